/** A13: whoever loses the role, is paused or is signed out while their signatures are being verified has done nothing. */
import { expect, test } from "vitest";
import { toBase64url } from "../../../shared/ids.ts";
import { colleagueCertificateMs } from "../../../shared/limits.ts";
import type { Action } from "../../../shared/permissions.ts";
import { type Actor, actorOf } from "../../../worker/office/actor.ts";
import { certify, renew } from "../../../worker/office/certifying.ts";
import { giveLink, invite } from "../../../worker/office/inviting.ts";
import { letLeave } from "../../../worker/office/leaving.ts";
import { revoke, signAgain } from "../../../worker/office/revoking.ts";
import { sessionsOf } from "../../../worker/office/sessions.ts";
import { certifyColleague } from "../../../worker/office/shift-lead.ts";
import { atHarbour, audited, type Harbour, makeCertificate, makeLink, makeList, somebodyNew } from "./coordinating.ts";
import { hour, makeKeys, monday } from "./staff.ts";

const receivingKey = toBase64url(crypto.getRandomValues(new Uint8Array(32)));

/** Something that Alex does, all of it signed and right; begun by the call. */
type Doing = (actor: Actor) => Promise<unknown>;

/** A browser of Sam's asks, and Alex certifies it. `until`: for an evening, or for longer. */
async function certificate({ desk, alex, sam }: Harbour, until: number) {
  const { publicKey: signingKey } = await makeKeys();
  desk.sql.exec(
    "INSERT INTO device_requests (signing_key, person, receiving_key, asked_at, ends_at) VALUES (?, ?, ?, ?, ?)",
    ...[signingKey, sam.person, receivingKey, monday, monday + 24 * hour],
  );
  const chain = [...(await makeCertificate(alex, { alias: "Sam", signingKey, receivingKey, until }))];
  return { person: sam.person, signingKey, receivingKey, chain };
}

const link = async ({ alex }: Harbour) => {
  const { body } = await makeLink(alex, ["counsellor"]);
  return { ...body, chain: [...body.chain] };
};

const cases: readonly [Action, string, (harbour: Harbour) => Promise<Doing>][] = [
  [
    "certify",
    "certifies",
    async (harbour) => {
      const body = await certificate(harbour, monday + 60 * hour);
      return (actor) => certify(harbour.desk.storage, actor, body, monday);
    },
  ],
  [
    "renewCertificates",
    "renews",
    async (harbour) => {
      const { alex, sam, desk } = harbour;
      const { receivingKey = "" } = (await harbour.personOf(sam.person)).devices[0] ?? {};
      const says = { alias: "Sam", signingKey: sam.keys.publicKey, receivingKey, until: monday + 72 * hour };
      desk.sql.exec("UPDATE devices SET certified_until = ? WHERE person = ?", monday + hour, sam.person);
      const devices = [{ signingKey: sam.keys.publicKey, chain: [...(await makeCertificate(alex, says))] }];
      return (actor) => renew(desk.storage, actor, devices, monday);
    },
  ],
  [
    "invite",
    "invites",
    async (harbour) => {
      const body = { ...somebodyNew, roles: ["counsellor" as const], ...(await link(harbour)) };
      return (actor) => invite(harbour.desk.storage, actor, body, monday);
    },
  ],
  [
    "invite",
    "gives a link",
    async (harbour) => {
      const body = { person: harbour.sam.person, kind: "signIn" as const, ...(await link(harbour)) };
      return (actor) => giveLink(harbour.desk.storage, actor, body, monday);
    },
  ],
  [
    "revoke",
    "revokes",
    async ({ desk, alex, sam }) => {
      const list = await makeList(alex, 1, [sam.keys.publicKey]);
      return (actor) => revoke(desk.storage, actor, { person: sam.person, ...list }, monday);
    },
  ],
  [
    "renewCertificates",
    "signs the list again",
    async ({ desk, alex }) => {
      const list = await makeList(alex, 1, []);
      return (actor) => signAgain(desk.storage, actor, list, monday);
    },
  ],
  [
    "letLeave",
    "lets somebody leave",
    async (harbour) => {
      const { desk, alex, sam } = harbour;
      const { revision } = await harbour.personOf(sam.person);
      const list = await makeList(alex, 1, [sam.keys.publicKey]);
      return (actor) => letLeave(desk.storage, actor, { person: sam.person, revision }, list, monday);
    },
  ],
];

const actorFor = ({ desk, alex }: Harbour, action: Action): Actor => {
  const [session] = sessionsOf(desk.sql, alex.person, monday);
  if (session === undefined) throw new Error("Alex is not signed in");
  const clock = { now: () => desk.now, speed: 1 };
  return actorOf({ storage: desk.storage, clock }, { action, person: alex.person, session: session.id });
};

const overtaking: readonly (readonly [refusal: string, change: string])[] = [
  ["notAllowed", "UPDATE person_roles SET role = 'counsellor' WHERE person = ?"],
  ["noSession", "UPDATE people SET paused_at = 1 WHERE id = ?"],
  ["noSession", "DELETE FROM sessions WHERE person = ?"],
];

test.each(cases)("A13: %s: whoever %s, and is overtaken meanwhile, has done nothing", (action, _, prepare) =>
  atHarbour(async (harbour) => {
    const { desk, alex } = harbour;
    const doing = await prepare(harbour);
    for (const [refusal, change] of overtaking) {
      const actor = actorFor(harbour, action);
      const session = desk.sql.exec("SELECT * FROM sessions WHERE person = ?", alex.person).one();
      const before = audited(harbour).length;
      const pending = doing(actor);
      desk.sql.exec(change, alex.person);
      expect([change, await pending]).toEqual([change, refusal]);
      expect(audited(harbour)).toHaveLength(before);
      // Back again, for the next one.
      desk.sql.exec("UPDATE person_roles SET role = 'coordinator' WHERE person = ?", alex.person);
      desk.sql.exec("UPDATE people SET paused_at = NULL WHERE id = ?", alex.person);
      const columns = Object.keys(session);
      desk.sql.exec(
        `INSERT OR IGNORE INTO sessions (${columns.join()}) VALUES (${columns.map(() => "?").join()})`,
        ...Object.values(session),
      );
    }
    const done = await doing(actorFor(harbour, action));
    expect(["object", "number", "taken"]).toContain(typeof done === "string" ? done : typeof done);
  }),
);

test("N16: a lead who is no supervisor any more when the signature is verified has certified nobody", () =>
  atHarbour(async (harbour) => {
    const { desk, alex } = harbour;
    desk.sql.exec("UPDATE person_roles SET role = 'supervisor' WHERE person = ?", alex.person);
    const body = await certificate(harbour, monday + colleagueCertificateMs);
    const pending = certifyColleague(desk.storage, actorFor(harbour, "certifyColleague"), body, monday);
    desk.sql.exec("DELETE FROM person_roles WHERE person = ?", alex.person);
    expect(await pending).toBe("notAllowed");
    expect(await certifyColleague(desk.storage, actorFor(harbour, "seeOwn"), body, monday)).toBe("notLeading");
  }));
