/** The join page's steps: every way a link can fail has its sentence, and a link is used up last of all. */
import { expect, test } from "vitest";
import { aliasUnits } from "../../../shared/limits.ts";
import { type JoinLink, readLink } from "../../../web/join/link.ts";
import { initial, type JoinEvent, type JoinProblem, type JoinStep, step } from "../../../web/join/state.ts";
import { problems } from "../../../web/join/words/en.ts";

const token = "A".repeat(43);
const secret = `${"B".repeat(42)}A`;
const link: JoinLink = { token, secret };
const invited = { alias: "Sam", aliasIsFixed: false, organisation: "Harbour", passkey: "possible" } as const;
const continued = (alias: string, withPasskey = false) => ({ type: "continued", alias, withPasskey }) as const;
const toConsole = { type: "goTo", destination: "console" };
const opened = { type: "opened", link, able: true } as const;

function after(...events: readonly JoinEvent[]): JoinStep {
  return events.reduce<JoinStep>((last, event) => step(last.state, event), { state: initial, effects: [] });
}

test("a link is two parts of 43 characters in the fragment", () => {
  expect(readLink(`#${token}.${secret}`)).toEqual(link);
});

test.each([
  ["", "none"],
  ["#", "none"],
  [`#${token}`, "broken"],
  [`#${token}.`, "broken"],
  [`#${token}.${secret.slice(1)}`, "broken"],
  [`#${token}.${secret}x`, "broken"],
  [`#${token}.${secret}.${secret}`, "broken"],
  [`#${token}.${"*".repeat(43)}`, "broken"],
  [`#${token}.${"B".repeat(43)}`, "broken"],
])("the fragment %j is %s", (fragment, is) => {
  expect(readLink(fragment)).toBe(is);
});

test.each([
  [{ ...opened, link: "none" }, "noLink"],
  [{ ...opened, link: "broken" }, "brokenLink"],
  [{ ...opened, able: false }, "oldBrowser"],
] as const)("%j never asks the service", (event, problem) => {
  const { state, effects } = after(event);
  expect(state).toEqual({ is: "stopped", problem, link: undefined });
  expect(effects).toEqual([]);
});

test("a good link is looked at, asks for a name, and is used once", () => {
  expect(after(opened).effects).toEqual([{ type: "look", link }]);
  const asked = after(opened, { type: "looked", at: invited });
  expect(asked.effects).toEqual([]);
  const used = step(asked.state, continued("  Sam B  "));
  expect(used.effects).toEqual([{ type: "join", link, alias: "Sam B", shared: false, withPasskey: false }]);
  expect(step(used.state, continued("Sam B")).effects).toEqual([]);
  expect(step(used.state, { type: "joined", result: { codes: undefined } }).effects).toEqual([toConsole]);
});

test("where a passkey is required, or wished for, it is made before the link is used", () => {
  for (const [passkey, wished] of [
    ["required", false],
    ["possible", true],
  ] as const) {
    const named = after(opened, { type: "looked", at: { ...invited, passkey } }, continued("Sam", wished));
    expect(named).toMatchObject({ state: { is: "passkey", alias: "Sam" }, effects: [] });
    const made = step(named.state, { type: "passkeyPressed" });
    expect(made.effects).toEqual([{ type: "join", link, alias: "Sam", shared: false, withPasskey: true }]);
    expect(step(made.state, { type: "passkeyPressed" }).effects).toEqual([]);
  }
  const none = { ...invited, passkey: "none" } as const;
  expect(after(opened, { type: "looked", at: none }, continued("Sam", true)).effects).toMatchObject([
    { type: "join", withPasskey: false },
  ]);
});

test("a passkey window that was closed costs nothing: the same link, the same name, once more", () => {
  const required = { ...invited, passkey: "required" } as const;
  const pressed = [opened, { type: "looked", at: required }, continued("Ash"), { type: "passkeyPressed" }] as const;
  const closed = after(...pressed, { type: "joined", result: { passkey: "cancelled" } });
  expect(closed).toMatchObject({ state: { is: "passkey", complaint: { passkey: "cancelled" } }, effects: [] });
  expect(step(closed.state, { type: "passkeyPressed" }).effects).toHaveLength(1);
  expect(step(closed.state, { type: "wentBack" }).state).toMatchObject({ is: "asking", invited: { alias: "Ash" } });
});

test("recovery codes are shown once, then a second passkey is offered, and the console opens", () => {
  const codes = ["7KQ2-M9XD-04TB-H8WN"];
  const joined = [
    opened,
    { type: "looked", at: invited },
    continued("Sam"),
    { type: "joined", result: { codes } },
  ] as const;
  const shown = after(...joined);
  expect(shown).toEqual({ state: { is: "codes", codes, organisation: "Harbour" }, effects: [] });
  const second = step(shown.state, { type: "codesKept" });
  expect(JSON.stringify(second)).not.toContain(codes[0]);
  // Whose service it is stands on the last step as on the first.
  expect(second.state).toMatchObject({ is: "second", organisation: "Harbour" });
  expect(step(second.state, { type: "finished", to: "console" }).effects).toEqual([toConsole]);
});

test("a computer that others use too is told to the service", () => {
  const shared = after(
    opened,
    { type: "looked", at: invited },
    { type: "sharedSwitched", shared: true },
    continued("Sam"),
  );
  expect(shared.effects).toMatchObject([{ type: "join", shared: true }]);
});

test.each([
  ["   ", "noName"],
  ["a".repeat(aliasUnits + 1), "longName"],
  ["Sam\u202eerot", "oddName"],
  ["Sam\tB", "oddName"],
])("the name %j is complained of and not sent", (alias, complaint) => {
  const { state, effects } = after(opened, { type: "looked", at: invited }, continued(alias));
  expect(state).toMatchObject({ is: "asking", complaint });
  expect(effects).toEqual([]);
});

test("a name the invitation insists on is sent whatever the field says", () => {
  const fixed = { ...invited, aliasIsFixed: true };
  const { effects } = after(opened, { type: "looked", at: fixed }, continued("Somebody"));
  expect(effects).toMatchObject([{ type: "join", link, alias: "Sam" }]);
});

test("only what may pass by itself can be tried again with the same link", () => {
  const all: readonly JoinProblem[] = [
    ...(Object.keys(problems) as (keyof typeof problems)[]),
    { problem: "linkUsed", sentence: "This link has been used already." },
  ];
  for (const problem of all) {
    const { state } = after(opened, { type: "looked", at: problem });
    const again = step(state, { type: "triedAgain" }).effects;
    const passes = problem === "unreachable" || problem === "keepsNothing";
    expect(again).toEqual(passes ? [{ type: "look", link }] : []);
  }
});

test("news that comes too late or twice changes nothing", () => {
  const asked = after(opened, { type: "looked", at: invited }).state;
  expect(step(asked, { type: "looked", at: "endedLink" }).state).toBe(asked);
  expect(step(asked, { type: "joined", result: { codes: undefined } }).state).toBe(asked);
  expect(step(initial, { type: "triedAgain" }).state).toBe(initial);
});
