/** Certificates for browsers, and lists of those that no longer count: kept word for word, or refused. */
import { expect, test } from "vitest";
import type { Certificate, Role } from "../../../shared/certificates.ts";
import { toBase64url } from "../../../shared/ids.ts";
import { clockToleranceMs, coordinatorCertificateMs, deviceCertificateMs } from "../../../shared/limits.ts";
import { Renewed } from "../../../shared/people-interface.ts";
import { DutyAnswer } from "../../../shared/staff-interface.ts";
import {
  atHarbour,
  audited,
  type Browser,
  type Harbour,
  makeCertificate,
  makeLink,
  makeList,
  shownIn,
  signIn,
  somebodyNew,
  wordOf,
} from "./coordinating.ts";
import { cookieOf, hour, type Keys, makeKeys, minute, monday } from "./staff.ts";

const receivingKey = toBase64url(crypto.getRandomValues(new Uint8Array(32)));

/** Sam's second browser is signed in and asks to be certified. */
async function asking({ desk, sam }: Harbour): Promise<Keys> {
  const keys = await makeKeys();
  desk.sql.exec(
    "INSERT INTO device_requests (signing_key, person, receiving_key, asked_at, ends_at) VALUES (?, ?, ?, ?, ?)",
    ...[keys.publicKey, sam.person, receivingKey, monday, monday + 24 * hour],
  );
  desk.sql.exec("UPDATE sessions SET session_key = ?, device = NULL WHERE person = ?", keys.publicKey, sam.person);
  cookieOf(new Response(null, { headers: { "set-cookie": sam.cookie } }), keys.privateKey);
  return keys;
}

async function certifying(
  { alex, sam }: Harbour,
  keys: Keys,
  changed: Partial<Certificate> = {},
  by: Pick<Browser, "chain" | "keys"> = alex,
  header: object = {},
): Promise<{ person: string; signingKey: string; receivingKey: string; chain: readonly string[] }> {
  const says = { alias: "Sam", signingKey: keys.publicKey, receivingKey, ...changed };
  const chain = await makeCertificate(by, says, header);
  return { person: sam.person, signingKey: keys.publicKey, receivingKey, chain };
}

const dutyOf = async (harbour: Harbour, by = harbour.sam) =>
  DutyAnswer.parse(await (await harbour.get("duty", by)).json());

test("N6: a browser that asked is certified, and the sign-in it has becomes a device's", () =>
  atHarbour(async (harbour) => {
    const keys = await asking(harbour);
    expect((await harbour.personOf(harbour.sam.person)).requests).toEqual([
      { signingKey: keys.publicKey, receivingKey, askedAt: monday },
    ]);
    expect((await dutyOf(harbour)).pass).toBeNull();
    const body = await certifying(harbour, keys);
    const sam = await shownIn(await harbour.post("devices/certify", body));
    expect(sam.requests).toEqual([]);
    const device = sam.devices.find(({ signingKey }) => signingKey === keys.publicKey);
    expect(device).toMatchObject({ receivingKey, roles: ["counsellor"], alias: "Sam", chain: body.chain });
    expect(device?.certifiedUntil).toBe(monday + 60 * hour);
    expect((await dutyOf(harbour)).pass).not.toBeNull();
    expect(audited(harbour).at(-1)?.action).toBe("deviceCertified");
  }));

test.each<[string, Partial<Certificate>]>([
  ["another name", { alias: "Samira" }],
  ["another role", { role: "supervisor" }],
  ["a role more", { also: ["coordinator"] }],
  ["another signing key", { signingKey: "A".repeat(43) }],
  ["another receiving key", { receivingKey: "A".repeat(43) }],
  ["no receiving key", { receivingKey: undefined as never }],
  ["the form of an invitation", { kind: "invitation", receivingKey: undefined as never }],
  ["an end in the past", { until: monday }],
  ["a beginning in the future", { from: monday + hour }],
  ["an end too far away", { until: monday + deviceCertificateMs + 6 * minute }],
])("N6: a certificate with %s is refused, and the browser still asks", (_, changed) =>
  atHarbour(async (harbour) => {
    const keys = await asking(harbour);
    const answer = await harbour.post("devices/certify", await certifying(harbour, keys, changed));
    expect(await wordOf(answer)).toBe("422 certificateDoesNotFit");
    expect((await harbour.personOf(harbour.sam.person)).requests).toHaveLength(1);
  }),
);

