/** N10: each revoked key has a day; from then on a list may leave it out, and no sooner. */
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { coordinatorCertificateMs, revokedKeysByBrowsersMost, revokedKeysMost } from "../../../shared/limits.ts";
import { beginOf, endDay, latestEndDay } from "../../../shared/revoked-keys.ts";
import { migrate } from "../../../worker/office/migrations.ts";
import { freshSecret } from "../../../worker/office/secrets.ts";
import {
  atHarbour,
  endDayOfAll,
  type Harbour,
  makeCertificate,
  makeLink,
  makeList,
  shownIn,
  signIn,
  somebodyNew,
  wordOf,
} from "./coordinating.ts";
import { bindings, hour, monday } from "./staff.ts";

const refused = "422 revocationRefused";

/** Priya, who comes in with an invitation of Alex's. */
async function priyaAt({ alex, desk, post }: Harbour) {
  const { link, body } = await makeLink(alex, ["counsellor"]);
  const { id } = await shownIn(await post("people/invite", { ...somebodyNew, roles: ["counsellor"], ...body }));
  return signIn(desk, id, link, "Priya", body.chain);
}

/** Time goes by, and everybody who is signed in stays so. */
function later({ desk }: Harbour, now: number): void {
  desk.now = now;
  desk.sql.exec("UPDATE sessions SET last_seen_at = ?, ends_at = ?", now, now + hour);
}

const root = ({ organisation }: Harbour) => ({ chain: [], keys: organisation });
const revoking = (harbour: Harbour, person: string) => (list: object) =>
  harbour.post("devices/revoke", { person, ...list });
/** What the newest list says. */
const listed = async (harbour: Harbour) => (await harbour.people()).revocations?.keys;

test.each<[string, object]>([
  ["without days", { ends: undefined }],
  ["with more days than keys", { ends: [endDayOfAll, endDayOfAll] }],
  ["with a day on which a certificate can still count", { ends: [endDayOfAll - 1] }],
  ["with a day after every certificate there could be", { ends: [latestEndDay(monday) + 1] }],
  ["with half a day", { ends: [endDayOfAll + 0.5] }],
])("N10: a list %s is refused", (_, changed) =>
  atHarbour(async (harbour) => {
    const { alex, sam } = harbour;
    const post = revoking(harbour, sam.person);
    expect(await wordOf(await post(await makeList(alex, 1, [sam.keys.publicKey], changed)))).toBe(refused);
    const latest = { ends: [latestEndDay(monday)] };
    await shownIn(await post(await makeList(alex, 1, [sam.keys.publicKey], latest)));
  }),
);

test("N10: the next list leaves a key out from its day on, not before, and brings no day forward", () =>
  atHarbour(async (harbour) => {
    const { sam } = harbour;
    const priya = await priyaAt(harbour);
    const [one, other] = [sam.keys.publicKey, priya.keys.publicKey];
    await shownIn(await revoking(harbour, sam.person)(await makeList(root(harbour), 1, [one])));
    const post = revoking(harbour, priya.person);
    const next = (keys: readonly string[], ends: readonly number[]) => makeList(root(harbour), 2, keys, { ends });
    expect(await wordOf(await post(await next([one, other], [endDayOfAll - 1, endDayOfAll])))).toBe(refused);
    later(harbour, beginOf(endDayOfAll) - 1);
    expect(await wordOf(await post(await next([other], [endDayOfAll])))).toBe(refused);
    later(harbour, beginOf(endDayOfAll));
    await shownIn(await post(await next([other], [endDayOfAll])));
    expect(await listed(harbour)).toEqual([other]);
    // The Office itself forgets nothing by that: the key joins never again.
    const again = await makeLink(root(harbour), ["counsellor"], {
      from: harbour.desk.now,
      until: harbour.desk.now + hour,
    });
    await shownIn(await harbour.post("people/link", { person: sam.person, kind: "signIn", ...again.body }));
    const certificate = { signingKey: one, from: harbour.desk.now, until: harbour.desk.now + hour };
    await expect(signIn(harbour.desk, sam.person, again.link, "Sam", again.body.chain, certificate)).rejects.toThrow(
      "deviceRevoked",
    );
    // Signed again, the list may lose the last one too.
    const revocation = await makeList(root(harbour), 3, []);
    expect((await harbour.post("devices/renew", { devices: [], revocation })).status).toBe(200);
    expect(await listed(harbour)).toEqual([]);
  }));

