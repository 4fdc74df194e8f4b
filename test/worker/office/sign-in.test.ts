/** A1 to A5: signing in with a passkey, and everything that must not sign anybody in. */
import { expect, test } from "vitest";
import { SignedInAnswer, SignInBegun, StepUpNeeded } from "../../../shared/account-interface.ts";
import { challengeMs } from "../../../shared/limits.ts";
import { MeAnswer } from "../../../shared/staff-interface.ts";
import { authenticator, type Changed, flag } from "./authenticator.ts";
import { begun, joinWithPasskey, type Owner, origin, signInWith } from "./passkeys.ts";
import { atDesk, type Desk, invite, makeKeys, problemOf } from "./staff.ts";

const organisation = await makeKeys();

/** A desk at which Sam has joined with a passkey. */
async function withSam(act: (desk: Desk, sam: Owner) => Promise<void>): Promise<void> {
  const { person, link } = await invite(organisation, "Sam");
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) =>
    act(desk, await joinWithPasskey(desk, link, "Sam")),
  );
}

const written = ({ sql }: Desk) => Number(sql.exec("SELECT total_changes() AS n").one().n);
const refused = "403 signInRefused";

test("A1: nobody says who they are: the options name no passkey, and user verification is required", () =>
  withSam(async (desk) => {
    const { passkey, clock } = SignInBegun.parse(await (await desk.post("sign-in/begin")).json());
    expect(passkey).toMatchObject({ rpId: "office", userVerification: "required" });
    expect(Object.keys(passkey).toSorted()).toEqual(["challenge", "rpId", "timeout", "userVerification"]);
    expect(clock).toEqual({ now: desk.now, speed: 1 });
  }));

test("A1: a passkey signs its owner in, and the session opens what their roles allow", () =>
  withSam(async (desk, { passkey }) => {
    const { answer, cookie } = await signInWith(desk, passkey);
    expect(SignedInAnswer.parse(await answer.json()).person).toMatchObject({ alias: "Sam" });
    const me = MeAnswer.parse(await (await desk.get("me", cookie)).json());
    expect(me).toMatchObject({ person: { alias: "Sam" }, device: null, passkeys: 1, recoveryCodesLeft: 10 });
  }));

test("A1: a browser that signs in with its certified key is that browser again", () =>
  withSam(async (desk, { passkey, device }) => {
    const { cookie } = await signInWith(desk, passkey, { key: device });
    const me = MeAnswer.parse(await (await desk.get("me", cookie)).json());
    expect(me.device).toMatchObject({ signingKey: device.publicKey });
    expect(me.device?.chain).toHaveLength(2);
  }));

const wrong: readonly [string, Changed][] = [
  ["made on another site's page", { origin: "http://other" }],
  ["made on a page of the same host at another port", { origin: "http://office:8080" }],
  ["made for another relying party", { rpId: "other" }],
  ["made in a frame on another site's page", { crossOrigin: true }],
  ["of another ceremony", { type: "webauthn.create" }],
  ["without anybody there", { flags: flag.verified }],
  ["without asking who is there", { flags: flag.present }],
  ["with a challenge of its own", { challenge: "A".repeat(75) }],
  ["with an empty challenge", { challenge: "" }],
  ["for somebody else", { userHandle: "A".repeat(22) }],
  ["that leaves out whose it is", { userHandle: null }],
];

test.each(wrong)("A2: an answer %s signs nobody in and writes nothing", (_, changed) =>
  withSam(async (desk, { passkey }) => {
    const before = written(desk);
    const { answer } = await signInWith(desk, passkey, { changed });
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(await problemOf(answer)).toBe(refused);
    expect(written(desk)).toBe(before);
    expect((await signInWith(desk, passkey)).answer.status).toBe(200);
  }),
);

test("A2: a byte changed anywhere in what was signed, or in the signature, signs nobody in", () =>
  withSam(async (desk, { passkey }) => {
    for (const field of ["clientDataJSON", "authenticatorData", "signature"]) {
      const credential = (await passkey.get(await begun(desk, "sign-in"))) as { response: Record<string, string> };
      const whole = credential.response[field] ?? "";
      for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 12)) {
        const letter = whole[at] === "A" ? "B" : "A";
        const response = { ...credential.response, [field]: `${whole.slice(0, at)}${letter}${whole.slice(at + 1)}` };
        const body = {
          credential: { ...credential, response },
          sessionKey: (await makeKeys()).publicKey,
          shared: false,
        };
        expect(await problemOf(await desk.post("sign-in", body))).toBe(refused);
      }
    }
  }));

