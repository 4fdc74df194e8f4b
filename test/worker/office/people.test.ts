/** Seeing and changing people: revisions, the last coordinator, pauses, and what each of them ends. */
import { expect, test } from "vitest";
import { DutyAnswer } from "../../../shared/staff-interface.ts";
import { coordinatorsInCharge } from "../../../worker/office/in-charge.ts";
import { rotaVersion } from "../../../worker/office/planning/writing.ts";
import { atHarbour, audited, type Browser, fields, type Harbour, makeLink, shownIn, wordOf } from "./coordinating.ts";

const dutyOf = async (harbour: Harbour, by: Browser) => DutyAnswer.parse(await (await harbour.get("duty", by)).json());

const change = async (harbour: Harbour, id: string, more: object) => {
  const person = await harbour.personOf(id);
  return harbour.post("people/change", { person: id, revision: person.revision, ...fields(person), ...more });
};

async function edit(harbour: Harbour, path: string, id: string, more: object, by?: Browser): Promise<Response> {
  const { revision } = await harbour.personOf(id);
  return harbour.post(path, { person: id, revision, ...more }, by);
}

/** Sam is made a second coordinator. */
const promoteSam = (harbour: Harbour) =>
  edit(harbour, "people/roles", harbour.sam.person, { roles: ["counsellor", "coordinator"] });

test("N1: a coordinator sees everybody with roles, browsers and sign-ins; nobody else does", () =>
  atHarbour(async (harbour) => {
    const { people, revocations } = await harbour.people();
    expect(people.map(({ alias, roles, state }) => [alias, roles, state])).toEqual([
      ["Alex", ["coordinator"], "active"],
      ["Sam", ["counsellor"], "active"],
    ]);
    expect(people[1]).toMatchObject({ sessions: 1, passkeys: 0, requests: [], revision: 1 });
    expect(people[1]?.devices[0]).toMatchObject({ signingKey: harbour.sam.keys.publicKey, roles: ["counsellor"] });
    expect(people[1]?.invitations).toMatchObject([{ state: "used" }]);
    expect(revocations).toBeNull();
    expect(await wordOf(await harbour.get("people", harbour.sam))).toBe("403 notAllowed");
    expect(await wordOf(await harbour.desk.get("people"))).toBe("401 noSession");
  }));

test("a change is kept, raises the revision, and is recorded without names", () =>
  atHarbour(async (harbour) => {
    const { sam } = harbour;
    const skills = [{ skill: "First aid", until: "2027-01-31" }];
    const changed = await shownIn(
      await change(harbour, sam.person, { alias: "Samira", languages: ["en", "cy"], skills }),
    );
    expect(changed).toMatchObject({ alias: "Samira", languages: ["en", "cy"], skills, revision: 2 });
    expect(await harbour.personOf(sam.person)).toEqual(changed);
    expect(audited(harbour).at(-1)).toEqual({
      action: "personChanged",
      actor: harbour.alex.person,
      subject: sam.person,
    });
    expect(JSON.stringify(harbour.desk.sql.exec("SELECT details FROM audit").toArray())).not.toContain("Sam");
  }));

test("N2: whoever changes an older revision is told what the person is now, and changes nothing", () =>
  atHarbour(async (harbour) => {
    const { sam } = harbour;
    const seen = await harbour.personOf(sam.person);
    const newer = await shownIn(await change(harbour, sam.person, { alias: "Samira" }));
    for (const [path, more] of [
      ["people/change", { ...fields(seen), alias: "Sami" }],
      ["people/roles", { roles: ["supervisor"] }],
      ["people/pause", { paused: true }],
      ["people/leave", { revocation: null }],
    ] as const) {
      const answer = await harbour.post(path, { person: sam.person, revision: seen.revision, ...more });
      expect(await wordOf(answer)).toBe("409 changedMeanwhile");
      expect(((await answer.json()) as { person: unknown }).person).toEqual(newer);
    }
    expect(await harbour.personOf(sam.person)).toEqual(newer);
  }));

test("N3: the last active coordinator keeps the role, is not paused and does not leave", () =>
  atHarbour(async (harbour) => {
    const { alex } = harbour;
    const refused = "409 lastCoordinator";
    expect(await wordOf(await edit(harbour, "people/roles", alex.person, { roles: ["counsellor"] }))).toBe(refused);
    expect(await wordOf(await edit(harbour, "people/pause", alex.person, { paused: true }))).toBe(refused);
    expect(await wordOf(await edit(harbour, "people/leave", alex.person, { revocation: null }))).toBe(refused);
    const more = { roles: ["coordinator", "counsellor"] };
    expect((await shownIn(await edit(harbour, "people/roles", alex.person, more))).roles).toEqual(more.roles);
  }));

