/** One's own side of the rota: asking, being granted or refused, taking from one another, and what others may see. */
import { expect, test } from "vitest";
import { openRequestsMost, requestsADayMost, requestsKeptMs, withdrawLastMs } from "../../../shared/limits.ts";
import { OwnConflicts } from "../../../shared/rota-interface.ts";
import { DutyAnswer } from "../../../shared/staff-interface.ts";
import { forgetRequests, nextToForgetRequest } from "../../../worker/office/planning/forgetting-requests.ts";
import { lapseRequests, nextToLapse } from "../../../worker/office/planning/lapsing.ts";
import { type Browser, wordOf } from "./coordinating.ts";
import { at, atRota, goTo, need, type Planned } from "./planned.ts";
import { hour, minute, monday } from "./staff.ts";

const day = 24 * hour;

/** "409 wishRefused tooLate" */
async function refusalOf(answer: Response): Promise<string> {
  const { type, why } = await answer.clone().json<{ type: string; why?: string }>();
  return [answer.status, type, ...(why === undefined ? [] : [why])].join(" ");
}

const rulesIn = async (answer: Response) => {
  const { conflicts, others } = OwnConflicts.parse(await answer.json());
  return { rules: conflicts.map(({ rule }) => rule), others };
};

/** Of this person's own: what they asked, and what it is now. */
const asked = async ({ mine }: Planned, whose: Browser) =>
  (await mine(whose)).requests.map(({ what, state }) => `${what.wish} ${state}`).toSorted();

const onIt = async ({ mine }: Planned, whose: Browser, shift: { id: string }) =>
  (await mine(whose)).assignments.filter((one) => one.shift === shift.id).map(({ person }) => person);

const newest = async ({ mine }: Planned, whose: Browser) => {
  const [request] = (await mine(whose)).requests;
  if (request === undefined) throw new Error("There is no request.");
  return request;
};

test("a shift that is open takes whoever signs up, at once; one on request keeps the wish for a coordinator", () =>
  atRota(async (planned) => {
    const { shift, ask, sam } = planned;
    const free = shift("2026-12-03T09:00", "17:00", { need: { ...need, signUp: "open" } });
    const asking = shift("2026-12-05T09:00", "17:00");
    const closed = shift("2026-12-07T09:00", "17:00", { need: { ...need, signUp: "closed" } });
    expect((await ask(sam, { wish: "signUp", shift: free.id })).status).toBe(200);
    expect((await ask(sam, { wish: "signUp", shift: asking.id })).status).toBe(200);
    expect(await refusalOf(await ask(sam, { wish: "signUp", shift: closed.id }))).toBe("409 wishRefused signUpClosed");
    expect(await onIt(planned, sam, free)).toEqual([sam.person]);
    expect(await onIt(planned, sam, asking)).toEqual([]);
    expect(await asked(planned, sam)).toEqual(["signUp approved", "signUp open"]);
    planned.rules({ atOnce: ["signUp"] });
    const atOnce = shift("2026-12-09T09:00", "17:00");
    await ask(sam, { wish: "signUp", shift: atOnce.id });
    expect(await onIt(planned, sam, atOnce)).toEqual([sam.person]);
  }));

test("what would break a rule is refused with the rule, and nothing is kept", () =>
  atRota(async (planned) => {
    const { shift, ask, sam, alex } = planned;
    const open = { need: { ...need, signUp: "open" as const } };
    shift("2026-12-03T14:00", "22:00", {}, sam);
    const early = shift("2026-12-04T06:00", "12:00", open);
    const refused = await ask(sam, { wish: "signUp", shift: early.id });
    expect(refused.status).toBe(409);
    expect(await rulesIn(refused)).toEqual({ rules: ["rest"], others: false });
    // Whoever only plans takes no chats.
    expect(await rulesIn(await ask(alex, { wish: "signUp", shift: early.id }))).toMatchObject({
      rules: ["roleForDuty"],
    });
    planned.desk.sql.exec("UPDATE people SET trainee = 1 WHERE id = ?", sam.person);
    const later = shift("2026-12-07T09:00", "17:00", open);
    expect(await rulesIn(await ask(sam, { wish: "signUp", shift: later.id }))).toMatchObject({
      rules: ["unsupervised"],
    });
    expect(await asked(planned, sam)).toEqual([]);
  }));

