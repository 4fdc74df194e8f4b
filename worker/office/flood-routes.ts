/** `/api/staff/shift/surge` and `/api/staff/shift/flag`: what staff do when very many come, or one of them does harm. */
import type * as z from "zod/mini";
import { ChangeSurge, FlagChat, type Noted, type SurgeNow } from "../../shared/shift-interface.ts";
import { type Asked, answer, type Outcome, type Route, type SignedIn, staffRoute } from "./door.ts";
import { changeSurge, surgeShown } from "./running/surge.ts";

export const floodRoutes: readonly Route[] = [
  staffRoute("GET", "shift/surge", "runSurge", undefined, shown),
  staffRoute("POST", "shift/surge", "runSurge", ChangeSurge, change),
  staffRoute("POST", "shift/flag", "flagChat", FlagChat, flag),
];

function shown({ desk, now }: Asked<unknown>): Outcome {
  return answer<SurgeNow>(surgeShown(desk.storage.sql, now));
}

function change(asked: Asked<z.infer<typeof ChangeSurge>> & SignedIn): Outcome {
  const { desk, person, body, now } = asked;
  const { storage } = desk;
  return storage.transactionSync(() => changeSurge(storage.sql, person, body.on, now)) ?? shown(asked);
}

/** The Switchboard alone knows whose chat it is, and counts it together with others (rule S17): nothing is written here. */
async function flag({ desk, session, body }: Asked<z.infer<typeof FlagChat>> & SignedIn): Promise<Outcome> {
  const isHeld = await desk.flag(session.id, body.room);
  return isHeld ? answer<z.infer<typeof Noted>>({}) : "noSuchChat";
}
