/** A line as the service shows it, for tests of the page. */
import { LineShown } from "../../../shared/line-interface.ts";

export const text = (version: string, paragraphs: readonly string[], signedOffBy: string | null) => ({
  ...{ version, paragraphs: [...paragraphs], signedOffBy, signedOffAt: signedOffBy === null ? null : 1 },
});

export const lineOf = (more: object = {}): LineShown =>
  LineShown.parse({
    slug: "harbour",
    name: "Harbour",
    languages: ["en", "cy"],
    topics: ["One", "Two"],
    urgentFirst: true,
    help: [
      { name: "Emergency services", number: "999", about: "In danger.", danger: true },
      { name: "Samaritans", number: "116 123", about: "Any time.", danger: false },
    ],
    places: [],
    leaveTo: "https://weather.example/",
    leadRequired: false,
    minimumStaff: 2,
    betweenChatsMs: 300_000,
    lastStartBeforeMs: 2_700_000,
    waitMostMs: 1_800_000,
    standing: "draft",
    edition: 3,
    limits: null,
    waiting: null,
    ...more,
  });