test("N10: keys of a list from before there were days stay a year, from the day it was signed", () =>
  atHarbour(async (harbour) => {
    const { desk, sam } = harbour;
    const older = await makeList(root(harbour), 1, ["A".repeat(43)], { ends: undefined });
    desk.sql.exec(
      "INSERT INTO revocations (number, list, signer, kept_at) VALUES (1, ?, '[]', ?)",
      ...[older.list, monday],
    );
    const post = revoking(harbour, sam.person);
    const keys = ["A".repeat(43), sam.keys.publicKey];
    expect(await wordOf(await post(await makeList(root(harbour), 2, keys)))).toBe(refused);
    const ends = [latestEndDay(monday), endDayOfAll];
    expect((await post(await makeList(root(harbour), 2, keys, { ends }))).status).toBe(200);
  }));

test("N10: a list that is full takes no more, says so, and takes one again when another has ended", () =>
  atHarbour(async (harbour) => {
    const { desk, sam } = harbour;
    const keys = Array.from({ length: revokedKeysMost }, freshSecret);
    const full = await makeList(root(harbour), 1, keys);
    desk.sql.exec("INSERT INTO revocations (number, list, signer, kept_at) VALUES (1, ?, '[]', ?)", full.list, monday);
    const post = revoking(harbour, sam.person);
    expect(await wordOf(await post(await makeList(root(harbour), 2, [...keys, sam.keys.publicKey])))).toBe(
      "409 revocationsFull",
    );
    expect(await harbour.personOf(sam.person)).toMatchObject({ sessions: 1, devices: [{ revokedAt: null }] });
    later(harbour, beginOf(endDayOfAll));
    const next = await makeList(root(harbour), 2, [...keys.slice(1), sam.keys.publicKey]);
    expect((await post(next)).status).toBe(200);
  }));

test("N10: an invitation has exactly the day on which it ends, and takes no place when it has ended", () =>
  atHarbour(async (harbour) => {
    const { alex, desk } = harbour;
    const { link, body } = await makeLink(alex, ["counsellor"]);
    const { id } = await shownIn(
      await harbour.post("people/invite", { ...somebodyNew, roles: ["counsellor"], ...body }),
    );
    const post = revoking(harbour, id);
    const of = (day: number) => makeList(alex, 1, [link.invitation.publicKey], { ends: [day] });
    for (const day of [endDayOfAll - 1, endDayOfAll + 1, latestEndDay(monday)])
      expect(await wordOf(await post(await of(day)))).toBe(refused);
    later(harbour, beginOf(endDayOfAll));
    expect(
      await wordOf(await revoking(harbour, id)(await makeList(root(harbour), 1, [link.invitation.publicKey]))),
    ).toBe(refused);
    later(harbour, monday);
    expect((await post(await of(endDayOfAll))).status).toBe(200);
    expect(desk.sql.exec("SELECT count(*) AS n FROM revocations").one().n).toBe(1);
  }));

test("N10: coordinators' browsers leave the last places of a list to the organisation's key", () =>
  atHarbour(async (harbour) => {
    const { alex, desk, sam } = harbour;
    const keys = Array.from({ length: revokedKeysByBrowsersMost }, freshSecret);
    const full = await makeList(root(harbour), 1, keys);
    desk.sql.exec("INSERT INTO revocations (number, list, signer, kept_at) VALUES (1, ?, '[]', ?)", full.list, monday);
    const post = revoking(harbour, sam.person);
    const next = (by: Parameters<typeof makeList>[0]) => makeList(by, 2, [...keys, sam.keys.publicKey]);
    expect(await wordOf(await post(await next(alex)))).toBe("409 revocationsFull");
    expect((await post(await next(root(harbour)))).status).toBe(200);
  }));

test("N10: with whom it revokes, a list brings back others whom a restored backup forgot, and the audit says so", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, desk } = harbour;
    const priya = await priyaAt(harbour);
    const [one, other] = [sam.keys.publicKey, priya.keys.publicKey];
    const post = revoking(harbour, sam.person);
    // Somebody of the person's own must be new on it, and each has their day.
    expect(await wordOf(await post(await makeList(alex, 1, [other])))).toBe(refused);
    const early = { ends: [endDayOfAll, endDayOfAll - 1] };
    expect(await wordOf(await post(await makeList(alex, 1, [one, other], early)))).toBe(refused);
    // What only signs the last list again asks for no passkey: it brings back nobody.
    const revocation = await makeList(alex, 1, [other]);
    expect(await wordOf(await harbour.post("devices/renew", { devices: [], revocation }))).toBe(refused);
    const { sessions, devices } = await shownIn(await post(await makeList(alex, 1, [one, other])));
    expect([sessions, devices[0]?.revokedAt]).toEqual([0, monday]);
    expect(await harbour.personOf(priya.person)).toMatchObject({ sessions: 0, devices: [{ revokedAt: monday }] });
    expect(desk.revoked).toHaveLength(2);
    const { details } = desk.sql.exec("SELECT details FROM audit ORDER BY number DESC LIMIT 1").one();
    expect(JSON.parse(`${details}`)).toEqual({ number: 1, keys: one, broughtBack: other });
  }));

