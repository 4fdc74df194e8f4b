/** A9: links and passkeys: which are needed, what comes back with an invitation, and what ends with it. */
import { expect, test } from "vitest";
import { JoinAnswer, LookAnswer } from "../../../shared/staff-interface.ts";
import { secretHash } from "../../../worker/office/secrets.ts";
import { authenticator, type Changed } from "./authenticator.ts";
import { joinWithPasskey, origin, signInWith } from "./passkeys.ts";
import { atDesk, cookieOf, type Desk, invite, joinBody, type Keys, type Link, makeKeys, problemOf } from "./staff.ts";

const organisation = await makeKeys();

/** Sam's first link, at a desk where passkeys are required. */
async function withLink(act: (desk: Desk, link: Link) => Promise<void>): Promise<void> {
  const { person, link } = await invite(organisation, "Sam");
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) => {
    desk.sql.exec("UPDATE organisation SET passkeys = 'required'");
    await act(desk, link);
  });
}

/** One more link for Sam, as a coordinator gives it. */
async function another({ sql }: Desk, kind: "invitation" | "signIn"): Promise<Link> {
  const { person, link } = await invite(organisation, "Sam");
  sql.exec(
    "INSERT INTO sign_in_links (token_hash, person, chain, ends_at, kind) SELECT ?, id, ?, ?, ? FROM people",
    ...[secretHash(link.token), JSON.stringify(person.link.chain), person.link.endsAt, kind],
  );
  return link;
}

const look = async (desk: Desk, { token }: Link) =>
  LookAnswer.parse(await (await desk.post("join/look", { token })).json());
const rows = ({ sql }: Desk, table: string) => sql.exec(`SELECT * FROM ${table}`).toArray();

async function joinWith(
  desk: Desk,
  link: Link,
  {
    changed = {},
    by = link,
    device,
    posted = {},
  }: { changed?: Changed; by?: Link; device?: Keys; posted?: object } = {},
): Promise<Response> {
  const passkey = await authenticator(origin);
  const credential = await passkey.create((await look(desk, by)).passkey, changed);
  const certificate = device === undefined ? {} : { signingKey: device.publicKey };
  return desk.post("join", await joinBody(link, "Sam", { certificate, posted: { credential, ...posted } }));
}

test("A9: a look says what the link is, what makes a passkey, and whether one is needed", () =>
  withLink(async (desk, link) => {
    const { kind, passkey, passkeyRule } = await look(desk, link);
    expect([kind, passkeyRule]).toEqual(["signIn", "required"]);
    expect(passkey).toMatchObject({
      rp: { id: "office", name: "Harbour" },
      user: { name: "Sam", id: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/) },
      pubKeyCredParams: [{ alg: -8 }, { alg: -7 }, { alg: -257 }],
      excludeCredentials: [],
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    });
    expect(rows(desk, "used_challenges")).toEqual([]);
  }));

test("A9: where passkeys are required nobody joins without one; where they are not, anybody may have one", () =>
  withLink(async (desk, link) => {
    expect(await problemOf(await desk.post("join", await joinBody(link, "Sam")))).toBe("409 passkeyNeeded");
    expect(rows(desk, "devices")).toEqual([]);
    desk.sql.exec("UPDATE organisation SET passkeys = 'optional'");
    const answer = JoinAnswer.parse(await (await joinWith(desk, link)).json());
    expect(answer.recoveryCodes).toHaveLength(10);
    const second = await desk.post("join", await joinBody(await another(desk, "signIn"), "Sam"));
    expect(JoinAnswer.parse(await second.json()).recoveryCodes).toBeUndefined();
    expect(
      desk.sql
        .exec("SELECT action FROM audit")
        .toArray()
        .map(({ action }) => action),
    ).toEqual(["linkUsed", "passkeyAdded", "linkUsed"]);
  }));

const wrong: readonly [string, Changed][] = [
  ["made on another site", { origin: "http://other" }],
  ["made for another relying party", { rpId: "other" }],
  ["made without asking who is there", { flags: 1 | 64 }],
  ["with a challenge of its own", { challenge: "A".repeat(75) }],
  ["in a frame", { crossOrigin: true }],
];
test.each(wrong)("A9: a passkey %s is refused, and the link stays fresh", (_, changed) =>
  withLink(async (desk, link) => {
    expect(await problemOf(await joinWith(desk, link, { changed }))).toBe("422 passkeyRefused");
    expect([rows(desk, "devices"), rows(desk, "passkeys"), rows(desk, "sessions")]).toEqual([[], [], []]);
    expect((await joinWith(desk, link)).status).toBe(200);
  }),
);

test("A9: a passkey made for another link is refused", () =>
  withLink(async (desk, link) => {
    const by = await another(desk, "signIn");
    expect(await problemOf(await joinWith(desk, link, { by }))).toBe("422 passkeyRefused");
  }));

