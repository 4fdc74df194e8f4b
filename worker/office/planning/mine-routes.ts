/**
 * `/api/staff/rota/mine…`: one's own shifts, what one asks, and one's calendar. Every change acts in one transaction and
 * answers with the newest `MineAnswer`.
 */
import type * as z from "zod/mini";
import type { PersonId } from "../../../shared/ids.ts";
import type { Action } from "../../../shared/permissions.ts";
import {
  Ask,
  Feed,
  type FeedMade,
  KeepAvailability,
  type MineAnswer,
  OwnRequest,
  TakeRequest,
} from "../../../shared/rota-interface.ts";
import { type Asked, answer, type Outcome, type Route, type SignedIn, staffRoute } from "../door.ts";
import { relyingParty } from "../relying-party.ts";
import { ask, cancel, handBack, take, turnDown } from "./asking.ts";
import { makeFeed, stopFeed } from "./feeds.ts";
import { lapseRequests } from "./lapsing.ts";
import { mineOf } from "./mine.ts";
import { raiseVersion } from "./writing.ts";

export const mineRoutes: readonly Route[] = [
  staffRoute("GET", "rota/mine", "seeOwnShifts", undefined, mine),
  change("rota/mine/ask", "askAboutShifts", Ask, ask),
  change("rota/mine/take", "askAboutShifts", TakeRequest, take),
  change("rota/mine/hand-back", "askAboutShifts", OwnRequest, handBack),
  change("rota/mine/cancel", "askAboutShifts", OwnRequest, cancel),
  change("rota/mine/turn-down", "askAboutShifts", OwnRequest, turnDown),
  change("rota/mine/availability", "askAboutShifts", KeepAvailability, keepAvailability),
  staffRoute("POST", "rota/mine/feed", "changeOwnFeed", Feed, feed),
];

type Of<Body> = Asked<Body> & SignedIn;

function mine({ desk, now, person }: Of<unknown>): Outcome {
  const found = mineOf(desk, person.id, now);
  return found === undefined ? "personUnknown" : answer<MineAnswer>(found);
}

/** `act` says why not, having written nothing. */
function change<Body>(
  path: string,
  action: Action,
  schema: z.ZodMiniType<Body>,
  act: (sql: SqlStorage, me: PersonId, body: Body, now: number) => Outcome | undefined,
): Route {
  return staffRoute("POST", path, action, schema, (asked) => {
    const { storage } = asked.desk;
    const refused = storage.transactionSync(() => {
      const outcome = act(storage.sql, asked.person.id, asked.body, asked.now);
      if (outcome !== undefined) return outcome;
      lapseRequests(storage.sql, asked.now);
      raiseVersion(storage.sql);
      return undefined;
    });
    return refused ?? mine(asked);
  });
}

function keepAvailability(
  sql: SqlStorage,
  me: PersonId,
  { availability }: z.infer<typeof KeepAvailability>,
): undefined {
  sql.exec("UPDATE people SET rather_not = ? WHERE id = ?", JSON.stringify(availability), me);
}

/** Nobody else's page shows a feed: the rota's version stays. */
function feed({ desk, request, now, person, body }: Of<z.infer<typeof Feed>>): Outcome {
  const { storage } = desk;
  const token = storage.transactionSync(() => {
    if (body.do === "make") return makeFeed(storage.sql, person.id, body.summary, now);
    stopFeed(storage.sql, person.id, now);
    return null;
  });
  const found = mineOf(desk, person.id, now);
  if (found === undefined) return "personUnknown";
  const address = token && `${relyingParty(desk, request).origin}/calendar/${token}.ics`;
  return answer<FeedMade>({ mine: found, address });
}
