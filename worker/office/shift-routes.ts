/** `/api/staff/shift/…`: one's own turn, and what the lead of the running shift can do for the line and for colleagues. */
import type * as z from "zod/mini";
import type { LineSlug } from "../../shared/ids.ts";
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
import { setAlarm } from "./alarm.ts";
import { type Asked, answer, type Outcome, type Route, type SignedIn, staffRoute } from "./door.ts";
import type { Member } from "./people.ts";
import { sheetNow } from "./rota.ts";
import { beginEarly, extend } from "./running/hours.ts";
import { chargeOf } from "./running/in-charge.ts";
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

async function noted({ desk }: Of<unknown>, act: (sql: SqlStorage) => Outcome | undefined): Promise<Outcome> {
  const { storage, clock } = desk;
  const refused = storage.transactionSync(() => act(storage.sql));
  if (refused !== undefined) return refused;
  await setAlarm(storage, clock);
  return answer<z.infer<typeof Noted>>({});
}

/** `act` says why not, having written nothing. The Switchboard hears what counts now before the page does. */
function change<Body>(
  path: string,
  schema: z.ZodMiniType<Body>,
  act: (sql: SqlStorage, by: Member, body: Body, now: number) => Outcome | undefined,
): Route {
  return staffRoute("POST", `shift/${path}`, "runShift", schema, async (asked) => {
    const { desk, person, body } = asked;
    const refused = await noted(asked, (sql) => act(sql, person, body, asked.now));
    if (typeof refused === "string" || !refused.ok) return refused;
    const { sql } = desk.storage;
    const { running } = chargeOf(sql, person, asked.now);
    const lines = new Set<LineSlug>(running.map(({ line }) => line));
    await desk.tell([...lines].flatMap((line) => sheetNow(sql, line, asked.now) ?? []));
    return now(asked);
  });
}