test("N6: the organisation's key alone certifies a coordinator's browser for a year", () =>
  atHarbour(async (harbour) => {
    const { organisation, alex } = harbour;
    const keys = await asking(harbour);
    await shownIn(
      await harbour.post("people/roles", { person: harbour.sam.person, revision: 1, roles: ["coordinator"] }),
    );
    const long = { role: "coordinator", until: monday + coordinatorCertificateMs } as const;
    const root = { chain: [], keys: organisation };
    const refusedOnes = [
      await certifying(harbour, keys, long, alex),
      await certifying(harbour, keys, { ...long, until: long.until + 6 * minute }, root),
    ];
    for (const body of refusedOnes)
      expect(await wordOf(await harbour.post("devices/certify", body))).toBe("422 certificateDoesNotFit");
    expect((await harbour.post("devices/certify", await certifying(harbour, keys, long, root))).status).toBe(200);
  }));

const ninetyDays = deviceCertificateMs + clockToleranceMs;
const aYear = coordinatorCertificateMs + clockToleranceMs;

test.each<[Role, "organisation key" | "coordinator's browser", number]>([
  ["counsellor", "coordinator's browser", ninetyDays],
  ["counsellor", "organisation key", ninetyDays],
  ["coordinator", "coordinator's browser", ninetyDays],
  ["coordinator", "organisation key", aYear],
])(
  "N6: a %s's browser is certified by the %s for the longest time there is, and for no moment more",
  (role, by, most) =>
    atHarbour(async (harbour) => {
      const { organisation, alex, sam } = harbour;
      const keys = await asking(harbour);
      if (role === "coordinator")
        await shownIn(await harbour.post("people/roles", { person: sam.person, revision: 1, roles: [role] }));
      const signer = by === "organisation key" ? { chain: [], keys: organisation } : alex;
      const ending = (until: number) => certifying(harbour, keys, { role, until }, signer);
      const tooLong = await harbour.post("devices/certify", await ending(monday + most + 1));
      expect(await wordOf(tooLong)).toBe("422 certificateDoesNotFit");
      expect((await harbour.post("devices/certify", await ending(monday + most))).status).toBe(200);
    }),
);

test("N6: a certificate by a counsellor's browser, a stranger's key or under another header is refused", () =>
  atHarbour(async (harbour) => {
    const { sam, alex } = harbour;
    const keys = await asking(harbour);
    const stranger = { chain: alex.chain, keys: await makeKeys() };
    for (const body of [
      await certifying(harbour, keys, {}, sam),
      await certifying(harbour, keys, {}, stranger),
      await certifying(harbour, keys, {}, { chain: [], keys: stranger.keys }),
      await certifying(harbour, keys, {}, alex, { typ: "quietline-binding" }),
    ]) {
      expect(await wordOf(await harbour.post("devices/certify", body))).toBe("422 certificateDoesNotFit");
    }
  }));

test("N6: a browser that did not ask, or asked too long ago, or for somebody else, is not certified", () =>
  atHarbour(async (harbour) => {
    const keys = await asking(harbour);
    const body = await certifying(harbour, keys);
    const stranger = await certifying(harbour, await makeKeys());
    expect(await wordOf(await harbour.post("devices/certify", stranger))).toBe("404 requestUnknown");
    const other = { ...body, receivingKey: "A".repeat(43) };
    expect(await wordOf(await harbour.post("devices/certify", other))).toBe("404 requestUnknown");
    const forAlex = { ...body, person: harbour.alex.person };
    expect(await wordOf(await harbour.post("devices/certify", forAlex))).toBe("404 requestUnknown");
    harbour.desk.sql.exec("UPDATE device_requests SET ends_at = ?", monday);
    expect(await wordOf(await harbour.post("devices/certify", body))).toBe("404 requestUnknown");
  }));