test("somebody goes off a shift by themselves until 48 hours before it, and not later", () =>
  atRota(async (planned) => {
    const { shift, ask, turnOf, sam, desk } = planned;
    const one = shift("2026-12-03T09:00", "17:00", {}, sam);
    const withdraw = { wish: "withdraw", assignment: turnOf(one, sam) };
    goTo(desk, one.from - withdrawLastMs + 1);
    expect(await refusalOf(await ask(sam, withdraw))).toBe("409 wishRefused tooLate");
    goTo(desk, one.from - withdrawLastMs);
    expect((await ask(sam, withdraw)).status).toBe(200);
    expect(await onIt(planned, sam, one)).toEqual([]);
    expect(desk.sql.exec("SELECT person, revision FROM ended_assignments").toArray()).toEqual([
      { person: sam.person, revision: 2 },
    ]);
    expect(await refusalOf(await ask(sam, withdraw))).toBe("409 wishRefused gone");
  }));

test("a supervisor does not go off a shift that a trainee would be on without one", () =>
  atRota(async (planned) => {
    const { shift, ask, turnOf, sam, priya, alex, desk } = planned;
    desk.sql.exec("UPDATE people SET trainee = 1 WHERE id = ?", sam.person);
    const one = shift("2026-12-04T09:00", "17:00", {}, sam, priya);
    const withdraw = { wish: "withdraw", assignment: turnOf(one, priya) };
    const refused = await ask(priya, withdraw);
    expect(await rulesIn(refused)).toEqual({ rules: ["unsupervised"], others: false });
    expect(await onIt(planned, priya, one)).toHaveLength(2);
    // The trainee comes off first; then nothing stands against it.
    expect((await ask(sam, { wish: "withdraw", assignment: turnOf(one, sam) })).status).toBe(200);
    expect((await ask(priya, withdraw)).status).toBe(200);
    expect(await onIt(planned, alex, one)).toEqual([]);
  }));

test("where going off a shift needs a coordinator, the turn stays until then", () =>
  atRota(async (planned) => {
    const { shift, ask, turnOf, sam } = planned;
    planned.rules({ atOnce: [] });
    const one = shift("2026-12-04T09:00", "17:00", {}, sam);
    await ask(sam, { wish: "withdraw", assignment: turnOf(one, sam) });
    expect(await onIt(planned, sam, one)).toEqual([sam.person]);
    expect(await asked(planned, sam)).toEqual(["withdraw open"]);
  }));

test("cover is taken by a colleague, waits for a coordinator, and can be handed back until then", () =>
  atRota(async (planned) => {
    const { shift, ask, post, turnOf, mine, sam, morgan, priya } = planned;
    const one = shift("2026-12-04T09:00", "17:00", {}, sam);
    await ask(sam, { wish: "cover", assignment: turnOf(one, sam), to: null });
    const request = await newest(planned, morgan);
    expect(request).toMatchObject({ person: sam.person, state: "open", what: { wish: "cover" } });
    const take = { request: request.id, revision: 1, giving: null };
    expect(await refusalOf(await post("take", sam, take))).toBe("409 wishRefused yourOwn");
    expect((await post("take", morgan, take)).status).toBe(200);
    expect((await newest(planned, sam)).takenBy).toEqual({ person: morgan.person, giving: null });
    expect(await onIt(planned, sam, one)).toEqual([sam.person]);
    expect(await asked(planned, priya)).toEqual([]);
    // Whoever still sees it open comes second, and is shown how it is now.
    const second = await post("take", priya, take);
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({ type: "rotaChanged", newer: { state: "taken", revision: 2 } });
    const named = { request: request.id, revision: 2 };
    expect(await refusalOf(await post("hand-back", priya, named))).toBe("409 wishRefused notYours");
    expect((await post("hand-back", morgan, named)).status).toBe(200);
    expect((await mine(morgan)).requests).toMatchObject([{ state: "open", takenBy: null, revision: 3 }]);
    expect((await post("cancel", sam, { request: request.id, revision: 3 })).status).toBe(200);
    expect(await asked(planned, morgan)).toEqual([]);
    expect(await asked(planned, sam)).toEqual(["cover cancelled"]);
  }));

