/** Signing in, step by step: one thing at a time, and every failure has its sentence. */
import { expect, test } from "vitest";
import { recoveryCodesFew } from "../../../shared/limits.ts";
import { type SignInEvent, type SignInProblem, signedOut, step } from "../../../web/staff/sign-in-state.ts";

const after = (...events: readonly SignInEvent[]) =>
  events.reduce((last, event) => step(last.state, event), step(signedOut, { type: "recoveryLeft" }));
const pressed = { type: "passkeyPressed" } as const;
const cancelled: SignInProblem = { is: "passkey", how: "used", problem: "cancelled" };

test("a press asks for the passkey once, and then the page goes on", () => {
  const asked = after(pressed);
  expect(asked.effects).toEqual([{ type: "signIn", shared: false }]);
  expect(step(asked.state, pressed).effects).toEqual([]);
  const signedIn = step(asked.state, { type: "answered", problem: undefined });
  expect(signedIn).toMatchObject({ state: { is: "in" }, effects: [{ type: "goOn" }] });
  expect(step(signedIn.state, pressed).effects).toEqual([]);
});

test("a computer that others use too is said before, and not while the passkey is asked for", () => {
  const shared = { type: "sharedSwitched", shared: true } as const;
  expect(after(shared, pressed).effects).toEqual([{ type: "signIn", shared: true }]);
  expect(after(pressed, shared).state.shared).toBe(false);
});

test("a closed window is no end: the next press asks again", () => {
  const closed = after(pressed, { type: "answered", problem: cancelled });
  expect(closed).toMatchObject({ state: { working: false, problem: cancelled }, effects: [] });
  expect(step(closed.state, pressed)).toMatchObject({ state: { problem: undefined }, effects: [{ type: "signIn" }] });
});

test("an answer nobody waits for changes nothing", () => {
  expect(after({ type: "answered", problem: undefined }).state).toEqual(signedOut);
});

test("a recovery code is sent without the spaces around it, and never an empty one", () => {
  const recovering = { type: "recoveryChosen" } as const;
  const given = (code: string) => ({ type: "codeGiven", code }) as const;
  expect(after(recovering, given("  7KQ2-M9XD ")).effects).toEqual([
    { type: "recover", code: "7KQ2-M9XD", shared: false },
  ]);
  const empty = after(recovering, given("  "));
  expect(empty).toMatchObject({ state: { is: "recovering", problem: { is: "noCode" } }, effects: [] });
  expect(step(empty.state, { type: "recoveryLeft" }).state).toEqual(signedOut);
});

test("whoever came in with one of their last recovery codes is told so before the page goes on", () => {
  const given = after({ type: "recoveryChosen" }, { type: "codeGiven", code: "7KQ2" }).state;
  const answered = (codesLeft: number | undefined) => step(given, { type: "answered", problem: undefined, codesLeft });
  expect(answered(recoveryCodesFew)).toMatchObject({ state: { is: "fewCodes", codesLeft: 3 }, effects: [] });
  expect(step(answered(0).state, { type: "laterChosen" })).toMatchObject({
    state: { is: "in" },
    effects: [{ type: "goOn" }],
  });
  expect(step(answered(0).state, pressed).effects).toEqual([]);
  for (const enough of [recoveryCodesFew + 1, undefined])
    expect(answered(enough)).toMatchObject({ state: { is: "in" }, effects: [{ type: "goOn" }] });
  expect(step(given, { type: "laterChosen" }).effects).toEqual([]);
});
