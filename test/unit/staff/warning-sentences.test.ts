/** Warnings as people read them, each in one sentence and in the service's zone. */
import { expect, test } from "vitest";
import { LineSlug, ShiftId } from "../../../shared/ids.ts";
import { Day } from "../../../shared/rota/day.ts";
import type { WarningShown } from "../../../shared/rota-interface.ts";
import { warningSentences } from "../../../web/staff/warning-sentences.ts";

const line = LineSlug.parse("harbour");
const shift = ShiftId.parse("A".repeat(22));
const [from, until] = [Date.parse("2026-07-07T08:00Z"), Date.parse("2026-07-07T20:00Z")];
const short = { warning: "unstaffed", line, from, until, have: 0, minimum: 1, leadMissing: false } as const;

const said = (...warnings: WarningShown[]) =>
  warningSentences({ warnings, lines: [{ slug: line, name: "Harbour" }], zone: "Europe/London" }, []);

test.each<[WarningShown, string]>([
  [short, "Harbour should be open since 09:00, and nobody is checked in. 1 is needed."],
  [{ ...short, have: 1, minimum: 2 }, "Harbour should be open since 09:00, and 1 person is checked in. 2 are needed."],
  [
    { ...short, have: 2, minimum: 2, leadMissing: true },
    "Harbour should be open since 09:00, and no lead is checked in.",
  ],
  [
    { warning: "gap", shift, line, from, until, have: 2, minimum: 3 },
    "Harbour, Tue 7 Jul, 09:00 to 21:00: 2 people are planned, 3 are needed. The line does not open.",
  ],
  [{ warning: "alone", shift, line, from, until }, "Harbour, Tue 7 Jul, 09:00 to 21:00: one person would be alone."],
  [
    { warning: "unsupervised", shift, line, from, until },
    "Harbour, Tue 7 Jul, 09:00 to 21:00: somebody in training would be on without a supervisor.",
  ],
  [
    { warning: "unpublished", line, monday: Day.parse("2026-07-13"), days: 3 },
    "Harbour: the rota of the week of Monday 13 July is not published. It begins within 3 days.",
  ],
  [
    { warning: "unpublished", line, monday: Day.parse("2026-07-06"), days: 0 },
    "Harbour: the rota of this week is not published, and the week has begun.",
  ],
])("%o", (warning, sentence) => expect(said(warning)).toEqual([sentence]));

test("what a page says itself is left out, and the order stays", () => {
  const alone = { warning: "alone", shift, line, from, until } as const;
  const all = { warnings: [short, alone], lines: [], zone: "Europe/London" };
  expect(warningSentences(all, [])).toHaveLength(2);
  expect(warningSentences(all, ["alone"])).toEqual([expect.stringMatching(/^harbour should be open/)]);
});