test("whoever is asked by name can decline, and nobody else; the request ends, with the time it was about", () =>
  atRota(async (planned) => {
    const { shift, ask, post, mine, turnOf, sam, morgan, priya } = planned;
    const one = shift("2026-12-04T09:00", "17:00", {}, sam);
    const assignment = turnOf(one, sam);
    await ask(sam, { wish: "cover", assignment, to: morgan.person });
    const named = { request: (await newest(planned, morgan)).id, revision: 1 };
    expect(await wordOf(await post("turn-down", priya, named))).toBe("404 wishUnknown");
    expect(await refusalOf(await post("turn-down", sam, named))).toBe("409 wishRefused notForYou");
    expect((await post("turn-down", morgan, named)).status).toBe(200);
    expect(await asked(planned, morgan)).toEqual([]);
    expect(await asked(planned, sam)).toEqual(["cover declined"]);
    planned.rules({ atOnce: ["withdraw"] });
    await ask(sam, { wish: "withdraw", assignment });
    const { assignments, subjects } = await mine(sam);
    expect(assignments).toEqual([]);
    expect(subjects).toEqual([{ id: assignment, from: one.from, until: one.until }]);
    await ask(sam, { wish: "cover", assignment: turnOf(shift("2026-12-08T09:00", "17:00", {}, sam), sam), to: null });
    const anybody = { request: (await newest(planned, morgan)).id, revision: 1 };
    expect(await refusalOf(await post("turn-down", morgan, anybody))).toBe("409 wishRefused notForYou");
  }));

test("where the charity lets colleagues settle it, cover and a swap take place as soon as somebody takes them", () =>
  atRota(async (planned) => {
    const { shift, ask, post, turnOf, sam, morgan } = planned;
    planned.rules({ atOnce: ["cover", "swap"] });
    const one = shift("2026-12-04T09:00", "17:00", {}, sam);
    const other = shift("2026-12-08T09:00", "17:00", {}, morgan);
    const third = shift("2026-12-10T09:00", "17:00", {}, sam);
    await ask(sam, { wish: "swap", assignment: turnOf(one, sam), to: morgan.person });
    const swap = await newest(planned, morgan);
    const take = { request: swap.id, revision: 1 };
    expect(await refusalOf(await post("take", morgan, { ...take, giving: null }))).toBe(
      "409 wishRefused giveOneInReturn",
    );
    // What one gives is one's own.
    expect(await refusalOf(await post("take", morgan, { ...take, giving: turnOf(third, sam) }))).toBe(
      "409 wishRefused gone",
    );
    expect((await post("take", morgan, { ...take, giving: turnOf(other, morgan) })).status).toBe(200);
    expect(await onIt(planned, sam, one)).toEqual([morgan.person]);
    expect(await onIt(planned, sam, other)).toEqual([sam.person]);
    await ask(sam, { wish: "cover", assignment: turnOf(third, sam), to: null });
    const cover = (await planned.mine(morgan)).requests.find(({ state }) => state === "open");
    await post("take", morgan, { request: cover?.id, revision: 1, giving: null });
    expect(await onIt(planned, sam, third)).toEqual([morgan.person]);
    expect(await asked(planned, sam)).toEqual(["cover approved", "swap approved"]);
  }));

