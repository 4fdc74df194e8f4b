/**
 * The visitor's page as it is served, for weighing: of a large line. Five numbers, five places, five topics, eight paragraphs of
 * limits, all languages and four lines, in sentences as long as charities write them. Limits allow more: each further
 * number, place or paragraph is about 60 bytes (brotli), and in the longest sentences that limits allow nobody could
 * read the page while frightened.
 */
import { idFrom, LineSlug } from "../../shared/ids.ts";
import { type Filling, fillVisitorPage } from "../../shared/page.ts";
import { type PageLanguage, pageLanguages } from "../../shared/page-language.ts";
import { sets } from "../words/sets.ts";

const paragraphs = [
  "What you write here stays between you and the people whose names you see in the chat.",
  "We cannot see who you are, where you are or what number you might call from, and we do not try to find out.",
  "If you tell us that a child is being hurt now, and who the child is, we have to tell the people who can keep them safe.",
  "If you tell us that you are about to hurt yourself or somebody else, and where, we may send help to you.",
  "We would tell you before we do either of these things, unless that would make it more dangerous for anybody.",
  "A counsellor may ask a colleague for advice. The colleague's name stands in the chat before they can read anything.",
  "A chat can last up to forty-five minutes. We say so ten minutes before the end, and you can come back another day.",
  "You can leave at any moment without saying why, and you can ask us to stop talking about something.",
];

const help = [
  { name: "Emergency services", number: "999", about: "When somebody is in danger right now, day and night." },
  { name: "Samaritans", number: "116 123", about: "Free to ring, day and night, about whatever is too much." },
  { name: "Childline", number: "0800 1111", about: "For anybody under nineteen; it is not on the phone bill." },
  { name: "Domestic abuse helpline", number: "0808 2000 247", about: "Free, day and night, run by women." },
  { name: "NHS 111", number: "111", about: "When you need a doctor's advice and it cannot wait until morning." },
];

const places = [
  {
    name: "Your own doctor",
    about: "Can talk with you alone and send you on to others.",
    to: "https://find.nhs.example/gp",
  },
  {
    name: "The centre in Mill Street",
    about: "Open on weekdays; you can come in without saying why.",
    to: "+44 20 7946 0018",
  },
  { name: "Housing office", about: "If you cannot stay where you are tonight.", to: "+44 20 7946 0143" },
  {
    name: "Safe plans to print",
    about: "A page to think ahead with, step by step.",
    to: "https://plans.harbour.example/safe",
  },
  {
    name: "Night café",
    about: "Warm, quiet and open until two; somebody to talk to.",
    to: "https://nightcafe.example/find-us",
  },
];

const topics = ["At home", "At school or work", "Somebody online", "Somebody I was with"];
const moreTopics = ["Something long ago"];
const others = ["Young people", "Men", "Night line"];

const line = (name: string): Filling["site"]["lines"][number] => ({
  slug: LineSlug.parse(name.toLowerCase().replaceAll(" ", "-")),
  name,
  languages: ["en"],
});

/** Midday, in winter. */
const now = Date.UTC(2026, 11, 1, 12);

function filling(language: PageLanguage): Filling {
  const { status, hours, firstPage } = sets[language];
  const day = new Intl.DateTimeFormat(status.locale, { weekday: "long", day: "numeric", month: "long" });
  const days = Array.from({ length: 7 }, (_, ahead) => ({
    day: day.format(now + ahead * 24 * 60 * 60 * 1000),
    times: "09:00–13:00, 17:00–23:00",
  }));
  return {
    site: {
      ...{ charity: "Harbour", organisationKey: "kQ7wR1cXbnT0yV9sZ4aG2hJ6mL8pD3eF5uI_oN-xWqA" },
      ...{ zone: "Europe/London", zoneName: "London time", lines: ["Harbour", ...others].map(line) },
    },
    line: {
      ...line("Harbour"),
      languages: [...pageLanguages],
      offered: [...pageLanguages],
      translations: pageLanguages.map((page) => ({
        ...{ language: page, version: "2", signedOffBy: "Ada, clinical lead", name: null },
        ...{ topics: [], help: [], paragraphs },
      })),
      topics: [...topics, ...moreTopics],
      urgentFirst: true,
      help: help.map((number, place) => ({ ...number, danger: place < 2 })),
      places: places.map((place, index) => ({ ...place, id: idFrom(new Uint8Array(16).fill(index * 37)) })),
      limits: { version: "2026-11", paragraphs },
      leaveTo: "https://www.bbc.co.uk/weather",
    },
    language,
    chosen: true,
    open: undefined,
    clock: { now, speed: 1 },
    words: status,
    answeredIn: firstPage.answeredIn,
    hours: { days, note: hours.heading },
  };
}

export const filledLargely = (template: string, language: PageLanguage): string =>
  fillVisitorPage(template, filling(language));