test("N6: after a change of roles the browser is certified again for the new ones, and is on duty", () =>
  atHarbour(async (harbour) => {
    const { sam } = harbour;
    const [device] = (await harbour.personOf(sam.person)).devices;
    if (device === undefined) throw new Error("Sam has no browser");
    const roles = { person: sam.person, revision: 1, roles: ["supervisor"] };
    await shownIn(await harbour.post("people/roles", roles));
    const says = { ...device, role: "supervisor" as const };
    const { signingKey, alias } = says;
    const changed = { role: says.role, alias, receivingKey: device.receivingKey };
    const body = await certifying(harbour, sam.keys, changed);
    const answer = await harbour.post("devices/certify", { ...body, receivingKey: device.receivingKey });
    expect((await shownIn(answer)).devices).toMatchObject([{ signingKey, roles: ["supervisor"] }]);
    expect((await dutyOf(harbour)).pass).not.toBeNull();
  }));

async function renewal(harbour: Harbour, changed: Partial<Certificate> = {}) {
  const [device] = (await harbour.personOf(harbour.sam.person)).devices;
  if (device === undefined) throw new Error("Sam has no browser");
  const { signingKey, receivingKey: key, alias } = device;
  const says = { signingKey, receivingKey: key, alias, until: monday + 72 * hour - 1, ...changed };
  return { signingKey, chain: await makeCertificate(harbour.alex, says) };
}

const renewed = async (answer: Response) => Renewed.parse(await answer.json()).renewed;

test("N6: a certificate that ends soon is replaced by one with the same words and a later end", () =>
  atHarbour(async (harbour) => {
    const { sam, desk } = harbour;
    desk.sql.exec("UPDATE devices SET certified_until = ? WHERE person = ?", monday + hour, sam.person);
    const one = await renewal(harbour);
    expect(await renewed(await harbour.post("devices/renew", { devices: [one], revocation: null }))).toBe(1);
    const [device] = (await harbour.personOf(sam.person)).devices;
    expect(device).toMatchObject({ chain: one.chain, certifiedUntil: monday + 72 * hour - 1 });
    expect(await renewed(await harbour.post("devices/renew", { devices: [one], revocation: null }))).toBe(0);
  }));

test.each<[string, Partial<Certificate>]>([
  ["another name", { alias: "Samira" }],
  ["other roles", { role: "supervisor" }],
  ["another receiving key", { receivingKey: "A".repeat(43) }],
  ["an earlier end", { until: monday + minute }],
])("N6: a renewal with %s is left out", (_, changed) =>
  atHarbour(async (harbour) => {
    harbour.desk.sql.exec("UPDATE devices SET certified_until = ?", monday + hour);
    const devices = [await renewal(harbour, changed)];
    expect(await renewed(await harbour.post("devices/renew", { devices, revocation: null }))).toBe(0);
  }),
);