test("a colleague who may not be there is refused with their own rule, and learns nothing of the other's", () =>
  atRota(async (planned) => {
    const { shift, ask, post, turnOf, sam, morgan, desk } = planned;
    const one = shift("2026-12-04T09:00", "17:00", {}, sam);
    const clash = shift("2026-12-04T12:00", "20:00", {}, morgan);
    await ask(sam, { wish: "cover", assignment: turnOf(one, sam), to: morgan.person });
    const cover = await newest(planned, morgan);
    const refused = await post("take", morgan, { request: cover.id, revision: 1, giving: null });
    // Two shifts at once, and then somebody is alone on each.
    expect(await rulesIn(refused)).toEqual({ rules: ["overlap", "alone", "alone"], others: false });
    await post("cancel", sam, { request: cover.id, revision: 1 });
    await ask(sam, { wish: "swap", assignment: turnOf(one, sam), to: null });
    desk.sql.exec(
      "INSERT INTO leave_times (request, person, from_at, until_at) VALUES ('r', ?, ?, ?)",
      ...[sam.person, at("2026-12-04T16:00"), at("2026-12-05T00:00")],
    );
    const swap = (await planned.mine(morgan)).requests.find(({ what }) => what.wish === "swap");
    const leave = await post("take", morgan, { request: swap?.id, revision: 1, giving: turnOf(clash, morgan) });
    const text = await leave.clone().text();
    expect(await rulesIn(leave)).toEqual({ rules: [], others: true });
    expect(text).not.toContain(sam.person);
  }));

test("who is in training, and whose training has run out, is not told to colleagues", () =>
  atRota(async (planned) => {
    const { shift, ask, post, turnOf, sam, morgan, priya, desk } = planned;
    desk.sql.exec("UPDATE people SET trainee = 1 WHERE id = ?", sam.person);
    desk.sql.exec("INSERT INTO person_skills VALUES (?, 'first aid', '2026-12-01')", sam.person);
    desk.sql.exec("INSERT INTO person_skills VALUES (?, 'first aid', NULL)", priya.person);
    const one = shift("2026-12-04T09:00", "17:00", { need: { ...need, skills: ["first aid"] } }, sam, priya);
    await ask(priya, { wish: "cover", assignment: turnOf(one, priya), to: null });
    const cover = await newest(planned, morgan);
    const refused = await post("take", morgan, { request: cover.id, revision: 1, giving: null });
    const { conflicts, others } = OwnConflicts.parse(await refused.json());
    expect(conflicts).toMatchObject([
      { rule: "skill", expired: [] },
      { rule: "unsupervised", trainees: [] },
    ]);
    expect(others).toBe(false);
  }));

test("what nobody could take is not shown to them, and what is asked of another by name does not exist for them", () =>
  atRota(async (planned) => {
    const { shift, ask, post, turnOf, sam, morgan, priya, alex } = planned;
    const one = shift("2026-12-04T09:00", "17:00", {}, sam);
    shift("2026-12-04T12:00", "20:00", {}, priya);
    await ask(sam, { wish: "cover", assignment: turnOf(one, sam), to: null });
    expect(await asked(planned, morgan)).toEqual(["cover open"]);
    expect(await asked(planned, priya)).toEqual([]);
    expect(await asked(planned, alex)).toEqual([]);
    const two = shift("2026-12-14T09:00", "17:00", {}, sam);
    await ask(sam, { wish: "swap", assignment: turnOf(two, sam), to: priya.person });
    await ask(sam, { wish: "leave", from: at("2026-12-20T00:00"), until: at("2026-12-27T00:00") });
    const all = (await planned.mine(sam)).requests;
    for (const { id, what } of all) {
      if (what.wish === "cover") continue;
      const named = { request: id, revision: 1 };
      expect(await wordOf(await post("take", morgan, { ...named, giving: null }))).toBe("404 wishUnknown");
      expect(await wordOf(await post("cancel", morgan, named))).toBe("404 wishUnknown");
      expect(await wordOf(await post("hand-back", morgan, named))).toBe("404 wishUnknown");
    }
    expect(await wordOf(await post("cancel", sam, { request: "A".repeat(22), revision: 1 }))).toBe("404 wishUnknown");
  }));

