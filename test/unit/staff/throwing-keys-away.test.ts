/** "Throw the keys away and sign out": nothing of the old keys is left, nothing of anybody else's is touched. */
import { beforeEach, expect, test, vi } from "vitest";
import { proofHeader } from "../../../shared/account-interface.ts";
import { makeDeviceKeys, makePortableKey } from "../../../web/encryption/issue.ts";
import { certifyDevice } from "../../../web/staff/certifying.ts";
import { put } from "../../../web/staff/database.ts";
import { storeDevice } from "../../../web/staff/device-store.ts";
import { record } from "../../../web/staff/own-device.ts";
import { holdSession } from "../../../web/staff/session-key.ts";
import { throwKeysAway } from "../../../web/staff/staff-interface.ts";

const [sam, priya] = ["s".repeat(22), "p".repeat(22)];
/** Store → key → what is kept. */
const { stores } = vi.hoisted(() => ({ stores: new Map<string, Map<string, object>>() }));
vi.mock("../../../web/staff/database.ts", () => {
  const keyOf = (record: object) => Object.entries(record).find(([name]) => ["person", "one"].includes(name))?.[1];
  const opened = (store: string) => stores.get(store) ?? stores.set(store, new Map()).get(store);
  return {
    put: async (store: string, kept: object) => void opened(store)?.set(keyOf(kept), kept),
    get: async (store: string, key: string) => opened(store)?.get(key),
    remove: async (store: string, key: string) => void opened(store)?.delete(key),
    all: async (store: string) => [...(opened(store)?.values() ?? [])],
  };
});

let asked: { path: string; proof: string | null }[];

async function certifiedHere(person: string, alias: string) {
  const [{ signer }, keys] = [await makePortableKey(), await makeDeviceKeys()];
  if (keys === undefined) throw new Error("no keys");
  const by = { organisationKey: signer.publicKey, chain: [], until: Number.POSITIVE_INFINITY, sign: signer.sign };
  const chain = await certifyDevice(by, { ...keys, roles: ["counsellor"], alias }, Date.now());
  await storeDevice(record(person, signer.publicKey, chain, { role: "counsellor", alias, also: undefined }, keys));
  return keys;
}

const kept = () => [...stores].flatMap(([store, records]) => [...records.keys()].map((key) => `${store} ${key}`));

beforeEach(async () => {
  stores.clear();
  asked = [];
  vi.stubGlobal("fetch", async (path: string, { headers }: { headers: Record<string, string> }) => {
    asked.push({ path, proof: headers[proofHeader] ?? null });
    return new Response(null, { status: 204 });
  });
  await certifiedHere(priya, "Priya");
  await holdSession(await certifiedHere(sam, "Sam"), sam, false);
  await put("organisation", { one: "organisation" });
});

test("the service is told while the keys can still sign it, and then they are gone", async () => {
  await throwKeysAway(sam);
  expect(asked).toEqual([{ path: "/api/staff/sign-out", proof: expect.stringMatching(/^\d+\.[\w-]{86}$/) }]);
  expect(kept()).toEqual([`devices ${priya}`, "organisation organisation"]);
});

test.each<[string, () => Promise<Response>]>([
  ["cannot be reached", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["has ended the sign-in already", async () => Response.json({}, { status: 401 })],
])("they are gone also when the service %s", async (_, fetch) => {
  vi.stubGlobal("fetch", fetch);
  await throwKeysAway(sam);
  expect(kept()).toEqual([`devices ${priya}`, "organisation organisation"]);
});
