/** What is drawn of one's own shifts: the next one, who else is on, what is open and what does not fit. */
import { expect, test } from "vitest";
import type { Request } from "../../../shared/rota/requests.ts";
import type { MineAnswer } from "../../../shared/rota-interface.ts";
import { leaveOf, newWish, wishesOf, wishRows } from "../../../web/shifts/forms.ts";
import { pictureOf, toGive, whomToAsk } from "../../../web/shifts/picture.ts";
import { namesOf, requestSaid, troubleSaid } from "../../../web/shifts/telling.ts";
import {
  alex,
  assigned,
  at,
  hourMs,
  london,
  morgan,
  need,
  priya,
  requestId,
  sam,
  shift,
  shiftId,
} from "../rota/given.ts";
import { answer, now } from "./answers.ts";

const today = shift("today", "2026-11-30T09:00", "2026-11-30T17:00");
const over = shift("over", "2026-11-29T09:00", "2026-11-29T17:00");
const friday = shift("friday", "2026-12-04T09:00", "2026-12-04T17:00");
const nextWeek = shift("nextweek", "2026-12-08T17:00", "2026-12-08T21:00");
const mine = [today, over, friday, nextWeek].map((one) => assigned(one, alex));
const [onToday, , onFriday] = mine;
const draw = (change: Partial<MineAnswer>, at = now) => pictureOf(answer(change), at);
const request = (what: Request["what"], change: Partial<Request> = {}): Request => ({
  ...{ id: requestId("one"), person: alex, askedAt: now, what, state: "open", takenBy: null, revision: 1 },
  ...change,
});

test("one's own turns that run or come stand in order, by week, with who else is on the line then", () => {
  const late = assigned(today, sam, { from: at("2026-11-30T15:00") });
  const others = [assigned(today, morgan, { lead: true }), late, assigned(friday, morgan, { until: friday.from + 1 })];
  const picture = draw({ shifts: [nextWeek, today, over, friday], assignments: [...mine, ...others] });
  expect(picture.mine.map(({ shift }) => shift.id)).toEqual([today.id, friday.id, nextWeek.id]);
  expect(picture.mine.map(({ runs }) => runs)).toEqual([true, false, false]);
  expect(picture.weeks.map(({ monday, turns }) => [monday, turns.length])).toEqual([
    ["2026-11-30", 2],
    ["2026-12-07", 1],
  ]);
  const [first, second] = picture.mine;
  expect(first && namesOf(picture, first.others)).toBe("Morgan (lead) and Sam");
  expect(second && namesOf(picture, second.others)).toBe("Morgan");
});

test("the last time to go off a shift is 48 hours before it, to the instant", () => {
  const draws = (at: number) => draw({ shifts: [friday], assignments: mine.slice(2, 3) }, at).mine[0]?.freeUntil;
  const last = friday.from - 48 * hourMs;
  expect([draws(last), draws(last + 1)]).toEqual([last, null]);
});

test("open shifts stand by need: where somebody is missing first; full ones, closed ones and one's own are left out", () => {
  const change = { signUp: "open", minimum: 1, wanted: 2, maximum: 2 } as const;
  const open = (name: string, day: string, more: Partial<typeof need> = {}) =>
    shift(name, `${day}T09:00`, `${day}T12:00`, { need: { ...need, ...change, ...more } });
  const room = open("room", "2026-12-10", { wanted: 1 });
  const short = open("short", "2026-12-11");
  const gap = open("gap", "2026-12-15");
  const full = open("full", "2026-12-09");
  const closed = open("closed", "2026-12-09", { signUp: "closed" });
  const past = open("past", "2026-11-29");
  const own = open("own", "2026-12-16");
  const picture = draw({
    shifts: [room, short, gap, full, closed, past, own],
    assignments: [room, short, full]
      .map((one) => assigned(one, morgan))
      .concat(assigned(full, sam), assigned(own, alex)),
  });
  expect(picture.open.map(({ coverage }) => coverage.shift.id)).toEqual([gap.id, short.id, room.id]);
  expect(picture.closedToMe).toEqual([]);
});