test("leave is kept when it is granted, refuses shifts in it, and can be given back", () =>
  atRota(async (planned) => {
    const { shift, ask, post, mine, sam, desk } = planned;
    const week = { wish: "leave", from: at("2026-12-07T00:00"), until: at("2026-12-14T00:00") };
    await ask(sam, week);
    expect((await mine(sam)).me.leave).toEqual([]);
    expect(await refusalOf(await ask(sam, week))).toBe("409 wishRefused askedAlready");
    const waiting = await newest(planned, sam);
    await post("cancel", sam, { request: waiting.id, revision: 1 });
    planned.rules({ atOnce: ["leave"] });
    await ask(sam, week);
    expect((await mine(sam)).me.leave).toEqual([{ from: week.from, until: week.until }]);
    const inIt = shift("2026-12-08T09:00", "17:00", { need: { ...need, signUp: "open" } });
    expect(await rulesIn(await ask(sam, { wish: "signUp", shift: inIt.id }))).toMatchObject({ rules: ["onLeave"] });
    const granted = (await mine(sam)).requests.find(({ state }) => state === "approved");
    expect((await post("cancel", sam, { request: granted?.id, revision: granted?.revision })).status).toBe(200);
    expect((await mine(sam)).me.leave).toEqual([]);
    expect((await ask(sam, { wish: "signUp", shift: inIt.id })).status).toBe(200);
    const past = { wish: "leave", from: monday - day, until: monday };
    expect(await refusalOf(await ask(sam, past))).toBe("409 wishRefused past");
    const endless = { wish: "leave", from: monday, until: monday + 367 * day };
    expect(await refusalOf(await ask(sam, endless))).toBe("409 wishRefused leaveTooLong");
    const told = desk.sql.exec<{ details: string }>("SELECT details FROM audit WHERE action = 'requestMade'").toArray();
    expect(new Set(told.map(({ details }) => details))).toEqual(new Set(['{"wish":"leave"}', '{"wish":"signUp"}']));
  }));

test("a swap that is settled one second before the shift decides who may take chats, and who may not", () =>
  atRota(async (planned) => {
    const { shift, ask, post, turnOf, sam, morgan, desk } = planned;
    planned.rules({ atOnce: ["swap"] });
    const duty = async (whose: Browser) => DutyAnswer.parse(await (await desk.get("duty", whose.cookie)).json());
    const tonight = shift("2026-11-30T16:00", "20:00", {}, sam);
    const other = shift("2026-12-03T16:00", "20:00", {}, morgan);
    await ask(sam, { wish: "swap", assignment: turnOf(tonight, sam), to: null });
    goTo(desk, tonight.from - 1000);
    const { id } = await newest(planned, morgan);
    const taken = await post("take", morgan, { request: id, revision: 1, giving: turnOf(other, morgan) });
    expect(taken.status).toBe(200);
    goTo(desk, tonight.from);
    expect((await duty(morgan)).pass).not.toBeNull();
    expect(await duty(sam)).toMatchObject({ pass: null, shift: { from: other.from } });
  }));

test("cover during a shift cuts the turn in two: each has what they worked", () =>
  atRota(async (planned) => {
    const { shift, ask, post, turnOf, sam, morgan, desk } = planned;
    planned.rules({ atOnce: ["cover"] });
    const running = shift("2026-11-30T12:00", "20:00", {}, sam);
    await ask(sam, { wish: "cover", assignment: turnOf(running, sam), to: null });
    goTo(desk, monday + hour);
    const { id } = await newest(planned, morgan);
    await post("take", morgan, { request: id, revision: 1, giving: null });
    const turns = (await planned.mine(sam)).assignments.map(({ person, from, until }) => ({ person, from, until }));
    expect(turns).toEqual([
      { person: sam.person, from: running.from, until: monday + hour },
      { person: morgan.person, from: monday + hour, until: running.until },
    ]);
  }));