test("N6: no renewal for whoever lost the role, is paused or has left, nor for a revoked browser", () =>
  atHarbour(async (harbour) => {
    const { desk, sam } = harbour;
    desk.sql.exec("UPDATE devices SET certified_until = ?", monday + hour);
    const devices = [await renewal(harbour)];
    const none = async () =>
      expect(await renewed(await harbour.post("devices/renew", { devices, revocation: null }))).toBe(0);
    for (const [change, back] of [
      ["UPDATE people SET paused_at = 1 WHERE id = ?", "UPDATE people SET paused_at = NULL WHERE id = ?"],
      ["UPDATE people SET left_at = 1 WHERE id = ?", "UPDATE people SET left_at = NULL WHERE id = ?"],
      [
        "UPDATE person_roles SET role = 'supervisor' WHERE person = ?",
        "UPDATE person_roles SET role = 'counsellor' WHERE person = ?",
      ],
      ["UPDATE devices SET revoked_at = 1 WHERE person = ?", "UPDATE devices SET revoked_at = NULL WHERE person = ?"],
    ] as const) {
      desk.sql.exec(change, sam.person);
      await none();
      desk.sql.exec(back, sam.person);
    }
    expect(await renewed(await harbour.post("devices/renew", { devices, revocation: null }))).toBe(1);
  }));

test("N10: a revoked browser is out at once: sign-ins, duty, certificates, and every console hears of it", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, desk } = harbour;
    const list = await makeList(alex, 1, [sam.keys.publicKey]);
    const shown = await shownIn(await harbour.post("devices/revoke", { person: sam.person, ...list }));
    expect(shown).toMatchObject({ sessions: 0, devices: [{ revokedAt: monday }] });
    expect(desk.revoked).toHaveLength(1);
    expect(await wordOf(await harbour.get("duty", sam))).toBe("401 noSession");
    expect((await dutyOf(harbour, alex)).revocations).toEqual(list);
    expect((await harbour.people()).revocations).toEqual({ number: 1, keys: [sam.keys.publicKey], ...list });
    const body = await certifying(harbour, sam.keys);
    expect(await wordOf(await harbour.post("devices/certify", body))).toBe("409 deviceRevoked");
  }));

test("N10: a revoked key joins never again, not even with a new link", () =>
  atHarbour(async (harbour) => {
    const { alex, sam } = harbour;
    const list = await makeList(alex, 1, [sam.keys.publicKey]);
    await shownIn(await harbour.post("devices/revoke", { person: sam.person, ...list }));
    const link = await makeLink(alex, ["counsellor"]);
    await shownIn(await harbour.post("people/link", { person: sam.person, kind: "signIn", ...link.body }));
    const again = { signingKey: sam.keys.publicKey };
    await expect(signIn(harbour.desk, sam.person, link.link, "Sam", link.body.chain, again)).rejects.toThrow(
      "deviceRevoked",
    );
  }));

const refused = "422 revocationRefused";

test.each<[string, string, (harbour: Harbour) => Promise<object>]>([
  [
    "signed by a stranger's key",
    refused,
    async ({ alex, sam }) => makeList({ chain: alex.chain, keys: await makeKeys() }, 1, [sam.keys.publicKey]),
  ],
  ["signed by a counsellor's browser", refused, async ({ sam }) => makeList(sam, 1, [sam.keys.publicKey])],
  [
    "whose signer is on it",
    refused,
    async ({ alex, sam }) => makeList(alex, 1, [sam.keys.publicKey, alex.keys.publicKey]),
  ],
  ["without a key of that person", refused, async ({ alex }) => makeList(alex, 1, [])],
  [
    "with a colleague's key and none of that person",
    refused,
    async ({ organisation, alex }) => makeList({ chain: [], keys: organisation }, 1, [alex.keys.publicKey]),
  ],
  ["with a key nobody has", refused, async ({ alex, sam }) => makeList(alex, 1, [sam.keys.publicKey, "A".repeat(43)])],
  [
    "that calls itself something else",
    refused,
    async ({ alex, sam }) => ({
      list: await alex.keys.sign({ number: 1, issuedAt: monday, signingKeys: [sam.keys.publicKey] }),
      signer: alex.chain,
    }),
  ],
  [
    "from the future",
    refused,
    async ({ alex, sam }) => makeList(alex, 1, [sam.keys.publicKey], { issuedAt: monday + hour }),
  ],
  ["with a field too many", refused, async ({ alex, sam }) => makeList(alex, 1, [sam.keys.publicKey], { more: 1 })],
  [
    "whose number skips one",
    "409 revocationOutdated",
    async ({ alex, sam }) => makeList(alex, 2, [sam.keys.publicKey]),
  ],
])("N10: a list %s is refused and ends nothing", (_, word, make) =>
  atHarbour(async (harbour) => {
    const list = await make(harbour);
    const { sam } = harbour;
    expect(await wordOf(await harbour.post("devices/revoke", { person: sam.person, ...list }))).toBe(word);
    expect(await harbour.people()).toMatchObject({ revocations: null });
    expect((await dutyOf(harbour)).pass).not.toBeNull();
  }),
);

