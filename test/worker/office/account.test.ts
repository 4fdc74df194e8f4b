/** A10, A12: one's own account, and coming back with a recovery code. */
import { expect, test } from "vitest";
import { AccountAnswer, PasskeyAdded, RecoveryCodes, SignedInAnswer } from "../../../shared/account-interface.ts";
import { deviceRequestMs, deviceRequestsMost, passkeysMost } from "../../../shared/limits.ts";
import { type Authenticator, authenticator, type Changed } from "./authenticator.ts";
import { begun, joinWithPasskey, type Owner, origin, postStepping, signInWith } from "./passkeys.ts";
import { atDesk, cookieOf, type Desk, invite, makeKeys, problemOf } from "./staff.ts";

const organisation = await makeKeys();

/** Sam, with a passkey, where passkeys are required. */
async function withSam(act: (desk: Desk, sam: Owner) => Promise<void>): Promise<void> {
  const { person, link } = await invite(organisation, "Sam");
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) => {
    desk.sql.exec("UPDATE organisation SET passkeys = 'required'");
    await act(desk, await joinWithPasskey(desk, link, "Sam"));
  });
}

const accountOf = async (desk: Desk, cookie: string) =>
  AccountAnswer.parse(await (await desk.get("account", cookie)).json());
const rows = ({ sql }: Desk, table: string) => sql.exec(`SELECT * FROM ${table}`).toArray();
const lastAct = ({ sql }: Desk) => sql.exec("SELECT action FROM audit ORDER BY number DESC LIMIT 1").one().action;
const receivingKey = "A".repeat(43);

/** Adds one more passkey, stepping up with the one there is. */
async function add(
  desk: Desk,
  owner: Owner,
  fresh: Authenticator,
  { changed = {}, name = "My key" }: { changed?: Changed; name?: string } = {},
): Promise<{ answer: Response; cookie: string }> {
  const { answer, cookie } = await postStepping(desk, "account/passkeys/begin", undefined, owner);
  if (answer.status !== 200) return { answer, cookie };
  const { passkey: options } = (await answer.json()) as { passkey: unknown };
  const credential = await fresh.create(options, changed);
  return { answer: await desk.post("account/passkeys", { credential, name }, { cookie }), cookie };
}

test("A12: an account shows passkeys, sign-ins and browsers, and says which of them is here", () =>
  withSam(async (desk, { passkey, cookie, device }) => {
    await signInWith(desk, passkey, { posted: { shared: true } });
    const account = await accountOf(desk, cookie);
    expect(account).toMatchObject({ passkeyRule: "required", recoveryCodesLeft: 10, asked: false });
    expect(account.passkeys).toMatchObject([{ id: passkey.id, name: "My phone", lastUsedDay: "2026-11-30" }]);
    expect(account.devices).toMatchObject([{ signingKey: device.publicKey, roles: ["counsellor"], here: true }]);
    expect(account.sessions.map(({ beganBy, shared, here }) => [beganBy, shared, here]).toSorted()).toEqual([
      ["link", false, true],
      ["passkey", true, false],
    ]);
  }));

test("A12: another passkey is added with the one there is, and opens the door from then on", () =>
  withSam(async (desk, sam) => {
    const key = await authenticator(origin);
    const { answer } = await add(desk, sam, key);
    const added = PasskeyAdded.parse(await answer.json());
    expect(added.recoveryCodes).toBeUndefined();
    expect(added.account.passkeys.map(({ name }) => name)).toEqual(["My phone", "My key"]);
    expect(lastAct(desk)).toBe("passkeyAdded");
    expect((await signInWith(desk, key)).answer.status).toBe(200);
  }));

test("A12: what is made without the step-up's challenge, or with one of another session, is not kept", () =>
  withSam(async (desk, sam) => {
    const other = await signInWith(desk, sam.passkey);
    const fresh = await authenticator(origin);
    const { answer } = await postStepping(desk, "account/passkeys/begin", undefined, sam);
    const { passkey: options } = (await answer.json()) as { passkey: { challenge: string } };
    const made = { credential: await fresh.create(options), name: "x" };
    const elsewhere = await desk.post("account/passkeys", made, { cookie: other.cookie });
    expect(await problemOf(elsewhere)).toBe("422 passkeyRefused");
    const signIn = (await begun(desk, "sign-in")) as { challenge: string };
    const foreign = { credential: await fresh.create({ ...options, challenge: signIn.challenge }), name: "x" };
    const answered = await desk.post("account/passkeys", foreign, { cookie: sam.cookie });
    expect(await problemOf(answered)).toBe("422 passkeyRefused");
    expect(rows(desk, "passkeys")).toHaveLength(1);
  }));