test("S15: the Switchboard hears at once whose turn runs, when cover is taken during a shift or a second before it", () =>
  atRota(async (planned) => {
    const { shift, ask, post, turnOf, sam, morgan, priya, desk } = planned;
    planned.rules({ atOnce: ["cover"] });
    const first = shift("2026-11-30T12:00", "16:00", {}, sam);
    const second = shift("2026-11-30T16:00", "20:00", {}, sam);
    const takes = async (of: typeof first, by: Browser) => {
      await ask(sam, { wish: "cover", assignment: turnOf(of, sam), to: null });
      const request = (await planned.mine(by)).requests.find(({ state }) => state === "open");
      expect((await post("take", by, { request: request?.id, revision: 1, giving: null })).status).toBe(200);
    };
    const one = { lead: false, lines: [first.line] };
    goTo(desk, second.from - 1000);
    expect(desk.onDuty).toEqual([]);
    await takes(second, morgan);
    // Their pass says that they are there until eight.
    expect(desk.onDuty).toEqual([{ at: desk.now, turns: [{ person: sam.person, until: first.until, ...one }] }]);
    expect(desk.told).toMatchObject([{ line: first.line, from: first.from, until: second.until }]);
    goTo(desk, second.from);
    const third = shift("2026-11-30T12:00", "20:00", {}, sam);
    await takes(third, priya);
    const turns = [morgan, priya].map(({ person }) => ({ person, until: second.until, ...one }));
    expect(new Set(desk.onDuty.at(-1)?.turns)).toEqual(new Set(turns));
  }));

