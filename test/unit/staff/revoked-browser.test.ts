/** A browser whose keys were revoked is no dead end: it makes new ones when its person signs in there. */
import { beforeEach, expect, test, vi } from "vitest";
import { SignIn } from "../../../shared/account-interface.ts";
import { type DeviceKeys, makeDeviceKeys, makePortableKey } from "../../../web/encryption/issue.ts";
import { certifyDevice } from "../../../web/staff/certifying.ts";
import { readDevice, storeDevice } from "../../../web/staff/device-store.ts";
import { record } from "../../../web/staff/own-device.ts";
import { heldSession } from "../../../web/staff/session-key.ts";
import { signIn } from "../../../web/staff/signing-in.ts";

const sam = "A".repeat(22);
const { stores } = vi.hoisted(() => ({ stores: new Map<string, object>() }));
vi.mock("../../../web/staff/database.ts", () => ({
  put: async (store: string, kept: object) => void stores.set(store, kept),
  get: async (store: string) => stores.get(store),
  remove: async (store: string) => void stores.delete(store),
  all: async () => [],
}));
let used = 0;
vi.mock("../../../web/staff/passkey.ts", () => ({
  usePasskey: async () => {
    used++;
    const response = { clientDataJSON: "AA", authenticatorData: "AA", signature: "AA", userHandle: sam };
    return { credential: { id: "AA", rawId: "AA", type: "public-key", clientExtensionResults: {}, response } };
  },
}));

/** Keys the service was shown, in order. */
let shown: string[] = [];
let revoked: Pick<ReadonlySet<string>, "has">;
const refusal = { type: "deviceRevoked", title: "This browser was revoked.", status: 409 };
const person = { id: sam, alias: "Sam", roles: ["counsellor"] };

function answerTo(path: string, body: string): Response {
  if (path.endsWith("/begin")) return Response.json({ passkey: {}, clock: { now: Date.now(), speed: 1 } });
  const { sessionKey } = SignIn.parse(JSON.parse(body));
  shown.push(sessionKey);
  return revoked.has(sessionKey) ? Response.json(refusal, { status: 409 }) : Response.json({ person });
}

async function certifiedHere(): Promise<DeviceKeys> {
  const [{ signer }, keys] = [await makePortableKey(), await makeDeviceKeys()];
  if (keys === undefined) throw new Error("no keys");
  const by = { organisationKey: signer.publicKey, chain: [], until: Number.POSITIVE_INFINITY, sign: signer.sign };
  const chain = await certifyDevice(by, { ...keys, roles: ["counsellor"], alias: "Sam" }, Date.now());
  await storeDevice(record(sam, signer.publicKey, chain, { role: "counsellor", alias: "Sam", also: undefined }, keys));
  return keys;
}

beforeEach(() => {
  stores.clear();
  [shown, revoked, used] = [[], new Set(), 0];
  vi.stubGlobal("fetch", async (path: string, { body = "" }: { body?: string }) => answerTo(path, body));
});

test("a certified browser signs in with its own keys and keeps them", async () => {
  const keys = await certifiedHere();
  expect(await signIn(false)).toBeUndefined();
  expect(shown).toEqual([keys.signingKey]);
  expect(await readDevice(sam)).toBeDefined();
});

test("a revoked browser throws its keys away and signs in with new ones, and the passkey is asked for once", async () => {
  const keys = await certifiedHere();
  revoked = new Set([keys.signingKey]);
  expect(await signIn(true)).toBeUndefined();
  expect(shown).toHaveLength(2);
  expect(used).toBe(1);
  expect(await readDevice(sam)).toBeUndefined();
  expect(await heldSession()).toMatchObject({ signingKey: shown[1], person: sam, shared: true });
  expect(shown[1]).not.toBe(keys.signingKey);
});

test("a service that calls every key revoked is believed once, and then its sentence is shown", async () => {
  await certifiedHere();
  revoked = { has: () => true };
  expect(await signIn(false)).toEqual({ is: "refused", sentence: refusal.title });
  expect(shown).toHaveLength(2);
});
