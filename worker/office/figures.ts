/** Sums the charity shows to those who pay for it: marginals alone, so that no row can be anybody (P7). */
import type { FeelingMonth } from "../../shared/figures-interface.ts";
import { figureMonthsShown, smallestCellShown } from "../../shared/limits.ts";
import { FeelingDifference } from "../../shared/protocol.ts";
import type { Feeling } from "../room/state.ts";
import { today } from "./organisation.ts";

/** To the sums of today, by the organisation's calendar. What is no line of ours, or no difference, is not counted. */
export function addFeelings(sql: SqlStorage, feelings: readonly Feeling[], now: number): void {
  const day = today(sql, now);
  for (const { line, difference } of feelings) {
    if (!FeelingDifference.safeParse(difference).success) continue;
    sql.exec(
      `INSERT INTO feelings (day, line, difference, chats)
       SELECT ?, slug, ?, 1 FROM lines WHERE slug = ?
       ON CONFLICT (day, line, difference) DO UPDATE SET chats = chats + 1`,
      ...[day, difference, line],
    );
  }
}

type Row = { month: string; line: string; name: string; worse: number; same: number; better: number };

/**
 * The newest month first; whatever is so few that it could be somebody stays unsaid. Only months that are over, which
 * nothing is added to any more: between two looks at one that runs a cell would grow by somebody.
 */
export function feelingMonths(sql: SqlStorage, now: number): FeelingMonth[] {
  const rows = sql.exec<Row>(
    `SELECT substr(f.day, 1, 7) AS month, f.line, l.name,
       sum(CASE WHEN f.difference < 0 THEN f.chats ELSE 0 END) AS worse,
       sum(CASE WHEN f.difference = 0 THEN f.chats ELSE 0 END) AS same,
       sum(CASE WHEN f.difference > 0 THEN f.chats ELSE 0 END) AS better
     FROM feelings f JOIN lines l ON l.slug = f.line
     WHERE substr(f.day, 1, 7) IN (
       SELECT DISTINCT substr(day, 1, 7) AS month FROM feelings WHERE month < ? ORDER BY month DESC LIMIT ?)
     GROUP BY month, f.line ORDER BY month DESC, l.place`,
    ...[monthOf(today(sql, now)), figureMonthsShown],
  );
  return rows.toArray().map(({ month, name, worse, same, better }) => {
    return { month, line: name, worse: cell(worse), same: cell(same), better: cell(better) };
  });
}

const monthOf = (day: string) => day.slice(0, 7);

const cell = (count: number) => (count < smallestCellShown ? null : count);