const wrong: readonly [string, Changed][] = [
  ["made on another site", { origin: "http://other" }],
  ["made for another relying party", { rpId: "other" }],
  ["made without asking who is there", { flags: 1 | 64 }],
  ["without a key in it", { flags: 5 }],
  ["of another ceremony", { type: "webauthn.get" }],
  ["made in a frame", { crossOrigin: true }],
  ["of an algorithm we did not ask for", { algorithm: -35 }],
];
test.each(wrong)("A12: a passkey %s is not kept", (_, changed) =>
  withSam(async (desk, sam) => {
    const { answer } = await add(desk, sam, await authenticator(origin), { changed });
    expect(await problemOf(answer)).toBe("422 passkeyRefused");
    expect(rows(desk, "passkeys")).toHaveLength(1);
  }),
);

test("A12: one passkey is kept once, and there is an end to their number", () =>
  withSam(async (desk, sam) => {
    let { cookie } = sam;
    const known = await authenticator(origin);
    for (let count = 1; count < passkeysMost; count++) {
      const fresh = count === 1 ? known : await authenticator(origin);
      const added = await add(desk, { ...sam, cookie }, fresh);
      expect(added.answer.status).toBe(200);
      cookie = added.cookie;
      if (count === 1) {
        const again = await add(desk, { ...sam, cookie }, known);
        expect(await problemOf(again.answer)).toBe("409 passkeyTaken");
        cookie = again.cookie;
      }
    }
    const more = await add(desk, { ...sam, cookie }, await authenticator(origin));
    expect(await problemOf(more.answer)).toBe("409 tooManyPasskeys");
  }));

test("A12: a passkey is named and removed by its owner; the last one stays where one is required", () =>
  withSam(async (desk, sam) => {
    const key = await authenticator(origin);
    let { cookie } = await add(desk, sam, key);
    const step = async (path: string, body: object) => {
      const stepped = await postStepping(desk, path, body, { ...sam, cookie });
      cookie = stepped.cookie;
      return stepped.answer;
    };
    const named = AccountAnswer.parse(
      await (await step("account/passkeys/name", { id: key.id, name: "In the safe" })).json(),
    );
    expect(named.passkeys.map(({ name }) => name)).toContain("In the safe");
    expect(await problemOf(await step("account/passkeys/remove", { id: "nobodys" }))).toBe("404 passkeyUnknown");
    expect((await step("account/passkeys/remove", { id: key.id })).status).toBe(200);
    expect(await problemOf((await signInWith(desk, key)).answer)).toBe("403 signInRefused");
    expect(await problemOf(await step("account/passkeys/remove", { id: sam.passkey.id }))).toBe("409 lastPasskey");
    desk.sql.exec("UPDATE organisation SET passkeys = 'optional'");
    expect((await step("account/passkeys/remove", { id: sam.passkey.id })).status).toBe(200);
    expect(rows(desk, "passkeys")).toEqual([]);
  }));

test("A12: nobody names or removes somebody else's passkey", async () => {
  const [one, other] = [await invite(organisation, "Sam"), await invite(organisation, "Priya")];
  const people = [one.person, other.person];
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people }, async (desk) => {
    const sam = await joinWithPasskey(desk, one.link, "Sam");
    const priya = await joinWithPasskey(desk, other.link, "Priya");
    let { cookie } = sam;
    for (const [path, body] of [
      ["account/passkeys/name", { id: priya.passkey.id, name: "Mine" }],
      ["account/passkeys/remove", { id: priya.passkey.id }],
    ] as const) {
      const stepped = await postStepping(desk, path, body, { ...sam, cookie });
      cookie = stepped.cookie;
      expect(await problemOf(stepped.answer)).toMatch(/passkeyUnknown|lastPasskey/);
    }
    expect(desk.sql.exec("SELECT name FROM passkeys WHERE id = ?", priya.passkey.id).one().name).toBe("My phone");
  });
});

test("A12: an attestation that carries certificates is refused before anything of it is looked up", () =>
  withSam(async (desk, sam) => {
    for (const format of ["packed", "fido-u2f", "tpm", "android-key", "android-safetynet", "apple", "mine"]) {
      // {"x5c": [h'00'], "alg": -7, "sig": h'00'}
      const statement = new Uint8Array([
        ...[0xa3, 0x63, 0x78, 0x35, 0x63, 0x81, 0x41, 0, 0x63, 0x61, 0x6c, 0x67, 0x26, 0x63, 0x73, 0x69, 0x67, 0x41, 0],
      ]);
      const made = await postStepping(desk, "account/passkeys/begin", undefined, sam);
      const { passkey: options } = (await made.answer.json()) as { passkey: unknown };
      const credential = await (await authenticator(origin)).create(options, { format, statement });
      const answer = await desk.post("account/passkeys", { credential, name: "x" }, { cookie: made.cookie });
      expect(await problemOf(answer)).toBe("422 passkeyRefused");
      sam = { ...sam, cookie: made.cookie };
    }
  }));