test("N3: a coordinator who was only invited, or is paused, does not count as one who is there", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, desk } = harbour;
    await promoteSam(harbour);
    desk.sql.exec("UPDATE people SET paused_at = 1 WHERE id = ?", sam.person);
    const demote = () => edit(harbour, "people/roles", alex.person, { roles: ["counsellor"] });
    expect(await wordOf(await demote())).toBe("409 lastCoordinator");
    desk.sql.exec("UPDATE people SET paused_at = NULL, last_seen_day = NULL WHERE id = ?", sam.person);
    desk.sql.exec("DELETE FROM sessions WHERE person = ?", sam.person);
    desk.sql.exec("DELETE FROM devices WHERE person = ?", sam.person);
    expect(await wordOf(await demote())).toBe("409 lastCoordinator");
  }));

test("N3: where passkeys are optional, whoever is signed in or has an open link counts, and a browser alone does not", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, desk } = harbour;
    await promoteSam(harbour);
    const { body } = await makeLink(alex, ["coordinator", "counsellor"]);
    await shownIn(await harbour.post("people/link", { person: sam.person, kind: "signIn", ...body }));
    const inCharge = () => coordinatorsInCharge(desk.sql, desk.now).includes(sam.person);
    expect(inCharge()).toBe(true);
    desk.sql.exec("UPDATE sign_in_links SET revoked_at = 1 WHERE token_hash = ?", body.tokenHash);
    expect(inCharge()).toBe(true);
    desk.sql.exec("DELETE FROM sessions WHERE person = ?", sam.person);
    expect((await harbour.personOf(sam.person)).devices).toMatchObject([{ revokedAt: null }]);
    expect(inCharge()).toBe(false);
    expect(await wordOf(await edit(harbour, "people/roles", alex.person, { roles: ["counsellor"] }))).toBe(
      "409 lastCoordinator",
    );
    desk.sql.exec("UPDATE sign_in_links SET revoked_at = NULL WHERE token_hash = ?", body.tokenHash);
    expect(inCharge()).toBe(true);
    // Made by a browser that was lost since, it opens nothing.
    desk.sql.exec("UPDATE devices SET revoked_at = 1 WHERE person = ?", alex.person);
    expect(inCharge()).toBe(false);
    desk.sql.exec("UPDATE devices SET revoked_at = NULL WHERE person = ?", alex.person);
    desk.now = body.endsAt;
    expect(inCharge()).toBe(false);
  }));

test("N3: where passkeys are required, only whoever has one counts", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, desk } = harbour;
    await promoteSam(harbour);
    const { body } = await makeLink(alex, ["coordinator", "counsellor"]);
    await shownIn(await harbour.post("people/link", { person: sam.person, kind: "signIn", ...body }));
    desk.sql.exec("UPDATE organisation SET passkeys = 'required'");
    expect(coordinatorsInCharge(desk.sql, desk.now)).toEqual([]);
    desk.sql.exec(
      `INSERT INTO passkeys (id, person, public_key, counter, transports, name, backed_up, added_at)
       VALUES ('p', ?, 'k', 0, '[]', 'My phone', 0, 1)`,
      sam.person,
    );
    desk.sql.exec("DELETE FROM sessions WHERE person = ?", sam.person);
    desk.sql.exec("UPDATE devices SET revoked_at = 1 WHERE person = ?", sam.person);
    expect(coordinatorsInCharge(desk.sql, desk.now)).toEqual([sam.person]);
    desk.sql.exec("UPDATE people SET left_at = ? WHERE id = ?", desk.now, sam.person);
    expect(coordinatorsInCharge(desk.sql, desk.now)).toEqual([]);
  }));

test("N3: with another coordinator there, one may step down, but not pause or remove oneself", () =>
  atHarbour(async (harbour) => {
    const { alex, sam } = harbour;
    await promoteSam(harbour);
    expect(await wordOf(await edit(harbour, "people/pause", alex.person, { paused: true }))).toBe("409 notYourself");
    expect(await wordOf(await edit(harbour, "people/leave", alex.person, { revocation: null }))).toBe(
      "409 notYourself",
    );
    await shownIn(await edit(harbour, "people/roles", alex.person, { roles: ["counsellor"] }));
    expect(await wordOf(await harbour.get("people"))).toBe("403 notAllowed");
    expect((await harbour.get("people", sam)).status).toBe(200);
  }));

test("N4: a pause ends every sign-in at once, lets nobody in, and ends", () =>
  atHarbour(async (harbour) => {
    const { sam, desk } = harbour;
    const session = desk.sql.exec<{ id: string }>("SELECT id FROM sessions WHERE person = ?", sam.person).one().id;
    const rota = rotaVersion(desk.sql);
    const paused = await shownIn(await edit(harbour, "people/pause", sam.person, { paused: true }));
    expect(paused).toMatchObject({ state: "paused", sessions: 0 });
    // Open pages of the rota look again: who is paused covers nothing.
    expect(rotaVersion(desk.sql)).toBe(rota + 1);
    expect(desk.revoked).toEqual([session]);
    expect(await wordOf(await harbour.get("duty", sam))).toBe("401 noSession");
    const again = await shownIn(await edit(harbour, "people/pause", sam.person, { paused: false }));
    expect(again.state).toBe("active");
    expect(await wordOf(await harbour.get("duty", sam))).toBe("401 noSession");
    expect(
      audited(harbour)
        .map(({ action }) => action)
        .slice(-2),
    ).toEqual(["personPaused", "pauseEnded"]);
  }));

