/** Complaints at the Office: kept sealed for two leads, read by them alone, closed by each, gone after thirty days. */
import { expect, test } from "vitest";
import type { Role } from "../../../shared/certificates.ts";
import type { SealedCopy } from "../../../shared/complaint.ts";
import { ComplaintsAnswer } from "../../../shared/complaint-interface.ts";
import { LineSlug, toBase64url } from "../../../shared/ids.ts";
import { complaintBytes, complaintKeptMs, complaintsMost, leadDevicesMost } from "../../../shared/limits.ts";
import { doWhatIsDue } from "../../../worker/office/alarm.ts";
import { forgetComplaints, keepComplaint, leadsToSealFor } from "../../../worker/office/complaints.ts";
import { type Browser, signIn } from "./coordinating.ts";
import { atDesk, type Desk, hour, invite, makeKeys, monday, problemOf } from "./staff.ts";

const line = LineSlug.parse("harbour");
const bytes = complaintBytes + 48;
/** Told apart by their first letter. */
const sealedFor = (letter: string) => toBase64url(new Uint8Array(bytes).fill(letter.charCodeAt(0)));

interface Leads {
  readonly desk: Desk;
  readonly morgan: Browser;
  readonly robin: Browser;
  readonly alex: Browser;
  readonly sam: Browser;
  /** One, sealed for the browsers of these. */
  keep(...whose: Browser[]): string;
  seen(by: Browser): Promise<ComplaintsAnswer>;
  close(by: Browser, id: string): Promise<Response>;
  /** As the Office knows it when a list was taken. */
  revoke(browser: Browser): void;
}

/** Morgan, a supervisor; Robin, a safeguarding lead; Alex, who coordinates; Sam, who takes chats. */
async function atLeads(act: (leads: Leads) => Promise<void>): Promise<void> {
  const organisation = await makeKeys();
  const roles: [string, Role][] = [
    ["Morgan", "supervisor"],
    ["Robin", "safeguardingLead"],
    ["Alex", "coordinator"],
    ["Sam", "counsellor"],
  ];
  const invited = await Promise.all(
    roles.map(([alias, role]) => invite(organisation, alias, { role, onShift: "no", certificate: { role } })),
  );
  const people = invited.map(({ person }) => person);
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people }, async (desk) => {
    const browsers = await Promise.all(
      invited.map(({ person, link }) => signIn(desk, person.id, link, person.alias, person.link.chain)),
    );
    const [morgan, robin, alex, sam] = browsers;
    if (!morgan || !robin || !alex || !sam) throw new Error("everybody is there");
    const copyFor = ({ keys }: Browser): SealedCopy => ({
      device: keys.publicKey,
      sealed: sealedFor(keys.publicKey),
    });
    await act({
      ...{ desk, morgan, robin, alex, sam },
      keep: (...whose) =>
        desk.storage.transactionSync(() => keepComplaint(desk.sql, line, whose.map(copyFor), desk.now)),
      seen: async ({ cookie }) => ComplaintsAnswer.parse(await (await desk.get("complaints", cookie)).json()),
      close: ({ cookie }, id) => desk.post("complaints/close", { id }, { cookie }),
      revoke: ({ keys }) =>
        void desk.sql.exec("UPDATE devices SET revoked_at = ? WHERE signing_key = ?", desk.now, keys.publicKey),
    });
  });
}

test("who may be sealed for: leads who are here, with browsers that count, and no server's choice of two", () =>
  atLeads(async ({ desk, morgan, robin, revoke }) => {
    const told = () => leadsToSealFor(desk.sql, desk.now).leads;
    const both = [[morgan.chain], [robin.chain]];
    expect(told()).toHaveLength(2);
    expect(told()).toEqual(expect.arrayContaining(both));
    desk.sql.exec("UPDATE people SET paused_at = ? WHERE id = ?", desk.now, morgan.person);
    expect(told()).toEqual([[robin.chain]]);
    desk.sql.exec("UPDATE people SET paused_at = NULL");
    revoke(robin);
    expect(told()).toEqual(expect.arrayContaining([[morgan.chain]]));
    desk.sql.exec("UPDATE person_roles SET role = 'counsellor' WHERE person = ?", morgan.person);
    expect(told().flat()).toEqual([]);
  }));

test("of somebody's browsers the newest are told, so that an answer stays small", () =>
  atLeads(async ({ desk, morgan }) => {
    for (let number = 0; number < leadDevicesMost; number += 1)
      desk.sql.exec(
        `INSERT INTO devices
           (signing_key, person, receiving_key, roles, alias, chain, certified_until, latest_until, added_at)
         SELECT ?, person, receiving_key, roles, alias, chain, certified_until, latest_until, ?
         FROM devices WHERE signing_key = ?`,
        ...[`${number}`.repeat(43), desk.now + number + 1, morgan.keys.publicKey],
      );
    expect(leadsToSealFor(desk.sql, desk.now).leads.map((one) => one.length)).toContain(leadDevicesMost);
  }));