test("A2: a passkey nobody registered is refused as a bad signature is: same word, same status, nothing written", () =>
  withSam(async (desk, { passkey }) => {
    const before = written(desk);
    const unknown = await signInWith(desk, await authenticator(origin));
    const stranger = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
    if (!("privateKey" in stranger)) return expect.unreachable();
    const forged = await signInWith(desk, passkey, { changed: { signWith: stranger.privateKey } });
    const both = await Promise.all([unknown, forged].map(({ answer }) => answer.text()));
    expect(both[0]).toBe(both[1]);
    expect([unknown.answer.status, forged.answer.status]).toEqual([403, 403]);
    expect(written(desk)).toBe(before);
  }));

test.each(["paused_at", "left_at"])("A2: somebody of whom %s is set is refused in the same words", (column) =>
  withSam(async (desk, { passkey }) => {
    desk.sql.exec(`UPDATE people SET ${column} = ?`, desk.now);
    expect(await problemOf((await signInWith(desk, passkey)).answer)).toBe(refused);
  }),
);

test("A3: one answer signs in once, also of many at the same moment", () =>
  withSam(async (desk, { passkey }) => {
    const credential = await passkey.get(await begun(desk, "sign-in"));
    const body = { credential, sessionKey: (await makeKeys()).publicKey, shared: false };
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.post("sign-in", body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403, 403, 403, 403]);
    expect(await problemOf(await desk.post("sign-in", body))).toBe(refused);
  }));

test("A3: a challenge ends after five minutes, and answered ones are forgotten when they have ended", () =>
  withSam(async (desk, { passkey }) => {
    const options = await begun(desk, "sign-in");
    desk.now += challengeMs;
    const body = { credential: await passkey.get(options), sessionKey: (await makeKeys()).publicKey, shared: false };
    expect(await problemOf(await desk.post("sign-in", body))).toBe(refused);
    await signInWith(desk, passkey);
    desk.now += challengeMs + 1;
    await signInWith(desk, passkey);
    expect(desk.sql.exec("SELECT * FROM used_challenges").toArray()).toHaveLength(1);
  }));

test("A3: a challenge given for something else does not sign in", () =>
  withSam(async (desk, { passkey, cookie }) => {
    const asked = await desk.post("account/recovery-codes", undefined, { cookie });
    const { passkey: options } = StepUpNeeded.parse(await asked.json());
    const body = { credential: await passkey.get(options), sessionKey: (await makeKeys()).publicKey, shared: false };
    expect(await problemOf(await desk.post("sign-in", body))).toBe(refused);
  }));

test("A4: a counter that goes back under a good signature is refused, and coordinators are told of a copy", () =>
  withSam(async (desk, { passkey }) => {
    await signInWith(desk, passkey);
    for (const counter of [passkey.counter, 1]) {
      expect(await problemOf((await signInWith(desk, passkey, { changed: { counter } })).answer)).toBe(refused);
    }
    const told = desk.sql.exec("SELECT actor, action, subject FROM audit WHERE action = 'passkeyCloned'").toArray();
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ actor: null, subject: expect.stringMatching(/^.{22}$/) });
    expect((await signInWith(desk, passkey)).answer.status).toBe(200);
  }));

test("A4: a counter that goes back under a bad signature is nobody's news", () =>
  withSam(async (desk, { passkey }) => {
    await signInWith(desk, passkey);
    const other = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
    if (!("privateKey" in other)) return expect.unreachable();
    const before = written(desk);
    await signInWith(desk, passkey, { changed: { counter: 1, signWith: other.privateKey } });
    expect(written(desk)).toBe(before);
  }));

test("A5: results of extensions are refused, and nothing of a secret in them is anywhere in the database", () =>
  withSam(async (desk, { passkey }) => {
    const secret = "c2VjcmV0IG9mIGFuIGF1dGhlbnRpY2F0b3I";
    const extensions = { prf: { results: { first: secret } } };
    const { answer } = await signInWith(desk, passkey, { changed: { extensions } });
    expect(await problemOf(answer)).toBe("400 malformed");
    const tables = desk.sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
    const all = tables
      .filter(({ name }) => !name.startsWith("_cf"))
      .map(({ name }) => JSON.stringify(desk.sql.exec(`SELECT * FROM ${name}`).toArray()));
    expect(all.length).toBeGreaterThan(15);
    expect(all.join()).not.toContain(secret);
  }));