test("two who take the last place of an open shift: the second is told that it is full", () =>
  atRota(async (planned) => {
    const { shift, ask, sam, morgan } = planned;
    const one = shift("2026-12-04T09:00", "17:00", { need: { ...need, wanted: 1, maximum: 1, signUp: "open" } });
    const answers = await Promise.all([sam, morgan].map((who) => ask(who, { wish: "signUp", shift: one.id })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused && (await rulesIn(refused)).rules).toEqual(["tooMany"]);
  }));

test("nothing is asked twice, of somebody who is gone, of oneself, or about a turn of somebody else's", () =>
  atRota(async (planned) => {
    const { shift, ask, turnOf, sam, morgan, priya, desk } = planned;
    const one = shift("2026-12-04T09:00", "17:00", {}, sam, morgan);
    const cover = { wish: "cover", assignment: turnOf(one, sam), to: null };
    expect(await refusalOf(await ask(morgan, cover))).toBe("409 wishRefused gone");
    expect(await refusalOf(await ask(sam, { ...cover, to: sam.person }))).toBe("409 wishRefused yourOwn");
    expect(await refusalOf(await ask(sam, { ...cover, to: "A".repeat(22) }))).toBe("409 wishRefused colleagueGone");
    desk.sql.exec("UPDATE people SET left_at = ? WHERE id = ?", monday, priya.person);
    expect(await refusalOf(await ask(sam, { ...cover, to: priya.person }))).toBe("409 wishRefused colleagueGone");
    expect((await ask(sam, cover)).status).toBe(200);
    expect(await refusalOf(await ask(sam, { ...cover, to: morgan.person }))).toBe("409 wishRefused askedAlready");
    goTo(desk, one.until);
    expect(await refusalOf(await ask(sam, { ...cover, wish: "swap" }))).toBe("409 wishRefused past");
  }));

test("a draft is nobody's business: its shifts are not shown and cannot be asked for", () =>
  atRota(async (planned) => {
    const { shift, ask, mine, sam } = planned;
    const draft = shift("2026-12-04T09:00", "17:00", { published: false }, sam);
    const { shifts, assignments, hours } = await mine(sam);
    expect([shifts, assignments]).toEqual([[], []]);
    expect(hours[0]).toEqual({ month: "2026-11", minutes: 0 });
    expect(await refusalOf(await ask(sam, { wish: "signUp", shift: draft.id }))).toBe("409 wishRefused gone");
  }));

test("the answer shows shifts from yesterday on with whoever is on them, of colleagues names alone, and hours by month", () =>
  atRota(async (planned) => {
    const { shift, mine, sam, morgan, desk, alex, priya } = planned;
    shift("2026-11-28T22:00", "2026-11-29T02:00", {}, sam);
    shift("2026-11-27T09:00", "17:00", {}, sam);
    shift("2026-10-31T22:00", "2026-11-01T06:00", {}, sam);
    shift("2026-12-04T09:00", "17:30", {}, sam, morgan);
    desk.sql.exec("UPDATE people SET left_at = ? WHERE id = ?", monday, morgan.person);
    desk.sql.exec(`UPDATE people SET rather_not = '[{"weekday":2,"begins":"18:00","ends":"23:00"}]'`);
    const answer = await mine(sam);
    expect(answer.shifts.map(({ from }) => from)).toEqual([at("2026-11-28T22:00"), at("2026-12-04T09:00")]);
    expect(answer.assignments).toHaveLength(3);
    expect(answer.colleagues).toEqual([
      { id: alex.person, alias: "Alex", takesChats: false },
      { id: morgan.person, alias: "Morgan", takesChats: true },
      { id: priya.person, alias: "Priya", takesChats: true },
    ]);
    expect(answer.availability).toEqual([{ weekday: 2, begins: "18:00", ends: "23:00" }]);
    expect(answer.me.ratherNot).not.toEqual([]);
    expect(answer.hours).toEqual([
      { month: "2026-12", minutes: 8.5 * 60 },
      { month: "2026-11", minutes: 12 * 60 },
      { month: "2026-10", minutes: 8 * 60 },
      { month: "2026-09", minutes: 0 },
    ]);
    expect(answer.zone).toBe("Europe/London");
  }));

test("when one would rather not work is kept as written, and the rota's version grows", () =>
  atRota(async ({ post, mine, sam }) => {
    const before = await mine(sam);
    const availability = [{ weekday: 1, begins: "18:00", ends: "02:00" }];
    await post("availability", sam, { availability });
    const after = await mine(sam);
    expect(after.availability).toEqual(availability);
    expect(after.me.ratherNot[0]).toEqual({ from: at("2026-11-30T18:00"), until: at("2026-12-01T02:00") });
    expect(after.version).toBeGreaterThan(before.version);
    const wrong = [{ weekday: 8, begins: "18:00", ends: "02:00" }];
    expect(await wordOf(await post("availability", sam, { availability: wrong }))).toBe("400 malformed");
  }));

test("one person cannot keep everybody busy with requests", () =>
  atRota(async (planned) => {
    const { ask, post, sam } = planned;
    const leave = (index: number) => ({ wish: "leave", from: monday + index * day, until: monday + (index + 1) * day });
    for (let index = 0; index < openRequestsMost; index++) expect((await ask(sam, leave(index))).status).toBe(200);
    expect(await wordOf(await ask(sam, leave(openRequestsMost)))).toBe("409 tooManyRequests");
    for (const { id } of (await planned.mine(sam)).requests) await post("cancel", sam, { request: id, revision: 1 });
    expect((await ask(sam, leave(1))).status).toBe(200);
    planned.desk.sql.exec(
      `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?1)
       INSERT INTO requests SELECT printf('%022d', n), ?2, ?3, 'leave', '{"wish":"leave","from":1,"until":2}',
         'cancelled', NULL, NULL, 2, ?3 FROM n`,
      ...[requestsADayMost, sam.person, monday],
    );
    expect(await wordOf(await ask(sam, leave(2)))).toBe("409 tooManyRequests");
    goTo(planned.desk, monday + day);
    expect((await ask(sam, leave(3))).status).toBe(200);
  }));

test("a request ends by itself when its shift is gone or its time has come, and is deleted a month later", () =>
  atRota(async (planned) => {
    const { shift, ask, turnOf, sam, morgan, desk } = planned;
    planned.rules({ atOnce: [] });
    expect(nextToLapse(desk.sql)).toBeNull();
    const first = shift("2026-12-03T09:00", "17:00", {}, sam);
    const second = shift("2026-12-05T09:00", "17:00", {}, sam);
    const third = shift("2026-12-08T09:00", "17:00");
    await ask(sam, { wish: "withdraw", assignment: turnOf(first, sam) });
    await ask(sam, { wish: "cover", assignment: turnOf(second, sam), to: null });
    await ask(morgan, { wish: "signUp", shift: third.id });
    await ask(morgan, { wish: "leave", from: monday + hour, until: at("2026-12-20T00:00") });
    expect(nextToLapse(desk.sql)).toBe(first.from);
    lapseRequests(desk.sql, first.from - 1);
    expect(await asked(planned, sam)).toEqual(["cover open", "withdraw open"]);
    lapseRequests(desk.sql, first.from);
    expect(await asked(planned, sam)).toEqual(["cover open", "withdraw lapsed"]);
    expect(nextToLapse(desk.sql)).toBe(second.until);
    desk.sql.exec("DELETE FROM shifts WHERE id = ?", third.id);
    expect(nextToLapse(desk.sql)).toBe(0);
    lapseRequests(desk.sql, first.from);
    expect(await asked(planned, morgan)).toEqual(["cover open", "leave open", "signUp lapsed"]);
    lapseRequests(desk.sql, second.until);
    expect(await asked(planned, sam)).toEqual(["cover lapsed", "withdraw lapsed"]);
    lapseRequests(desk.sql, at("2026-12-20T00:00"));
    expect(nextToLapse(desk.sql)).toBeNull();
    expect(nextToForgetRequest(desk.sql)).toBe(first.from + requestsKeptMs);
    const left = () => desk.sql.exec<{ n: number }>("SELECT count(*) AS n FROM requests").one().n;
    forgetRequests(desk.sql, first.from + requestsKeptMs - 1);
    expect(left()).toBe(4);
    forgetRequests(desk.sql, first.from + requestsKeptMs);
    expect(left()).toBe(2);
    forgetRequests(desk.sql, at("2026-12-20T00:00") + requestsKeptMs);
    expect([left(), nextToForgetRequest(desk.sql)]).toEqual([0, null]);
  }));

test("leave that was granted is kept until a month after it was over", () =>
  atRota(async ({ ask, rules, sam, desk }) => {
    rules({ atOnce: ["leave"] });
    const until = monday + 90 * day;
    await ask(sam, { wish: "leave", from: monday, until });
    const left = () => desk.sql.exec<{ n: number }>("SELECT count(*) AS n FROM leave_times").one().n;
    expect(nextToForgetRequest(desk.sql)).toBe(until + requestsKeptMs);
    forgetRequests(desk.sql, until + requestsKeptMs - minute);
    expect(left()).toBe(1);
    forgetRequests(desk.sql, until + requestsKeptMs);
    expect(left()).toBe(0);
    expect(desk.sql.exec("SELECT * FROM requests").toArray()).toEqual([]);
  }));

test("what is settled for one request ends the others that pointed to the same turn", () =>
  atRota(async (planned) => {
    const { shift, ask, post, turnOf, sam, morgan } = planned;
    planned.rules({ atOnce: ["cover"] });
    const one = shift("2026-12-04T09:00", "17:00", {}, sam);
    await ask(sam, { wish: "swap", assignment: turnOf(one, sam), to: null });
    await ask(sam, { wish: "cover", assignment: turnOf(one, sam), to: null });
    const cover = (await planned.mine(morgan)).requests.find(({ what }) => what.wish === "cover");
    await post("take", morgan, { request: cover?.id, revision: 1, giving: null });
    expect(await asked(planned, sam)).toEqual(["cover approved", "swap lapsed"]);
  }));
