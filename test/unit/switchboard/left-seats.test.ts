/** Rule S8 where a console's connection went before its session was ended: its seats in rooms may still stand. */
import { expect, test } from "vitest";
import type { RoomId, SessionId } from "../../../shared/ids.ts";
import { admissionMs, leftSeatsMost, presentMs } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import type { Admission, DutyPass } from "../../../shared/tokens.ts";
import { leaving } from "../../../worker/switchboard/left-seats.ts";
import { visitorsOf } from "../../../worker/switchboard/people.ts";
import { nextDeadline } from "../../../worker/switchboard/time.ts";
import { id, pass, World } from "./world.ts";

const at = 36_000_000;
const duty = pass(1, { limit: 3 }, at);
const { session } = duty;

/** Somebody is called by Sam; the page may have been seated. */
function paired(seated: boolean): { so: World; room: RoomId; admission: Admission } {
  const so = new World(at).onDuty("s", duty).visitor("a").takes("s");
  const admission = so.admissions.get("s")?.at(-1);
  if (admission === undefined) throw new Error("nobody was taken");
  const { room } = admission;
  if (seated) so.says("a", { type: "answered", room }).says("a", { type: "seated", room });
  return { so, room, admission };
}

const gone = (so: World, socket = "s") => so.take({ type: "socketGone", socket });
const cleared = (so: World, ended: SessionId = session) =>
  so.take({ type: "sessionRevoked", session: ended }).effects.filter(({ type }) => type === "revokeInRoom");

test("S8: a session that ends while its console is away clears its seats all the same, and once", () => {
  const { so, room } = paired(true);
  gone(so).later(admissionMs - 1);
  expect(cleared(so)).toEqual([{ type: "revokeInRoom", room, session }]);
  expect(cleared(so)).toEqual([]);
});

test("S8: whoever was being called by a console that went has the place back", () => {
  const { so, room } = paired(false);
  cleared(gone(so));
  expect(visitorsOf(so.state)[0]?.call).toBeNull();
  expect(so.heard("a")).toContainEqual({ type: "uncalled", room });
});

test("S8: nobody else's seats are cleared", () => {
  const { so } = paired(true);
  expect(cleared(gone(so), id<SessionId>(2))).toEqual([]);
  expect(so.state.leftSeats).toHaveLength(1);
});

test.each([
  ["it went by itself", (so: World) => gone(so)],
  ["it said what it may not", (so: World) => so.staff("s", { type: "start", admissions: [] })],
  ["its pass was another's", (so: World) => so.staff("s", { type: "duty", pass: "token" }, { pass: pass(2, {}, at) })],
])("S8: however the console's connection ended, its seats are known: %s", (_, ends) => {
  const { so, room } = paired(true);
  expect(cleared(ends(so))).toEqual([{ type: "revokeInRoom", room, session }]);
});

test("S8: who signed in anew elsewhere leaves the seats of the older session known", () => {
  const { so, room } = paired(true);
  const anew: DutyPass = { ...duty, session: id<SessionId>(7) };
  so.take({ type: "consoleConnected", socket: "s2", pass: anew });
  expect(so.closed()).toEqual([["s", closeCode.replaced]]);
  expect(cleared(so)).toEqual([{ type: "revokeInRoom", room, session }]);
});

test("S8: a seat is known by its console again when that is back, and by nobody when the chat is over", () => {
  const { so, room, admission } = paired(true);
  gone(so);
  so.console("s2", duty, [admission]);
  expect(so.state.leftSeats).toEqual([]);
  expect(cleared(so)).toEqual([{ type: "revokeInRoom", room, session }]);
  const other = paired(true);
  gone(other.so).console("s2", duty, []);
  expect(other.so.state.leftSeats).toHaveLength(1);
  other.so.staff("s2", { type: "ended", room: other.room });
  expect(other.so.state.leftSeats).toEqual([]);
});

test("S8: a seat is known no longer than its admission counts, and until then the object stays awake", () => {
  const { so } = paired(true);
  gone(so).later(presentMs);
  expect(nextDeadline(so.state, so.now)).not.toBeNull();
  so.later(admissionMs - presentMs);
  expect([so.state.leftSeats, nextDeadline(so.state, so.now)]).toEqual([[], null]);
  expect(cleared(so)).toEqual([]);
});

test("of too many seats the oldest are forgotten, and one that is known already counts once", () => {
  const { so, room } = paired(true);
  const console = so.consoleOf("s");
  const known = Array.from({ length: leftSeatsMost }, (_, number) => ({
    ...{ session, room: id<RoomId>(number), until: at + number },
  }));
  const all = leaving(known, console);
  expect(all).toHaveLength(leftSeatsMost);
  expect([all[0], all.at(-1)]).toMatchObject([{ room: id<RoomId>(1) }, { room }]);
  expect(leaving(all, console)).toHaveLength(leftSeatsMost);
});