test("N10: keys that the Office does not know come back by the organisation's key alone, and so do later days", () =>
  atHarbour(async (harbour) => {
    const { alex, sam } = harbour;
    const [one, unknown] = [sam.keys.publicKey, freshSecret()];
    const post = revoking(harbour, sam.person);
    expect(await wordOf(await post(await makeList(alex, 1, [one, unknown])))).toBe(refused);
    const tooFar = { ends: [endDayOfAll, latestEndDay(monday) + 1] };
    expect(await wordOf(await post(await makeList(root(harbour), 1, [one, unknown], tooFar)))).toBe(refused);
    expect((await post(await makeList(root(harbour), 1, [one, unknown]))).status).toBe(200);
    const priya = await priyaAt(harbour);
    const keys = [one, unknown, priya.keys.publicKey];
    const later = { ends: [endDayOfAll, endDayOfAll + 1, endDayOfAll] };
    const next = revoking(harbour, priya.person);
    expect(await wordOf(await next(await makeList(alex, 2, keys, later)))).toBe(refused);
    expect((await next(await makeList(root(harbour), 2, keys, later))).status).toBe(200);
  }));

test("N10: the day is that of the longest certificate a browser ever had, also when a newer one ends sooner", () =>
  atHarbour(async (harbour) => {
    const { sam, desk } = harbour;
    const { receivingKey = "" } = (await harbour.personOf(sam.person)).devices[0] ?? {};
    const roles = async (...given: readonly string[]) => {
      const { revision } = await harbour.personOf(sam.person);
      await shownIn(await harbour.post("people/roles", { person: sam.person, revision, roles: given }));
    };
    const certified = async (role: "coordinator" | "counsellor", until: number) => {
      const says = { alias: "Sam", role, signingKey: sam.keys.publicKey, receivingKey, until };
      const chain = await makeCertificate(root(harbour), says);
      const body = { person: sam.person, signingKey: sam.keys.publicKey, receivingKey, chain };
      return (await shownIn(await harbour.post("devices/certify", body))).devices[0];
    };
    const year = monday + coordinatorCertificateMs;
    await roles("coordinator");
    expect(await certified("coordinator", year)).toMatchObject({ certifiedUntil: year, latestUntil: year });
    await roles("counsellor");
    const short = monday + 60 * hour;
    expect(await certified("counsellor", short)).toMatchObject({ certifiedUntil: short, latestUntil: year });
    const post = revoking(harbour, sam.person);
    const of = (day: number) => makeList(root(harbour), 1, [sam.keys.publicKey], { ends: [day] });
    expect(await wordOf(await post(await of(endDay(year) - 1)))).toBe(refused);
    // Nobody leaves without it either, though the newest certificate has ended.
    desk.sql.exec("UPDATE devices SET certified_until = ? WHERE person = ?", monday, sam.person);
    const { revision } = await harbour.personOf(sam.person);
    const leave = (revocation: object | null) =>
      harbour.post("people/leave", { person: sam.person, revision, revocation });
    expect(await wordOf(await leave(null))).toBe("422 revocationNeeded");
    expect((await shownIn(await leave(await of(endDay(year))))).state).toBe("left");
  }));

test("N10: a browser from before ends were kept may have had any certificate there can be", async () => {
  await runInDurableObject(bindings.OFFICE.getByName(freshSecret()), (_, { storage }) => {
    const { sql } = storage;
    const made = sql.exec<{ type: string; name: string }>(
      "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    );
    for (const { type, name } of made.toArray().reverse()) sql.exec(`DROP ${type} ${name}`);
    migrate(storage, monday, 4);
    sql.exec("INSERT INTO people (id, alias, languages, chats_most) VALUES ('a', 'Sam', '[\"en\"]', 1)");
    const insert = `INSERT INTO devices
      (signing_key, person, receiving_key, roles, alias, chain, certified_until, added_at) VALUES (?, 'a', '', '[]', '', '[]', ?, 0)`;
    sql.exec(insert, "soon", monday);
    const far = monday + 40 * coordinatorCertificateMs;
    sql.exec(insert, "far", far);
    sql.exec(insert, "gone", monday);
    sql.exec("UPDATE devices SET revoked_at = ? WHERE signing_key = 'gone'", monday - 300 * 24 * hour);
    const before = Math.floor(Date.now() / 1000) * 1000;
    migrate(storage, monday);
    const [one, gone, other] = sql
      .exec<{ latest_until: number }>("SELECT latest_until FROM devices ORDER BY signing_key DESC")
      .toArray();
    // A browser that is revoked was certified no more since then.
    expect(gone?.latest_until).toBe(monday - 300 * 24 * hour + coordinatorCertificateMs);
    expect(one?.latest_until).toBeGreaterThanOrEqual(before + coordinatorCertificateMs);
    expect(other?.latest_until).toBe(far);
  });
});
