/** `/api/staff/rota/mine…`: one's own shifts, what one asks, and one's calendar. Every answer is the newest `MineAnswer`. */
import type * as z from "zod/mini";
import {
  Ask,
  Feed,
  type FeedMade,
  KeepAvailability,
  type MineAnswer,
  OwnRequest,
  TakeRequest,
} from "../../../shared/rota-interface.ts";
import { setAlarm } from "../alarm.ts";
import { type Asked, answer, type Outcome, type Route, type SignedIn, staffRoute } from "../door.ts";
import { relyingParty } from "../relying-party.ts";
import { ask, cancel, handBack, take } from "./asking.ts";
import { makeFeed, stopFeed } from "./feeds.ts";
import { mineOf } from "./mine.ts";
import { raiseVersion } from "./writing.ts";

export const mineRoutes: readonly Route[] = [
  staffRoute("GET", "rota/mine", "seeOwnShifts", undefined, mine),
  staffRoute("POST", "rota/mine/ask", "askAboutShifts", Ask, (asked) =>
    done(asked, ask(asked.desk.storage, asked.person.id, asked.body.what, asked.now)),
  ),
  staffRoute("POST", "rota/mine/take", "askAboutShifts", TakeRequest, (asked) =>
    done(asked, take(asked.desk.storage, asked.person.id, asked.body, asked.now)),
  ),
  staffRoute("POST", "rota/mine/hand-back", "askAboutShifts", OwnRequest, (asked) =>
    done(asked, handBack(asked.desk.storage, asked.person.id, asked.body, asked.now)),
  ),
  staffRoute("POST", "rota/mine/cancel", "askAboutShifts", OwnRequest, (asked) =>
    done(asked, cancel(asked.desk.storage, asked.person.id, asked.body, asked.now)),
  ),
  staffRoute("POST", "rota/mine/availability", "askAboutShifts", KeepAvailability, keepAvailability),
  staffRoute("POST", "rota/mine/feed", "changeOwnFeed", Feed, feed),
];

type Of<Body> = Asked<Body> & SignedIn;

function mine({ desk, now, person }: Of<unknown>): Outcome {
  const found = mineOf(desk, person.id, now);
  return found === undefined ? "personUnknown" : answer<MineAnswer>(found);
}

/** What was asked may end by itself sooner than anything the alarm knew of. */
async function done(asked: Of<unknown>, refused: Outcome | undefined): Promise<Outcome> {
  if (refused !== undefined) return refused;
  await setAlarm(asked.desk.storage, asked.desk.clock);
  return mine(asked);
}

function keepAvailability(asked: Of<z.infer<typeof KeepAvailability>>): Outcome {
  const { desk, person, body } = asked;
  desk.storage.transactionSync(() => {
    const { sql } = desk.storage;
    sql.exec("UPDATE people SET rather_not = ? WHERE id = ?", JSON.stringify(body.availability), person.id);
    raiseVersion(sql);
  });
  return mine(asked);
}

function feed({ desk, request, now, person, body }: Of<z.infer<typeof Feed>>): Outcome {
  const address = body.do === "make" ? made(desk, request, makeFeed(desk.storage, person.id, body.summary, now)) : null;
  if (body.do === "stop") stopFeed(desk.storage, person.id, now);
  const found = mineOf(desk, person.id, now);
  return found === undefined ? "personUnknown" : answer<FeedMade>({ mine: found, address });
}

function made(desk: Of<unknown>["desk"], request: Request, token: string): string {
  return `${relyingParty(desk, request).origin}/calendar/${token}.ics`;
}
