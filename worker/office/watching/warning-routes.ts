/** `GET /api/staff/rota/warnings`, for coordinators and supervisors. */
import type { WarningsAnswer } from "../../../shared/rota-interface.ts";
import { answer, type Route, staffRoute, told } from "../door.ts";
import { plannedLines } from "../planning/pattern-rows.ts";
import { zoneOf } from "../planning/team.ts";
import { linesToStaff, stillUnstaffed, unstaffed } from "./staffing.ts";
import { warningsNow } from "./warnings.ts";

export const warningRoutes: readonly Route[] = [
  staffRoute("GET", "rota/warnings", "seeWarnings", undefined, async ({ desk, now }) => {
    const { sql } = desk.storage;
    // Whoever has just checked in must not read that nobody has: the Switchboard knows it at once, the Office in a minute.
    const noted = unstaffed(sql, now);
    const present = noted.length === 0 ? [] : await desk.present(noted.map(({ line }) => line));
    const short = stillUnstaffed(noted, linesToStaff(sql, now), present);
    return answer<WarningsAnswer>({
      zone: zoneOf(sql),
      lines: [...plannedLines(sql)],
      warnings: [...warningsNow(sql, now, short)],
      clock: told(desk),
    });
  }),
];
