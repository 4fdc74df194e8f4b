/** A complaint: who may read it, that two browsers and no other can open it, and that its length says nothing. */
import { expect, test } from "vitest";
import type { Role } from "../../../shared/certificates.ts";
import type { LeadsAnswer } from "../../../shared/complaint.ts";
import { Sealed } from "../../../shared/complaint.ts";
import { complaintBytes, complaintUnits } from "../../../shared/limits.ts";
import { openComplaint, sealFor } from "../../../web/encryption/complaint.ts";
import { certify, deviceSigner, makePortableKey, revoke } from "../../../web/encryption/issue.ts";
import { createChatCrypto } from "../../../web/encryption/mls-chat.ts";
import { certificate, deviceKeys, now, organisation, organisationKey } from "./harbour.ts";

/** A browser of somebody's, certified by the organisation key itself. */
async function browser(alias: string, role: Role, also: readonly Role[] = [], root = organisation.signer) {
  const keys = await deviceKeys();
  const roles = also.length === 0 ? { role } : { role, also: [...also] };
  const says = certificate("device", keys.signingKey, { ...roles, alias, receivingKey: keys.receivingKey });
  return { keys, alias, chain: [await certify(root.sign, says)], sign: deviceSigner(keys.signing) };
}

const chat = { organisationKey, now };
const told = (leads: LeadsAnswer["leads"], revocations: LeadsAnswer["revocations"] = null) => ({ leads, revocations });
const among = async (answer: LeadsAnswer, ...sat: string[]) =>
  (await createChatCrypto().leadsAmong(answer, chat, new Set(sat))).map(({ alias }) => alias);

const morgan = await browser("Morgan", "supervisor");
const priya = await browser("Priya", "counsellor", ["safeguardingLead"]);
const alex = await browser("Alex", "coordinator");
const text = "He laughed at me, and I don't know why. 😕";

test("leads alone may read, by their certificates, whatever the service calls them", async () => {
  expect(await among(told([[morgan.chain], [priya.chain], [alex.chain], []]))).toEqual(["Morgan", "Priya"]);
  const forger = (await makePortableKey()).signer;
  const forged = await browser("Robin", "supervisor", [], forger);
  expect(await among(told([[morgan.chain], [forged.chain]]))).toEqual(["Morgan"]);
});

test("never whoever sat in the chat, also by a browser that has another name", async () => {
  expect(await among(told([[morgan.chain], [priya.chain]]), "Morgan")).toEqual(["Priya"]);
  const renamed = await browser("Mo", "supervisor");
  expect(await among(told([[renamed.chain, morgan.chain], [priya.chain]]), "Morgan")).toEqual(["Priya"]);
  expect(await among(told([[morgan.chain, renamed.chain], [priya.chain]]), "Morgan")).toEqual(["Priya"]);
});

test("two browsers of one name are one person, however they were told", async () => {
  const second = await browser("Morgan", "supervisor");
  const [lead, ...others] = await createChatCrypto().leadsAmong(
    told([[morgan.chain], [second.chain]]),
    chat,
    new Set(),
  );
  expect(others).toEqual([]);
  expect(lead?.devices.map(({ signingKey }) => signingKey)).toEqual([morgan.keys.signingKey, second.keys.signingKey]);
});

test("a browser that was revoked or has ended is nobody's, and a list that nobody signed leaves nobody", async () => {
  const says = { number: 1, issuedAt: now, signingKeys: [morgan.keys.signingKey], ends: [1] };
  const list = await revoke(organisation.signer.sign, says);
  expect(await among(told([[morgan.chain], [priya.chain]], { list, signer: [] }))).toEqual(["Priya"]);
  const forged = await revoke((await makePortableKey()).signer.sign, { ...says, number: 2 });
  expect(await among(told([[priya.chain]], { list: forged, signer: [] }))).toEqual([]);
  const crypto = createChatCrypto();
  const later = { organisationKey, now: now + 30 * 24 * 3_600_000 };
  expect(await crypto.leadsAmong(told([[priya.chain]]), later, new Set())).toEqual([]);
});

test("an answer of another form names nobody", async () => {
  const given = [undefined, "", {}, { leads: [[["x"]]], revocations: null }, { leads: [[morgan.chain]] }];
  for (const answer of given) expect(await createChatCrypto().leadsAmong(answer, chat, new Set())).toEqual([]);
});

test("a list learnt once is not forgotten when a later answer leaves it out", async () => {
  const says = { number: 1, issuedAt: now, signingKeys: [morgan.keys.signingKey], ends: [1] };
  const list = await revoke(organisation.signer.sign, says);
  const crypto = createChatCrypto();
  await crypto.leadsAmong(told([], { list, signer: [] }), chat, new Set());
  expect(await crypto.leadsAmong(told([[morgan.chain]]), chat, new Set())).toEqual([]);
});

test("each of the two opens the copy for their own browser, and nobody any other", async () => {
  const leads = await createChatCrypto().leadsAmong(told([[morgan.chain], [priya.chain]]), chat, new Set());
  const [forMorgan, forPriya, ...others] = (await sealFor(leads, text)) ?? [];
  expect(others).toEqual([]);
  expect([forMorgan?.device, forPriya?.device]).toEqual([morgan.keys.signingKey, priya.keys.signingKey]);
  expect(await openComplaint(forMorgan?.sealed ?? "", morgan.keys)).toBe(text);
  expect(await openComplaint(forPriya?.sealed ?? "", priya.keys)).toBe(text);
  expect(await openComplaint(forMorgan?.sealed ?? "", priya.keys)).toBeUndefined();
  expect(await openComplaint(forMorgan?.sealed ?? "", alex.keys)).toBeUndefined();
  // The right key under another browser's name, and a byte that was changed.
  const renamed = { ...morgan.keys, signingKey: priya.keys.signingKey };
  expect(await openComplaint(forMorgan?.sealed ?? "", renamed)).toBeUndefined();
  const spoiled = `${forMorgan?.sealed.slice(0, -2)}AA`;
  expect(await openComplaint(spoiled, morgan.keys)).toBeUndefined();
  expect(await openComplaint("", morgan.keys)).toBeUndefined();
});

test("the sealed length is the same for one word and for all that fits, and never the same bytes twice", async () => {
  const leads = [{ alias: "Morgan", devices: [{ ...morgan.keys }] }];
  const sealed = async (written: string) => (await sealFor(leads, written))?.[0]?.sealed;
  const longest = "€".repeat(complaintUnits);
  const all = [await sealed("x"), await sealed("x"), await sealed(longest)];
  for (const one of all) expect(Sealed.safeParse(one).success).toBe(true);
  expect(new Set(all).size).toBe(3);
  expect(await openComplaint(all[2] ?? "", morgan.keys)).toBe(longest);
  expect(await sealFor(leads, "x".repeat(complaintBytes))).toBeUndefined();
});
