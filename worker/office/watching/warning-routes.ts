/** `GET /api/staff/rota/warnings`, for coordinators and supervisors. */
import type { WarningsAnswer } from "../../../shared/rota-interface.ts";
import { answer, type Route, staffRoute, told } from "../door.ts";
import { plannedLines } from "../planning/pattern-rows.ts";
import { zoneOf } from "../planning/team.ts";
import { warningsNow } from "./warnings.ts";

export const warningRoutes: readonly Route[] = [
  staffRoute("GET", "rota/warnings", "seeWarnings", undefined, ({ desk, now }) => {
    const { sql } = desk.storage;
    return answer<WarningsAnswer>({
      zone: zoneOf(sql),
      lines: [...plannedLines(sql)],
      warnings: [...warningsNow(sql, now)],
      clock: told(desk),
    });
  }),
];
