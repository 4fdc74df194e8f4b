/** What people ask of the rota and a coordinator answers: the change and the answer are one. */
import { expect, test } from "vitest";
import type { RequestId } from "../../../shared/ids.ts";
import { planOf, type Shift } from "../../../shared/rota/plan.ts";
import { open, type Request, step, type Wish } from "../../../shared/rota/requests.ts";
import { DutyAnswer } from "../../../shared/staff-interface.ts";
import { doWhatIsDue } from "../../../worker/office/alarm.ts";
import { nextToLapse } from "../../../worker/office/planning/lapsing.ts";
import { keepRequest, requestOf } from "../../../worker/office/planning/request-rows.ts";
import { freshId } from "../../../worker/office/secrets.ts";
import { audited, type Browser } from "./coordinating.ts";
import { at, change, joined, type Planning, planning, remove, rotaIn, shift, turn } from "./planning.ts";
import { hour, monday, problemOf } from "./staff.ts";

const id = () => freshId<RequestId>();
const published = (from: string, until: string, fields: Partial<Shift> = {}) =>
  shift(from, until, { published: true, ...fields });

function asked({ desk }: Planning, by: Pick<Browser, "person">, what: Wish): Request {
  const request = open(id(), by.person, what, monday);
  keepRequest(desk.sql, request, monday);
  return request;
}

function taken(
  harbour: Planning,
  request: Request,
  by: Pick<Browser, "person">,
  giving: string | null = null,
): Request {
  const next = step(request, { kind: "taken", by: by.person, giving: giving as never });
  if (!next.done) throw new Error(next.refusal);
  keepRequest(harbour.desk.sql, next.request, monday);
  return next.request;
}

const answer = (harbour: Planning, how: "approve" | "decline", { id: request, revision }: Request) =>
  harbour.act(`requests/${how}`, { request, revision });

test("open requests are shown, the oldest first; an approved sign-up puts the person on", () =>
  planning(async (harbour) => {
    const made = published("2026-12-01T09:00", "2026-12-01T17:00");
    harbour.keep(planOf([made], []));
    const request = asked(harbour, harbour.sam, { wish: "signUp", shift: made.id });
    expect((await harbour.rota()).requests).toEqual([request]);
    const after = await rotaIn(await answer(harbour, "approve", request));
    expect(after).toMatchObject({ requests: [], assignments: [{ person: harbour.sam.person, shift: made.id }] });
    expect(requestOf(harbour.desk.sql, request.id)).toMatchObject({ state: "approved", revision: 2 });
    const row = harbour.desk.sql.exec("SELECT * FROM audit ORDER BY number DESC LIMIT 1").one();
    expect(row).toMatchObject({ action: "requestApproved", subject: harbour.sam.person, actor: harbour.alex.person });
    expect(JSON.parse(String(row.details))).toEqual({ wish: "signUp", request: request.id });
  }));

test("a declined request changes nothing else, and neither can be answered twice", () =>
  planning(async (harbour) => {
    const made = published("2026-12-01T09:00", "2026-12-01T17:00");
    harbour.keep(planOf([made], []));
    const request = asked(harbour, harbour.sam, { wish: "signUp", shift: made.id });
    const after = await rotaIn(await answer(harbour, "decline", request));
    expect(after).toMatchObject({ requests: [], assignments: [] });
    expect(audited(harbour).at(-1)).toMatchObject({ action: "requestDeclined", subject: harbour.sam.person });
    const stale = await answer(harbour, "approve", request);
    expect(await stale.json()).toMatchObject({ type: "rotaChanged", newer: { state: "declined", revision: 2 } });
    const over = await answer(harbour, "approve", { ...request, revision: 2 });
    expect(await over.json()).toMatchObject({ type: "wishRefused", why: "over" });
    expect(await problemOf(await answer(harbour, "decline", { ...request, id: id() }))).toBe("404 wishUnknown");
    for (const bad of [
      {},
      { request: request.id },
      { request: request.id, revision: 0 },
      { request: "x", revision: 1 },
    ])
      expect(await problemOf(await harbour.act("requests/approve", bad))).toBe("400 malformed");
  }));

test("what would break a rule is not approved, and says which; a shift nobody can sign up for neither", () =>
  planning(async (harbour) => {
    const [one, other] = [
      published("2026-12-01T09:00", "2026-12-01T17:00"),
      published("2026-12-01T16:00", "2026-12-01T22:00"),
    ];
    const closed = published("2026-12-03T16:00", "2026-12-03T22:00", { need: { ...one.need, signUp: "closed" } });
    harbour.keep(planOf([one, other, closed], [turn(one, harbour.sam)]));
    const request = asked(harbour, harbour.sam, { wish: "signUp", shift: other.id });
    expect(await (await answer(harbour, "approve", request)).json()).toMatchObject({
      type: "rotaConflict",
      conflicts: [{ rule: "overlap" }],
    });
    expect(requestOf(harbour.desk.sql, request.id)).toEqual(request);
    const refused = asked(harbour, harbour.sam, { wish: "signUp", shift: closed.id });
    expect(await (await answer(harbour, "approve", refused)).json()).toMatchObject({
      type: "wishRefused",
      why: "signUpClosed",
    });
    expect((await harbour.rota()).assignments).toHaveLength(1);
  }));

test("approved leave is kept beside the rota, and whoever plans over it is refused", () =>
  planning(async (harbour) => {
    const made = published("2026-12-08T09:00", "2026-12-08T17:00");
    harbour.keep(planOf([made], []));
    const leave = { from: at("2026-12-07T00:00"), until: at("2026-12-14T00:00") };
    const request = asked(harbour, harbour.sam, { wish: "leave", ...leave });
    const after = await rotaIn(await answer(harbour, "approve", request));
    expect(after.people.find(({ id: person }) => person === harbour.sam.person)?.leave).toEqual([leave]);
    const on = { do: "assign", assignment: turn(made, harbour.sam) } as const;
    expect(await (await harbour.draft([on])).json()).toMatchObject({ conflicts: [{ rule: "onLeave", leave }] });
  }));