test("A12: one ends one's other sign-ins, one or all; the Switchboard hears of each", () =>
  withSam(async (desk, { passkey, cookie }) => {
    const others = await Promise.all([1, 2, 3].map(() => signInWith(desk, passkey)));
    const { sessions } = await accountOf(desk, cookie);
    const first = sessions.find(({ here }) => !here)?.id;
    expect((await desk.post("account/sessions/end", { session: first }, { cookie })).status).toBe(200);
    expect(desk.revoked).toEqual([first]);
    const ended = await desk.post("account/sessions/end", { session: null }, { cookie });
    expect(AccountAnswer.parse(await ended.json()).sessions).toMatchObject([{ here: true }]);
    expect(new Set(desk.revoked).size).toBe(3);
    for (const other of others) expect((await desk.get("me", other.cookie)).status).toBe(401);
    const again = await desk.post("account/sessions/end", { session: first }, { cookie });
    expect(await problemOf(again)).toBe("404 sessionUnknown");
  }));

test("A12: a browser that signed in asks to be certified, once, for three days; the oldest of too many gives way", () =>
  withSam(async (desk, { passkey }) => {
    const browsers: string[] = [];
    for (let count = 0; count <= deviceRequestsMost; count++) {
      desk.now += 1000;
      const key = await makeKeys();
      browsers.push(key.publicKey);
      const { cookie } = await signInWith(desk, passkey, { key });
      for (let times = 0; times < 2; times++) {
        const answer = await desk.post("account/device", { receivingKey }, { cookie });
        expect(AccountAnswer.parse(await answer.json()).asked).toBe(true);
      }
    }
    const kept = desk.sql.exec(
      "SELECT signing_key, ends_at - asked_at AS lives FROM device_requests ORDER BY asked_at",
    );
    expect(kept.toArray()).toEqual(browsers.slice(1).map((signing_key) => ({ signing_key, lives: deviceRequestMs })));
    desk.now += deviceRequestMs;
    const { cookie } = await signInWith(desk, passkey);
    await desk.post("account/device", { receivingKey }, { cookie });
    expect(rows(desk, "device_requests")).toHaveLength(1);
  }));

test("A12: a browser that is certified, was revoked, or is somebody else's does not ask", () =>
  withSam(async (desk, { passkey, cookie, device }) => {
    const ask = (by: string) => desk.post("account/device", { receivingKey }, { cookie: by });
    expect(await problemOf(await ask(cookie))).toBe("409 deviceCertified");
    const { cookie: again } = await signInWith(desk, passkey, { key: device });
    desk.sql.exec("UPDATE devices SET revoked_at = ?", desk.now);
    expect(await (await desk.get("me", again)).json()).toMatchObject({ device: null });
    expect(await problemOf(await ask(again))).toBe("409 deviceRevoked");
  }));

test("A12: a revoked browser signs in with new keys, by the same answer of the passkey, and asks to be certified anew", () =>
  withSam(async (desk, { passkey, device }) => {
    desk.sql.exec("UPDATE devices SET revoked_at = ?", desk.now);
    const before = rows(desk, "sessions");
    const credential = await passkey.get(await begun(desk, "sign-in"));
    const signIn = (sessionKey: string) => desk.post("sign-in", { credential, sessionKey, shared: false });
    const refused = await signIn(device.publicKey);
    expect(refused.headers.get("set-cookie")).toBeNull();
    expect(await problemOf(refused)).toBe("409 deviceRevoked");
    expect(rows(desk, "sessions")).toEqual(before);
    expect(rows(desk, "used_challenges")).toEqual([]);
    const fresh = await makeKeys();
    const cookie = cookieOf(await signIn(fresh.publicKey), fresh.privateKey);
    const asked = await desk.post("account/device", { receivingKey }, { cookie });
    expect(AccountAnswer.parse(await asked.json())).toMatchObject({ asked: true, devices: [] });
    // Spent with the first sign-in: it opens nothing more.
    expect(await problemOf(await signIn((await makeKeys()).publicKey))).toBe("403 signInRefused");
  }));

test("A2: whoever does not hold the passkey does not hear that a browser was revoked", () =>
  withSam(async (desk, { passkey, device }) => {
    desk.sql.exec("UPDATE devices SET revoked_at = ?", desk.now);
    const forged = await signInWith(desk, passkey, { key: device, changed: { origin: "http://other" } });
    expect(await problemOf(forged.answer)).toBe("403 signInRefused");
  }));