test("what stands against a rule about oneself is told apart, with the reason; a wish only warns", () => {
  const open = { need: { ...need, signUp: "open" as const } };
  const early = shift("early", "2026-12-05T03:00", "2026-12-05T06:00", open);
  const evening = shift("evening", "2026-12-09T18:00", "2026-12-09T21:00", open);
  const me = { ...answer().me, ratherNot: [{ from: at("2026-12-09T17:00"), until: at("2026-12-09T23:00") }] };
  const asked = request({ wish: "signUp", shift: evening.id });
  const picture = draw({ me, shifts: [friday, early, evening], assignments: mine.slice(2, 3), requests: [asked] });
  expect(picture.closedToMe.map(({ coverage, verdict }) => [coverage.shift.id, verdict.refused[0]?.rule])).toEqual([
    [early.id, "rest"],
  ]);
  expect(picture.open[0]?.verdict.warned.map(({ rule }) => rule)).toEqual(["ratherNot"]);
  expect(picture.open[0]?.waiting).toEqual(asked);
});

test("what colleagues ask stands apart from what one asked, and beside the turn it is about", () => {
  const theirs = assigned(nextWeek, morgan);
  if (onFriday === undefined) throw new Error("nobody is on Friday");
  const own = request({ wish: "cover", assignment: onFriday.id, to: null });
  const offer = request({ wish: "swap", assignment: theirs.id, to: alex }, { id: requestId("two"), person: morgan });
  const taken = {
    ...offer,
    id: requestId("three"),
    state: "taken" as const,
    takenBy: { person: alex, giving: onFriday.id },
  };
  const picture = draw({
    shifts: [friday, nextWeek],
    assignments: [onFriday, theirs],
    requests: [own, offer, taken],
  });
  expect(picture.offers.map(({ request: { id }, turn }) => [id, turn.shift.id])).toEqual([[offer.id, nextWeek.id]]);
  expect(picture.asked.map(({ id }) => id)).toEqual([own.id, taken.id]);
  expect(picture.mine[0]?.waiting.map(({ id }) => id)).toEqual([own.id, taken.id]);
  expect(requestSaid(picture, own)).toBe("Cover for Fri 4 Dec, 09:00 to 17:00");
  expect(requestSaid(picture, taken)).toBe("You take Morgan’s shift: Tue 8 Dec, 17:00 to 21:00");
  expect(requestSaid(picture, request({ wish: "signUp", shift: shiftId("gone") }))).toBe("To be on: a shift");
});

test("a refusal says why in words: the reason, every rule once, and of colleagues only that there is one", () => {
  const picture = draw({ shifts: [today, friday], assignments: mine });
  const said = (details: unknown) => troubleSaid(picture, { is: "refused", sentence: "Nothing was changed.", details });
  expect(said({ why: "tooLate" }).title).toMatch(/48 hours/);
  if (onToday === undefined || onFriday === undefined) throw new Error("nobody is on it");
  const leave = { from: friday.from, until: friday.until };
  const turn = { ...leave, assignment: onFriday, shift: friday };
  const onLeave = { rule: "onLeave", person: alex, turn, leave };
  expect(said({ conflicts: [onLeave, onLeave], others: true })).toEqual({
    title: "Nothing was changed.",
    because: [
      "You are on leave then: Fri 4 Dec, 09:00 to 17:00.",
      "It would also break a rule for a colleague. They or a coordinator can tell you more.",
    ],
  });
  expect(said({ conflicts: [], others: true }).because).toHaveLength(1);
  expect(said({ newer: {} })).toEqual({ title: "Nothing was changed.", because: [] });
  expect(troubleSaid(picture, { is: "unreachable" }).title).toMatch(/may or may not/);
});