test("a swap approved one second before the shift: the one can take chats and the other cannot", () =>
  planning(async (harbour) => {
    const priya = await joined(harbour, "Priya", "counsellor");
    const [now, later] = [
      published("2026-11-30T14:10", "2026-11-30T18:00"),
      published("2026-12-02T14:00", "2026-12-02T18:00"),
    ];
    const [mine, theirs] = [turn(now, harbour.sam), turn(later, priya)];
    harbour.keep(planOf([now, later], [mine, theirs]));
    const request = taken(
      harbour,
      asked(harbour, harbour.sam, { wish: "swap", assignment: mine.id, to: null }),
      priya,
      theirs.id,
    );
    harbour.desk.now = now.from - 1000;
    await rotaIn(await answer(harbour, "approve", request));
    harbour.desk.now = now.from;
    const duty = async (by: Browser) => DutyAnswer.parse(await (await harbour.get("duty", by)).json());
    expect(await duty(priya)).toMatchObject({ pass: expect.any(String), shift: { from: now.from } });
    expect(await duty(harbour.sam)).toMatchObject({ pass: null, ended: null, shift: { from: later.from } });
    const ended = harbour.desk.sql.exec("SELECT id FROM ended_assignments ORDER BY id").toArray();
    expect(ended).toEqual([mine.id, theirs.id].toSorted().map((one) => ({ id: one })));
  }));

test("cover that nobody has taken cannot be approved; in the middle of a shift it cuts the turn in two", () =>
  planning(async (harbour) => {
    const priya = await joined(harbour, "Priya", "counsellor");
    const running = published("2026-11-30T12:00", "2026-11-30T18:00");
    const mine = turn(running, harbour.sam);
    harbour.keep(planOf([running], [mine]));
    const request = asked(harbour, harbour.sam, { wish: "cover", assignment: mine.id, to: null });
    expect(await (await answer(harbour, "approve", request)).json()).toMatchObject({ why: "notTaken" });
    const after = await rotaIn(await answer(harbour, "approve", taken(harbour, request, priya)));
    expect(after.assignments.map(({ person, from, until }) => [person, from, until])).toEqual([
      [harbour.sam.person, running.from, monday],
      [priya.person, monday, running.until],
    ]);
  }));

test("Grafana OnCall #4182: a shift that is moved and published takes its accepted swap along", () =>
  planning(async (harbour) => {
    const priya = await joined(harbour, "Priya", "counsellor");
    const made = published("2026-12-02T10:00", "2026-12-02T18:00");
    const mine = turn(made, harbour.sam);
    harbour.keep(planOf([made], [mine]));
    const request = taken(
      harbour,
      asked(harbour, harbour.sam, { wish: "cover", assignment: mine.id, to: null }),
      priya,
    );
    const times = { from: made.from - hour, until: made.until - hour };
    const moved = { do: "changeAssignment", assignment: mine.id, revision: 1, to: times } as const;
    const drafted = await rotaIn(await harbour.draft([change(made, times), moved]));
    const publish = { version: drafted.version, upTo: drafted.steps[0]?.number, lines: [], from: 0, until: 1 };
    await rotaIn(await harbour.act("publish", publish));
    const after = await rotaIn(await answer(harbour, "approve", request));
    expect(after.assignments).toMatchObject([{ person: priya.person, ...times }]);
  }));

test("a request lapses when its time has come, by the alarm, and at once when what it is about is gone", () =>
  planning(async (harbour, state) => {
    const [soon, later] = [
      published("2026-12-01T09:00", "2026-12-01T17:00"),
      published("2026-12-02T09:00", "2026-12-02T17:00"),
    ];
    const mine = turn(soon, harbour.sam);
    harbour.keep(planOf([soon, later], [mine]));
    const wishes: readonly Wish[] = [
      { wish: "withdraw", assignment: mine.id },
      { wish: "cover", assignment: mine.id, to: null },
      { wish: "leave", from: monday, until: soon.until + hour },
      { wish: "signUp", shift: later.id },
    ];
    const requests = wishes.map((what) => asked(harbour, harbour.sam, what));
    const states = () => requests.map((request) => requestOf(harbour.desk.sql, request.id)?.state);
    const until = async (now: number) => {
      expect(nextToLapse(harbour.desk.sql)).toBe(now);
      await doWhatIsDue(state.storage, { now: () => now - 1, speed: 1 });
      const before = states();
      await doWhatIsDue(state.storage, { now: () => now, speed: 1 });
      return [before, states()];
    };
    expect(await until(soon.from)).toEqual([
      ["open", "open", "open", "open"],
      ["lapsed", "open", "open", "open"],
    ]);
    expect(await until(soon.until)).toEqual([
      ["lapsed", "open", "open", "open"],
      ["lapsed", "lapsed", "open", "open"],
    ]);
    const drafted = await rotaIn(await harbour.draft([remove(later)]));
    const publish = { version: drafted.version, upTo: drafted.steps[0]?.number, lines: [], from: 0, until: 1 };
    expect((await rotaIn(await harbour.act("publish", publish))).requests.map(({ what }) => what.wish)).toEqual([
      "leave",
    ]);
    expect(await until(soon.until + hour)).toEqual([
      ["lapsed", "lapsed", "open", "lapsed"],
      ["lapsed", "lapsed", "lapsed", "lapsed"],
    ]);
    expect(nextToLapse(harbour.desk.sql)).toBeNull();
  }));