/** Recovers on a new device. */
async function recoverWith(
  desk: Desk,
  code: string,
  { changed = {}, typed = code, fresh }: { changed?: Changed; typed?: string; fresh?: Authenticator } = {},
): Promise<{ answer: Response; cookie: string; fresh: Authenticator }> {
  const made = fresh ?? (await authenticator(origin));
  const key = await makeKeys();
  const credential = await made.create(await begun(desk, "recover", { code }), changed);
  const body = { code: typed, credential, passkeyName: "New phone", sessionKey: key.publicKey };
  const answer = await desk.post("recover", body);
  return { answer, cookie: cookieOf(answer, key.privateKey), fresh: made };
}

test("A10: ten codes come with the first passkey: readable, 80 bits each, kept as hashes alone", () =>
  withSam(async (desk, { recoveryCodes }) => {
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) {
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(JSON.stringify(rows(desk, "recovery_codes"))).not.toContain(code);
    }
    const letters = new Set(recoveryCodes.join("").replaceAll("-", ""));
    expect(letters.size).toBeGreaterThan(20);
  }));

test("A10: a code makes one new passkey and signs in, however it was copied from paper; then it is used up", () =>
  withSam(async (desk, { recoveryCodes }) => {
    const [code = ""] = recoveryCodes;
    const typed = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
    const { answer, cookie, fresh } = await recoverWith(desk, code, { typed });
    expect(SignedInAnswer.parse(await answer.json()).person).toMatchObject({ alias: "Sam" });
    expect(await accountOf(desk, cookie)).toMatchObject({ recoveryCodesLeft: 9 });
    expect(lastAct(desk)).toBe("recoveryCodeUsed");
    expect((await signInWith(desk, fresh)).answer.status).toBe(200);
    expect(await problemOf(await desk.post("recover/begin", { code }))).toBe("403 signInRefused");
  }));

test("A10: of many who use one code at the same moment, one comes in", () =>
  withSam(async (desk, { recoveryCodes: [code = ""] }) => {
    const answers = await Promise.all([1, 2, 3].map(() => recoverWith(desk, code)));
    expect(answers.map(({ answer }) => answer.status).toSorted()).toEqual([200, 403, 403]);
    expect(rows(desk, "passkeys")).toHaveLength(2);
  }));

test("A10: every failure is refused in the same words and writes nothing", () =>
  withSam(async (desk, { recoveryCodes: [code = "", other = ""] }) => {
    const changes = () => desk.sql.exec("SELECT total_changes() AS n").one().n;
    const before = changes();
    const refused = "403 signInRefused";
    for (const unknown of ["0000-0000-0000-0000", "x", code.slice(1)])
      expect(await problemOf(await desk.post("recover/begin", { code: unknown }))).toBe(refused);
    const attempts = [
      await recoverWith(desk, code, { typed: other }),
      await recoverWith(desk, code, { typed: "0000-0000-0000-0000" }),
      await recoverWith(desk, code, { changed: { origin: "http://other" } }),
      await recoverWith(desk, code, { changed: { challenge: "A".repeat(75) } }),
    ];
    for (const { answer } of attempts) expect(await problemOf(answer)).toBe(refused);
    expect(changes()).toBe(before);
    desk.sql.exec("UPDATE people SET paused_at = 1");
    expect(await problemOf(await desk.post("recover/begin", { code }))).toBe(refused);
  }));

test("A10: new codes end the older ones, and cost a step-up", () =>
  withSam(async (desk, sam) => {
    const { answer } = await postStepping(desk, "account/recovery-codes", undefined, sam);
    const { recoveryCodes } = RecoveryCodes.parse(await answer.json());
    expect(recoveryCodes).toHaveLength(10);
    expect(await problemOf(await desk.post("recover/begin", { code: sam.recoveryCodes[0] }))).toBe("403 signInRefused");
    expect((await desk.post("recover/begin", { code: recoveryCodes[0] })).status).toBe(200);
    expect(rows(desk, "recovery_codes")).toHaveLength(10);
  }));

test("A10: without a passkey there are no codes; they come with the first", async () => {
  const { person, link } = await invite(organisation, "Sam");
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) => {
    const cookie = await desk.signIn(link, "Sam");
    expect(await problemOf(await desk.post("account/recovery-codes", undefined, { cookie }))).toBe("409 passkeyNeeded");
    const fresh = await authenticator(origin);
    const credential = await fresh.create(await begun(desk, "account/passkeys", undefined, cookie));
    const added = await desk.post("account/passkeys", { credential, name: "My phone" }, { cookie });
    expect(PasskeyAdded.parse(await added.json()).recoveryCodes).toHaveLength(10);
  });
});