test("N4: even a session that was left over opens nothing while its person is paused or gone", () =>
  atHarbour(async (harbour) => {
    for (const column of ["paused_at", "left_at"]) {
      const { sql, now } = harbour.desk;
      sql.exec(`UPDATE people SET ${column} = ? WHERE id = ?`, now, harbour.sam.person);
      expect(await wordOf(await harbour.get("duty", harbour.sam))).toBe("401 noSession");
      sql.exec(`UPDATE people SET ${column} = NULL WHERE id = ?`, harbour.sam.person);
    }
  }));

test("N5: somebody whose certificate says a role they lost is not on duty, and the page can tell why", () =>
  atHarbour(async (harbour) => {
    const { sam } = harbour;
    expect((await dutyOf(harbour, sam)).pass).not.toBeNull();
    const changed = await shownIn(await edit(harbour, "people/roles", sam.person, { roles: ["supervisor"] }));
    expect(changed.devices[0]?.roles).toEqual(["counsellor"]);
    expect(changed.roles).toEqual(["supervisor"]);
    expect((await dutyOf(harbour, sam)).pass).toBeNull();
  }));

test("N5: one more role does not end duty; without counsellor or supervisor there is none", () =>
  atHarbour(async (harbour) => {
    const { sam } = harbour;
    await promoteSam(harbour);
    expect((await dutyOf(harbour, sam)).pass).not.toBeNull();
    harbour.desk.sql.exec("UPDATE devices SET roles = '[\"coordinator\"]' WHERE person = ?", sam.person);
    await edit(harbour, "people/roles", sam.person, { roles: ["coordinator", "safeguardingLead"] });
    expect((await dutyOf(harbour, sam)).pass).toBeNull();
  }));

test("N5: a sign-in from a browser that is not certified gives no duty", () =>
  atHarbour(async (harbour) => {
    harbour.desk.sql.exec("UPDATE sessions SET device = NULL");
    expect((await dutyOf(harbour, harbour.sam)).pass).toBeNull();
  }));

test("N7: a trainee holds one chat, whatever the row said before", () =>
  atHarbour(async (harbour) => {
    const { sam, desk } = harbour;
    const changed = await shownIn(await change(harbour, sam.person, { trainee: true, chatsMost: 3 }));
    expect(changed).toMatchObject({ trainee: true, chatsMost: 1 });
    desk.sql.exec("UPDATE people SET chats_most = 3 WHERE id = ?", sam.person);
    await harbour.get("duty", sam);
    expect(desk.passes.at(-1)?.limit).toBe(1);
  }));

test("a coordinator ends somebody's sign-ins; of one's own all but this one", () =>
  atHarbour(async (harbour) => {
    const { alex, sam, desk } = harbour;
    expect((await shownIn(await harbour.post("people/sessions/end", { person: sam.person }))).sessions).toBe(0);
    expect(desk.revoked).toHaveLength(1);
    expect((await shownIn(await harbour.post("people/sessions/end", { person: alex.person }))).sessions).toBe(1);
    expect(desk.revoked).toHaveLength(1);
  }));

test.each(["people/change", "people/roles", "people/pause", "people/leave", "people/sessions/end"])(
  "%s of nobody changes nothing and is not recorded",
  (path) =>
    atHarbour(async (harbour) => {
      const body = {
        "people/change": { alias: "Sam", languages: ["en"], skills: [], chatsMost: 1, trainee: false },
        "people/roles": { roles: ["counsellor"] },
        "people/pause": { paused: true },
        "people/leave": { revocation: null },
        "people/sessions/end": {},
      }[path];
      const revision = path === "people/sessions/end" ? {} : { revision: 1 };
      const before = audited(harbour).length;
      const answer = await harbour.post(path, { person: "A".repeat(22), ...revision, ...body });
      expect(await wordOf(answer)).toBe("404 personUnknown");
      expect(audited(harbour)).toHaveLength(before);
    }),
);

test.each([
  ["no roles", "people/roles", { roles: [] }],
  ["a role nobody knows", "people/roles", { roles: ["admin"] }],
  ["four chats at once", "people/change", { chatsMost: 4 }],
  ["no language", "people/change", { languages: [] }],
  ["a day that is none", "people/change", { skills: [{ skill: "First aid", until: "soon" }] }],
  ["a field too many", "people/change", { admin: true }],
])("%s is malformed", (_, path, more) =>
  atHarbour(async (harbour) => {
    const seen = await harbour.personOf(harbour.sam.person);
    const body = { person: seen.id, revision: seen.revision, ...(path === "people/change" && fields(seen)), ...more };
    expect(await wordOf(await harbour.post(path, body))).toBe("400 malformed");
  }),
);
