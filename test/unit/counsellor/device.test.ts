/** A device's certificate can end while the page is open; visitors' pages then refuse this console. */
import { expect, test } from "vitest";
import { clockToleranceMs, deviceEndNoticeMs } from "../../../shared/limits.ts";
import { makePortableKey, revoke } from "../../../web/encryption/issue.ts";
import { isRevoked } from "../../../web/staff/device-store.ts";
import * as harbour from "../encryption/harbour.ts";
import { board, hour, minute, room, start, TestConsole } from "./console.ts";

/** On the board with a certificate that ends in two hours; the last moment anybody is taken is a little earlier. */
const until = start + 2 * hour;
const lastMoment = until - clockToleranceMs;

function onBoard(): TestConsole {
  const console = new TestConsole().signedIn([], undefined, undefined, until).duty(1);
  return console.tell({ type: "linkOpened" }, { type: "checkInPressed" }).frame(board());
}
const at = (console: TestConsole, instant: number) => console.after(instant - console.now);

test("half an hour before a device's certificate ends the console says so, once", () => {
  const console = onBoard();
  expect(at(console, lastMoment - deviceEndNoticeMs - 1).state.notice).toBeUndefined();
  expect(console.after(1).state.notice).toEqual({ is: "deviceEndsSoon", at: lastMoment });
  console.tell({ type: "noticeClosed" });
  expect(console.after(minute).state).toMatchObject({ notice: undefined, taking: true });
});

test("at the end of its device's certificate the console stops taking by itself, and says why", () => {
  const console = at(onBoard(), lastMoment);
  expect(console.state).toMatchObject({ taking: false, notice: { is: "deviceEnded" } });
  expect(console.sent()).toContainEqual({ type: "taking", on: false });
  console.tell({ type: "noticeClosed" });
  expect(console.after(1000).state.notice).toBeUndefined();
});

test.each([
  ["'Take next'", { type: "takePressed" }],
  ["a pick or an accepted offer", { type: "takePressed", ticket: room("t") as never }],
  ["'Taking chats'", { type: "takingSwitched", on: true }],
] as const)("with a certificate that has ended %s is refused here, before any visitor is called", (_, event) => {
  const console = onBoard();
  console.now = lastMoment;
  console.tell(event);
  expect(console.effects).toEqual([]);
  expect(console.state.notice).toEqual({ is: "deviceEnded" });
});

test("a moment before, somebody can still be taken", () => {
  const console = onBoard();
  console.now = lastMoment - 1;
  expect(console.tell({ type: "takePressed" }).sent()).toEqual([{ type: "take" }]);
});

test("a device that was revoked is treated like one that has ended, at once", () => {
  const console = onBoard().tell({ type: "deviceRevoked" });
  expect(console.state).toMatchObject({ taking: false, notice: { is: "deviceEnded" } });
  expect(console.sent()).toEqual([{ type: "taking", on: false }]);
  console.now += 1000;
  expect(console.tell({ type: "takePressed" }).effects).toEqual([]);
});

test("checking in with a certificate that has ended does not begin to take", () => {
  const console = new TestConsole()
    .signedIn([], undefined, undefined, start + minute)
    .duty(1)
    .tell({ type: "linkOpened" });
  console.tell({ type: "checkInPressed" });
  expect(console.sent()).toEqual([{ type: "checkIn", taking: false }]);
  expect(console.state).toMatchObject({ taking: false, notice: { is: "deviceEnded" } });
});

test("a running chat goes on after the end of the certificate", () => {
  const console = at(onBoard().inChat(), lastMoment);
  expect(console.state.chats).toHaveLength(1);
  expect(console.did("dropConversation")).toBe(false);
});

test("'could not verify this device' is not covered by the news that one was set aside for it", () => {
  const console = onBoard().inChat();
  const name = console.chat()?.name;
  console.frame({ type: "released", room: room("a"), reason: "refused" }).frame(board({ me: { away: true } }));
  expect(console.state.notice).toEqual({ is: "released", name, reason: "refused" });
  expect(console.state.taking).toBe(false);
});

test("a device is revoked when the organisation's own list names a key of its chain, and by no other list", async () => {
  const { device, signingKey } = await harbour.invite();
  const stored = { chain: [...device.chain], organisationKey: harbour.organisationKey };
  const list = async (keys: readonly string[], { sign } = harbour.organisation.signer) => ({
    list: await revoke(sign, { number: 1, issuedAt: harbour.now, signingKeys: [...keys] }),
    signer: [],
  });
  const { signer: stranger } = await makePortableKey();
  expect(await isRevoked(stored, await list([signingKey]), harbour.now)).toBe(true);
  expect(await isRevoked(stored, await list([stranger.publicKey]), harbour.now)).toBe(false);
  expect(await isRevoked(stored, await list([signingKey], stranger), harbour.now)).toBe(false);
});