test("A9: with results of an extension nothing is taken, and the secret in them is nowhere", () =>
  withLink(async (desk, link) => {
    const extensions = { prf: { enabled: true, results: { first: "c2VjcmV0" } } };
    expect(await problemOf(await joinWith(desk, link, { changed: { extensions } }))).toBe("400 malformed");
    const tables = desk.sql.exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").toArray();
    for (const { name } of tables.filter(({ name }) => !name.startsWith("_cf")))
      expect(JSON.stringify(rows(desk, name))).not.toContain("c2VjcmV0");
  }));

test("A9: a sign-in link adds a browser and a passkey, and leaves what there is", () =>
  withLink(async (desk, link) => {
    const phone = await joinWithPasskey(desk, link, "Sam");
    const more = await another(desk, "signIn");
    expect((await look(desk, more)).passkey?.excludeCredentials).toMatchObject([{ id: phone.passkey.id }]);
    expect((await joinWith(desk, more)).status).toBe(200);
    expect([rows(desk, "devices").length, rows(desk, "passkeys").length]).toEqual([2, 2]);
    expect((await desk.get("me", phone.cookie)).status).toBe(200);
    expect(desk.revoked).toEqual([]);
  }));

test("A9: an invitation ends every older passkey, browser, code, link and sign-in when it is used, not before", () =>
  withLink(async (desk, link) => {
    const phone = await joinWithPasskey(desk, link, "Sam");
    const lent = await signInWith(desk, phone.passkey);
    await desk.post("account/device", { receivingKey: "A".repeat(43) }, { cookie: lent.cookie });
    const [open, invitation] = [await another(desk, "signIn"), await another(desk, "invitation")];
    expect((await look(desk, invitation)).passkey?.excludeCredentials).toEqual([]);
    expect((await desk.get("me", phone.cookie)).status).toBe(200);
    const device = await makeKeys();
    const answer = await joinWith(desk, invitation, { device });
    const { recoveryCodes } = JoinAnswer.parse(await answer.clone().json());
    expect(recoveryCodes).toHaveLength(10);
    const cookie = cookieOf(answer, device.privateKey);
    for (const older of [phone.cookie, lent.cookie]) expect((await desk.get("me", older)).status).toBe(401);
    expect(desk.revoked).toHaveLength(2);
    expect(await problemOf((await signInWith(desk, phone.passkey)).answer)).toBe("403 signInRefused");
    const code = phone.recoveryCodes[0];
    expect(await problemOf(await desk.post("recover/begin", { code }))).toBe("403 signInRefused");
    expect(await problemOf(await desk.post("join/look", { token: open.token }))).toBe("410 linkEnded");
    expect(rows(desk, "device_requests")).toEqual([]);
    const living = desk.sql.exec("SELECT signing_key FROM devices WHERE revoked_at IS NULL").toArray();
    expect(living).toEqual([{ signing_key: device.publicKey }]);
    expect(await (await desk.get("me", cookie)).json()).toMatchObject({ passkeys: 1, recoveryCodesLeft: 10 });
  }));

test("A9: an invitation does not bring an older browser's key back", () =>
  withLink(async (desk, link) => {
    const phone = await joinWithPasskey(desk, link, "Sam");
    const invitation = await another(desk, "invitation");
    const answer = await joinWith(desk, invitation, { device: phone.device });
    expect(await problemOf(answer)).toBe("409 deviceRevoked");
    expect((await desk.get("me", phone.cookie)).status).toBe(200);
    expect(rows(desk, "passkeys")).toHaveLength(1);
  }));

test("A9: a link that was taken back has ended, and one of somebody who is paused or left opens nothing", () =>
  withLink(async (desk, link) => {
    const set = (column: string, value: string) => desk.sql.exec(`UPDATE people SET ${column} = ${value}`);
    set("paused_at", "1");
    expect(await problemOf(await desk.post("join/look", { token: link.token }))).toBe("403 paused");
    set("left_at", "1");
    expect(await problemOf(await desk.post("join/look", { token: link.token }))).toBe("410 linkEnded");
    set("paused_at", "NULL");
    set("left_at", "NULL");
    expect((await desk.post("join/look", { token: link.token })).status).toBe(200);
    desk.sql.exec("UPDATE sign_in_links SET revoked_at = 1");
    expect(await problemOf(await desk.post("join/look", { token: link.token }))).toBe("410 linkEnded");
    expect(await problemOf(await desk.post("join", await joinBody(link, "Sam")))).toBe("410 linkEnded");
  }));

test("A9: a browser that others use is shared from its first moment", () =>
  withLink(async (desk, link) => {
    const device = await makeKeys();
    const cookie = cookieOf(await joinWith(desk, link, { device, posted: { shared: true } }), device.privateKey);
    expect(await (await desk.get("me", cookie)).json()).toMatchObject({ shared: true });
  }));