test("leave is whole days of the organisation's calendar, the last one included", () => {
  const leave = (first: string, last: string) => leaveOf({ first, last }, london, now);
  expect(leave("2026-12-07", "2026-12-11")).toEqual({ from: at("2026-12-07T00:00"), until: at("2026-12-12T00:00") });
  expect(leave("2027-03-28", "")).toEqual({ from: at("2027-03-28T00:00"), until: at("2027-03-29T00:00") });
  expect(leave("", "2026-12-11")).toBe("days");
  expect(leave("2026-12-11", "2026-12-07")).toBe("backwards");
  expect(leave("2026-11-28", "2026-11-29")).toBe("past");
  expect(leave("2026-11-30", "2027-12-01")).toBe("long");
  expect(leave("2026-11-30", "2027-11-30")).toMatchObject({ from: at("2026-11-30T00:00") });
});

test("wishes go into the form and out of it unchanged; all day is the same time twice", () => {
  const wishes = [
    { weekday: 2, begins: "18:00", ends: "23:00" },
    { weekday: 6, begins: "00:00", ends: "00:00" },
  ];
  expect(wishRows(wishes).map(({ allDay }) => allDay)).toEqual([false, true]);
  expect(wishesOf(wishRows(wishes))).toEqual(wishes);
  expect(wishesOf([{ ...newWish, begins: "" }])).toBe("times");
  expect(wishesOf([{ ...newWish, begins: "", allDay: true }])).toEqual([
    { weekday: 1, begins: "00:00", ends: "00:00" },
  ]);
  expect(wishesOf(Array.from({ length: 51 }, () => newWish))).toBe("many");
});

test("whom one asks takes chats, is not on that shift and, for a swap, has one to give", () => {
  const colleagues = [
    { id: morgan, alias: "Morgan", takesChats: true },
    { id: sam, alias: "Sam", takesChats: true },
    { id: priya, alias: "Priya", takesChats: true },
    { id: "Robin".padEnd(22, "_") as typeof sam, alias: "Robin", takesChats: false },
  ];
  const assignments = [...mine, assigned(friday, morgan), assigned(nextWeek, sam)];
  const picture = draw({ shifts: [friday, nextWeek], assignments, colleagues });
  const [turn] = picture.mine;
  const names = (wish: "cover" | "swap") => turn && whomToAsk(picture, turn, wish).map(({ alias }) => alias);
  expect([names("cover"), names("swap")]).toEqual([["Sam", "Priya"], ["Sam"]]);
});

test("one gives in a swap what the other could be on", () => {
  const early = shift("early", "2026-12-08T16:00", "2026-12-08T20:00");
  const theirs = shift("theirs", "2026-12-10T09:00", "2026-12-10T12:00");
  const asks = assigned(theirs, sam);
  const what = { wish: "swap", assignment: asks.id, to: null } as const;
  const given = { shifts: [today, friday, nextWeek, early, theirs], requests: [request(what, { person: sam })] };
  const picture = draw({ ...given, assignments: [...mine, asks, assigned(early, sam)] });
  const [offer] = picture.offers;
  expect(offer && toGive(picture, offer).map((turn) => turn.shift.id)).toEqual([friday.id]);
});

test("a shift that leave meets says so, until one is off it", () => {
  const { me } = answer();
  const leave = [{ from: at("2026-12-04T12:00"), until: at("2026-12-06T00:00") }];
  const picture = draw({ shifts: [friday, nextWeek], assignments: mine, me: { ...me, leave } });
  expect(picture.mine.map(({ onLeave }) => onLeave)).toEqual([true, false]);
});

test("what was asked of a turn that is gone says when it was", () => {
  const gone = { id: assigned(friday, alex).id, from: friday.from, until: friday.until };
  const asked = request({ wish: "withdraw", assignment: gone.id }, { state: "approved" });
  const said = (subjects: MineAnswer["subjects"]) => requestSaid(draw({ requests: [asked], subjects }), asked);
  expect(said([gone])).toBe("To go off: Fri 4 Dec, 09:00 to 17:00");
  expect(said([])).toBe("To go off: a shift");
});
