/** `/api/staff/shift/…`: what the lead of the running shift can do for colleagues. */
import type * as z from "zod/mini";
import { largeBodyBytes } from "../../shared/limits.ts";
import { CertifyDevice } from "../../shared/people-interface.ts";
import type { ColleagueCertified, ColleaguesAsking } from "../../shared/shift-interface.ts";
import { answer, type Route, staffRoute } from "./door.ts";
import { certifyColleague, colleaguesAsking } from "./shift-lead.ts";

export const shiftRoutes: readonly Route[] = [
  staffRoute("GET", "shift/requests", "seeColleaguesAsking", undefined, ({ desk, now, person }) =>
    answer<z.infer<typeof ColleaguesAsking>>({ asking: [...colleaguesAsking(desk.storage.sql, person.id, now)] }),
  ),
  staffRoute(
    "POST",
    "shift/certify",
    "certifyColleague",
    CertifyDevice,
    async ({ desk, now, actor, body }) => {
      const certified = await certifyColleague(desk.storage, actor, body, now);
      return typeof certified === "string" ? certified : answer<z.infer<typeof ColleagueCertified>>(certified);
    },
    largeBodyBytes,
  ),
];