test("N10: a list that leaves an older key out is refused, and the same list again too", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, desk } = harbour;
    const priya = await makeLink(alex, ["counsellor"]);
    const invited = { ...somebodyNew, roles: ["counsellor"], ...priya.body };
    const { id } = await shownIn(await harbour.post("people/invite", invited));
    const browser = await signIn(desk, id, priya.link, "Priya", priya.body.chain);
    const first = await makeList(alex, 1, [sam.keys.publicKey]);
    await shownIn(await harbour.post("devices/revoke", { person: sam.person, ...first }));
    const post = (list: object) => harbour.post("devices/revoke", { person: id, ...list });
    expect(await wordOf(await post(first))).toBe("409 revocationOutdated");
    expect(await wordOf(await post(await makeList(alex, 2, [browser.keys.publicKey])))).toBe(refused);
    const both = await makeList(alex, 2, [sam.keys.publicKey, browser.keys.publicKey]);
    expect((await shownIn(await post(both))).devices[0]?.revokedAt).toBe(monday);
  }));

test("N10: the list is signed again, unchanged, by another coordinator's browser", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, organisation } = harbour;
    const first = await makeList({ chain: [], keys: organisation }, 1, [sam.keys.publicKey]);
    await shownIn(await harbour.post("devices/revoke", { person: sam.person, ...first }));
    const devices = [{ signingKey: alex.keys.publicKey, chain: alex.chain }];
    const again = await makeList(alex, 2, [sam.keys.publicKey]);
    expect(await renewed(await harbour.post("devices/renew", { devices, revocation: again }))).toBe(0);
    expect((await dutyOf(harbour, alex)).revocations).toEqual(again);
    const alone = await makeList({ chain: [], keys: organisation }, 3, [sam.keys.publicKey]);
    expect(await renewed(await harbour.post("devices/renew", { devices: [], revocation: alone }))).toBe(0);
    expect((await dutyOf(harbour, alex)).revocations).toEqual(alone);
    const more = await makeList({ chain: [], keys: organisation }, 4, [sam.keys.publicKey, alex.keys.publicKey]);
    expect(await wordOf(await harbour.post("devices/renew", { devices, revocation: more }))).toBe(refused);
  }));

test("N10: browsers certified by a revoked one are not on duty until another certifies them", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, organisation, desk } = harbour;
    const keys = await asking(harbour);
    await shownIn(await harbour.post("devices/certify", await certifying(harbour, keys)));
    expect((await dutyOf(harbour)).pass).not.toBeNull();
    const root = { chain: [], keys: organisation };
    desk.sql.exec("INSERT INTO person_roles (person, role) VALUES (?, 'coordinator')", sam.person);
    const list = await makeList(root, 1, [alex.keys.publicKey]);
    await shownIn(await harbour.post("devices/revoke", { person: alex.person, ...list }, sam));
    expect((await dutyOf(harbour)).pass).toBeNull();
    const says = { alias: "Sam", signingKey: keys.publicKey, receivingKey, until: monday + hour };
    const devices = [{ signingKey: keys.publicKey, chain: await makeCertificate(root, says) }];
    expect(await renewed(await harbour.post("devices/renew", { devices, revocation: null }, sam))).toBe(1);
    expect((await dutyOf(harbour)).pass).not.toBeNull();
  }));
