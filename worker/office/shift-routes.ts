/** `/api/staff/shift/…`: one's own turn, and what the lead of the running shift can do for the line and for colleagues. */
import type * as z from "zod/mini";
import { largeBodyBytes } from "../../shared/limits.ts";
import { CertifyDevice } from "../../shared/people-interface.ts";
import {
  BeginShift,
  CloseLine,
  type ColleagueCertified,
  type ColleaguesAsking,
  ExtendShift,
  type Noted,
  OfPerson,
  PrepareLine,
  type ShiftNow,
  SignOff,
} from "../../shared/shift-interface.ts";
import { type Asked, answer, type Outcome, type Route, type SignedIn, staffRoute } from "./door.ts";
import type { Member } from "./people.ts";
import { beginEarly, extend } from "./running/hours.ts";
import { close, confirm, phoned, prepare, reopen } from "./running/lead.ts";
import { checkIn, signOff } from "./running/own-turn.ts";
import { shiftNow } from "./running/shown.ts";
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
  staffRoute("POST", "shift/check-in", "checkIn", undefined, (asked) =>
    noted(asked, (sql) => checkIn(sql, asked.person.id, asked.now)),
  ),
  staffRoute("POST", "shift/sign-off", "checkIn", SignOff, (asked) =>
    noted(asked, (sql) => signOff(sql, asked.person.id, asked.body, asked.now)),
  ),
  staffRoute("GET", "shift/now", "runShift", undefined, now),
  change("confirm", OfPerson, confirm),
  change("phoned", OfPerson, phoned),
  change("close", CloseLine, close),
  change("reopen", CloseLine, reopen),
  change("begin", BeginShift, beginEarly),
  change("extend", ExtendShift, extend),
  change("line", PrepareLine, prepare),
];

type Of<Body> = Asked<Body> & SignedIn;

function now({ desk, now, person }: Of<unknown>): Outcome {
  return answer<ShiftNow>(shiftNow(desk.storage.sql, person, now));
}

function noted({ desk: { storage } }: Of<unknown>, act: (sql: SqlStorage) => Outcome | undefined): Outcome {
  return storage.transactionSync(() => act(storage.sql)) ?? answer<z.infer<typeof Noted>>({});
}

/** `act` says why not, having written nothing. */
function change<Body>(
  path: string,
  schema: z.ZodMiniType<Body>,
  act: (sql: SqlStorage, by: Member, body: Body, now: number) => Outcome | undefined,
): Route {
  return staffRoute("POST", `shift/${path}`, "runShift", schema, (asked) => {
    const { storage } = asked.desk;
    const refused = storage.transactionSync(() => act(storage.sql, asked.person, asked.body, asked.now));
    return refused ?? now(asked);
  });
}
