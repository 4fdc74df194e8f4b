/**
 * What the made-up charity *Harbour* says to its visitors in the demo. A real charity writes its own words, with a
 * clinician, and signs them off. These promise nothing that `docs/what-we-know.md` does not keep.
 */
import { waitMostMostMs } from "../../shared/limits.ts";
import { Line } from "../../shared/site.ts";

export const demoCharity = "Harbour";
export const demoZone = "Europe/London";
export const demoZoneName = "London time";

const limits = {
  version: "2026-11",
  signedOffBy: "Clinical lead, Harbour (demo)",
  paragraphs: [
    "You do not have to say who you are. We cannot see your name, your phone number or where you are, " +
      "and we do not keep your internet address. Your counsellor only knows what you choose to write.",
    "A trained counsellor reads what you write. A supervisor may read along to help. " +
      "The page always shows the name of everyone who can read. Nobody else can.",
    "Thoughts and feelings stay between us, also the ones that are hard to say. " +
      "You can talk about them here, and we will not think less of you.",
    "There are two things we may pass on: if you tell us that a child is being hurt or is in danger, " +
      "or that somebody’s life is in danger. Then we may tell people whose work is to protect them. " +
      "Your counsellor will say so first, if that is safe.",
    "For a child in danger, your counsellor writes down in their own words what they have heard. " +
      "It goes to the person at Harbour who looks after children’s safety. Your messages do not go with it.",
    "We can only pass on what you tell us. If you want help to come to you, you have to say where you are, " +
      "or call 999 yourself. We cannot find you.",
    "We keep no copy of the chat. When it ends it is gone from this page at once, and from your counsellor’s screen " +
      "within two minutes of hearing that. If they are still writing down a worry about a child, it can take up to 30 minutes.",
    "There is time for about an hour. If you need longer, say so: no chat can go on for more than three hours. " +
      "We will tell you ten minutes before the time is up. You can stop whenever you like.",
  ],
};

/** Parsed, so that a word too many shows at once and not on a visitor's page. */
export const demoLine = Line.parse({
  slug: "harbour",
  name: "Harbour",
  languages: ["en"],
  topics: ["My own thoughts or behaviour", "Someone I am worried about", "I am not sure yet"],
  urgentFirst: true,
  help: [
    {
      name: "Emergency services",
      number: "999",
      about: "If someone is in danger right now.",
      danger: true,
    },
    { name: "Samaritans", number: "116 123", about: "Free, any time, about anything.", danger: false },
  ],
  places: [
    {
      id: "harbour-place-nhs-1111",
      name: "NHS 111",
      about: "When you need a doctor, or somebody to talk to about your mental health.",
      to: "111",
    },
    {
      id: "harbour-place-nhs-help",
      name: "NHS: help with your mental health",
      about: "Where to find a doctor or a therapist, in an emergency too.",
      to: "https://www.nhs.uk/mental-health/",
    },
  ],
  limits,
  leaveTo: "https://www.bbc.co.uk/weather",
});

export const demoRules = {
  leadRequired: false,
  minimumStaff: 1,
  betweenChatsMs: 0,
  lastStartBeforeMs: 45 * 60 * 1000,
  // One counsellor, and people who try what waiting is like: nobody is turned away.
  waitMostMs: waitMostMostMs,
};
