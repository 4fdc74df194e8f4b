/** Sums that are nobody's: what the Switchboard pooled becomes counts of a day, and small counts are not said. */
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { FiguresAnswer } from "../../../shared/figures-interface.ts";
import { LineSlug } from "../../../shared/ids.ts";
import { figureMonthsShown, smallestCellShown } from "../../../shared/limits.ts";
import { office } from "../../../worker/objects.ts";
import { addFeelings } from "../../../worker/office/figures.ts";
import { bindings } from "../relay/sockets.ts";
import { atHarbour, wordOf } from "./coordinating.ts";
import { goTo } from "./planned.ts";

const line = LineSlug.parse("harbour");
const many = (count: number, difference: number) => Array.from({ length: count }, () => ({ line, difference }));

test("P7: a count says the day, the line and the difference, and nothing else", () =>
  atHarbour(async ({ desk }) => {
    addFeelings(desk.sql, [...many(2, 1), ...many(1, -4)], desk.now);
    addFeelings(desk.sql, many(1, 1), desk.now);
    expect(desk.sql.exec("SELECT * FROM feelings ORDER BY difference").toArray()).toEqual([
      { day: "2026-11-30", line, difference: -4, chats: 1 },
      { day: "2026-11-30", line, difference: 1, chats: 3 },
    ]);
  }));

test("what is no line of ours or no difference is not counted", () =>
  atHarbour(async ({ desk }) => {
    for (const feeling of [
      { line: LineSlug.parse("elsewhere"), difference: 1 },
      { line, difference: 5 },
      { line, difference: -5 },
      { line, difference: 0.5 },
    ])
      addFeelings(desk.sql, [feeling], desk.now);
    expect(desk.sql.exec("SELECT * FROM feelings").toArray()).toEqual([]);
  }));

test("coordinators read sums of a month; what is too few to be nobody is not said, none at all among it", () =>
  atHarbour(async ({ desk, get, sam }) => {
    addFeelings(desk.sql, [...many(smallestCellShown, 2), ...many(1, 4), ...many(smallestCellShown - 1, -1)], desk.now);
    const shown = async () => FiguresAnswer.parse(await (await get("figures")).json()).feelings;
    // Between two looks at a month that runs a cell would grow by somebody: 2026-11-30 is the last day of this one.
    expect(await shown()).toEqual([]);
    goTo(desk, Date.parse("2026-12-01T00:00:00Z") - 1);
    expect(await shown()).toEqual([]);
    goTo(desk, Date.parse("2026-12-01T00:00:00Z"));
    addFeelings(desk.sql, many(smallestCellShown, 0), desk.now);
    expect(await shown()).toEqual([
      { month: "2026-11", line: "Harbour", worse: null, same: null, better: smallestCellShown + 1 },
    ]);
    const refused = await get("figures", sam);
    expect(await wordOf(refused)).toBe("403 notAllowed");
  }));

test("two years of months are shown, the newest first, however long the service has run", () =>
  atHarbour(async ({ desk, get }) => {
    const monthsAgo = (count: number) => new Date(Date.UTC(2026, 10 - count, 15)).toISOString().slice(0, 7);
    for (let count = figureMonthsShown + 2; count > 0; count--)
      addFeelings(desk.sql, many(smallestCellShown, 1), Date.parse(`${monthsAgo(count)}-15T12:00:00Z`));
    const { feelings } = FiguresAnswer.parse(await (await get("figures")).json());
    expect(feelings.map(({ month }) => month)).toEqual(
      Array.from({ length: figureMonthsShown }, (_, place) => monthsAgo(place + 1)),
    );
  }));

test("a count that fails half-way leaves none of its sums", async () => {
  await runInDurableObject(office(bindings), async (object, { storage }) => {
    const bad = [
      ...many(1, 1),
      {
        line,
        get difference(): number {
          throw new Error("cut short");
        },
      },
    ];
    expect(() => storage.transactionSync(() => addFeelings(storage.sql, bad, 0))).toThrow("cut short");
    expect(storage.sql.exec("SELECT * FROM feelings").toArray()).toEqual([]);
    expect(object).toBeDefined();
  });
});