test("kept for two leads and for nobody else; anything else is refused whole", () =>
  atLeads(async ({ desk, keep, morgan, robin, sam, alex }) => {
    for (const whose of [[morgan], [morgan, morgan], [morgan, sam], [robin, alex], [morgan, robin, sam]])
      expect(keep(...whose)).toBe("leadsChanged");
    expect(desk.sql.exec("SELECT * FROM complaints").toArray()).toEqual([]);
    expect(keep(morgan, robin)).toBe("kept");
    expect(desk.sql.exec("SELECT line, day FROM complaints").toArray()).toEqual([
      { line, day: Math.floor(monday / (24 * hour)) },
    ]);
  }));

test("each of the two sees their own copy; colleagues, coordinators and other leads see none", () =>
  atLeads(async ({ desk, keep, seen, morgan, robin, sam, alex }) => {
    keep(morgan, robin);
    const waiting = async ({ cookie }: Browser) => (await desk.get("complaints/waiting", cookie)).json();
    expect([await waiting(morgan), await waiting(robin)]).toEqual([{ waiting: 1 }, { waiting: 1 }]);
    expect(await problemOf(await desk.get("complaints/waiting", sam.cookie))).toBe("403 notAllowed");
    const [mine] = (await seen(morgan)).complaints;
    expect(mine).toMatchObject({
      line: "Harbour",
      sealed: sealedFor(morgan.keys.publicKey),
      other: "can",
      elsewhere: false,
    });
    expect(mine?.endsAt).toBeLessThanOrEqual(monday + complaintKeptMs);
    expect((await seen(robin)).complaints[0]?.sealed).toBe(sealedFor(robin.keys.publicKey));
    for (const other of [sam, alex])
      expect(await problemOf(await desk.get("complaints", other.cookie))).toBe("403 notAllowed");
    expect(await problemOf(await desk.get("complaints"))).toBe("401 noSession");
    // The role is gone: so is the reading, and the other is told to be alone with it.
    desk.sql.exec("UPDATE person_roles SET role = 'counsellor' WHERE person = ?", robin.person);
    expect(await problemOf(await desk.get("complaints", robin.cookie))).toBe("403 notAllowed");
    expect((await seen(morgan)).complaints[0]?.other).toBe("cannot");
  }));

test("a browser that is gone: the other lead still can, and when both are gone it is said", () =>
  atLeads(async ({ keep, seen, revoke, morgan, robin }) => {
    keep(morgan, robin);
    revoke(robin);
    expect((await seen(morgan)).complaints[0]).toMatchObject({ other: "cannot" });
    expect((await seen(morgan)).lost).toBe(0);
    revoke(morgan);
    expect((await seen(morgan)).lost).toBe(1);
  }));

test("read and closed deletes one's own copy, the last one the rest, and the audit says that alone", () =>
  atLeads(async ({ desk, keep, seen, close, morgan, robin, sam }) => {
    keep(morgan, robin);
    const [one] = (await seen(morgan)).complaints;
    const id = one?.id ?? "";
    expect(await problemOf(await close(sam, id))).toBe("403 notAllowed");
    expect(await problemOf(await close(morgan, "A".repeat(22)))).toBe("404 complaintUnknown");
    expect(ComplaintsAnswer.parse(await (await close(morgan, id)).json()).complaints).toEqual([]);
    expect(await problemOf(await close(morgan, id))).toBe("404 complaintUnknown");
    expect((await seen(robin)).complaints[0]).toMatchObject({ id, other: "closed" });
    expect((await close(robin, id)).status).toBe(200);
    expect(desk.sql.exec("SELECT * FROM complaints").toArray()).toEqual([]);
    expect(desk.sql.exec("SELECT * FROM complaint_copies").toArray()).toEqual([]);
    const audited = desk.sql
      .exec("SELECT actor, subject, details FROM audit WHERE action = 'complaintClosed' ORDER BY number")
      .toArray();
    expect(audited).toEqual([
      { actor: morgan.person, subject: null, details: "{}" },
      { actor: robin.person, subject: null, details: "{}" },
    ]);
  }));

test("unread it is deleted after thirty days, by the alarm, and never later than was said", () =>
  atLeads(async ({ desk, keep, morgan, robin }) => {
    keep(morgan, robin);
    const day = Math.floor(monday / (24 * hour)) * 24 * hour;
    const rows = () => desk.sql.exec("SELECT complaint FROM complaint_copies").toArray().length;
    desk.storage.transactionSync(() => forgetComplaints(desk.sql, day + complaintKeptMs - 1));
    expect(rows()).toBe(2);
    desk.now = day + complaintKeptMs;
    await doWhatIsDue(desk.storage, { now: () => desk.now, speed: 1 });
    expect(rows()).toBe(0);
    expect(desk.sql.exec("SELECT id FROM complaints").toArray()).toEqual([]);
  }));

test("as many as may wait are kept, the next is refused, and none of them is pushed out", () =>
  atLeads(async ({ desk, keep, seen, close, morgan, robin }) => {
    for (let number = 0; number < complaintsMost; number += 1) expect(keep(morgan, robin)).toBe("kept");
    expect(keep(morgan, robin)).toBe("full");
    const { complaints } = await seen(morgan);
    expect(complaints).toHaveLength(complaintsMost);
    const id = complaints[0]?.id ?? "";
    await close(morgan, id);
    expect(keep(morgan, robin)).toBe("full");
    await close(robin, id);
    expect(keep(morgan, robin)).toBe("kept");
    expect(desk.sql.exec("SELECT id FROM complaints").toArray()).toHaveLength(complaintsMost);
  }));
