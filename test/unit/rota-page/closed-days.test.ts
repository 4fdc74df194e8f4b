/** The days of a week on which nothing takes place, as the heads of its table say them. */
import { expect, test } from "vitest";
import { LineSlug } from "../../../shared/ids.ts";
import { closureOfAll, closureOn, pictureOf } from "../../../web/rota/picture.ts";
import { day, harbour, patternId } from "../rota/given.ts";
import { answer } from "./answers.ts";

test("a day is closed for all lines only if each of them is closed on it", () => {
  const young = LineSlug.parse("young");
  const lines = [
    { slug: harbour, name: "Harbour", minimum: 1, lead: false },
    { slug: young, name: "Young", minimum: 1, lead: false },
  ];
  const closure = { line: harbour, from: day("2026-12-24"), until: day("2026-12-25"), name: "Holidays" };
  const all = { ...closure, line: null, from: day("2026-12-26"), until: day("2026-12-26"), name: "Painting" };
  const closures = [closure, all].map((one) => ({ id: patternId("closed"), closure: one }));
  const picture = pictureOf(answer([], [], { lines, closures }));
  expect(closureOn(picture, harbour, day("2026-12-25"))?.name).toBe("Holidays");
  expect(closureOfAll(picture, lines, day("2026-12-25"))).toBeUndefined();
  expect(closureOfAll(picture, lines, day("2026-12-26"))?.name).toBe("Painting");
  expect(closureOn(picture, harbour, day("2026-12-27"))).toBeUndefined();
});
