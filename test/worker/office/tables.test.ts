/** The tables: made once, never lost, strict, and seeded once for every start of the launcher. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { LineSlug, SessionId } from "../../../shared/ids.ts";
import { waitMostMs } from "../../../shared/limits.ts";
import { Site } from "../../../shared/site.ts";
import { seedDemo } from "../../../worker/office/demo.ts";
import { demoLine } from "../../../worker/office/demo-words.ts";
import { migrate } from "../../../worker/office/migrations.ts";
import { freshSecret } from "../../../worker/office/secrets.ts";
import { atDesk, bindings, hour, invite, makeKeys, monday, problemOf } from "./staff.ts";

const organisation = await makeKeys();
const emptyOffice = () => bindings.OFFICE.getByName(freshSecret());

/** As a program left them that knew only so many steps. */
function tablesOfStep(storage: DurableObjectStorage, step: number): void {
  const made = storage.sql.exec<{ type: string; name: string }>(
    "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
  );
  for (const { type, name } of made.toArray().reverse()) storage.sql.exec(`DROP ${type} ${name}`);
  migrate(storage, monday, step);
}

test("an Office nobody has set up has no site, no hours and no sessions", async () => {
  const office = emptyOffice();
  expect(await office.site()).toBeNull();
  expect(await office.hours(LineSlug.parse("harbour"))).toBeNull();
  expect(await office.sessionLives(SessionId.parse("A".repeat(22)))).toBe(false);
});

test("what was kept is there after the object was evicted, and migrations run once", async () => {
  const { person } = await invite(organisation, "Sam");
  const office = emptyOffice();
  const setting = { start: "one", organisationKey: organisation.publicKey, closed: false, people: [person] };
  await runInDurableObject(office, (_, state) => seedDemo(state.storage, JSON.stringify(setting), monday));
  const before = await office.site();
  await evictDurableObject(office);
  expect(await office.site()).toEqual(before);
  expect(Site.parse(before)).toMatchObject({ charity: "Harbour", organisationKey: organisation.publicKey });
  expect(before?.lines.map(({ slug }) => slug)).toEqual(["harbour"]);
  expect(before?.lines).toMatchObject([{ topics: demoLine.topics, urgentFirst: true }]);
});

test("tables of an earlier program gain topics and urgency, and keep the lines there are", async () => {
  await runInDurableObject(emptyOffice(), (_, { storage }) => {
    const { sql } = storage;
    tablesOfStep(storage, 2);
    sql.exec(`INSERT INTO lines (slug, place, name, languages, leave_to, lead_required, minimum_staff,
      between_chats_ms, last_start_before_ms, revision) VALUES ('old', 0, 'Old', '["en"]', '', 0, 1, 0, 0, 7)`);
    for (let times = 0; times < 2; times++) migrate(storage, monday);
    const rows = sql.exec("SELECT slug, revision, topics, urgent_first, wait_most_ms FROM lines").toArray();
    expect(rows).toEqual([{ slug: "old", revision: 7, topics: "[]", urgent_first: 0, wait_most_ms: waitMostMs }]);
    expect(() => sql.exec("UPDATE lines SET urgent_first = 2")).toThrow();
  });
});

test("lines there are before lines could be drafts stay shown, with their text and a first edition", async () => {
  await runInDurableObject(emptyOffice(), (_, { storage }) => {
    const { sql } = storage;
    tablesOfStep(storage, 5);
    sql.exec(`INSERT INTO lines (slug, place, name, languages, leave_to, lead_required, minimum_staff,
      between_chats_ms, last_start_before_ms, revision) VALUES ('old', 0, 'Old', '["en"]', 'https://a.example/', 0, 1, 0, 0, 7)`);
    sql.exec(
      "INSERT INTO limits_texts (line, version, paragraphs, signed_off_by) VALUES ('old', '1', '[\"One.\"]', 'Ada')",
    );
    sql.exec("UPDATE lines SET limits_version = '1'");
    for (let times = 0; times < 2; times++) migrate(storage, monday);
    expect(sql.exec("SELECT standing, edition, revision, shown_at FROM lines").toArray()).toEqual([
      { standing: "shown", edition: 1, revision: 7, shown_at: 0 },
    ]);
    expect(() => sql.exec("UPDATE lines SET standing = 'deleted'")).toThrow();
  });
});

test("names that turn text around, from before they were refused, are read without; there is a page for visitors", async () => {
  const office = emptyOffice();
  const stored = (name: string, zoneName: string) =>
    runInDurableObject(office, (_, { storage }) => {
      tablesOfStep(storage, 4);
      storage.sql.exec(
        "INSERT INTO organisation (one, name, key, zone, zone_name) VALUES (1, ?, ?, 'Europe/London', ?)",
        ...[name, "A".repeat(43), zoneName],
      );
      migrate(storage, monday);
    });
  await stored("\u202a\u00a0Harbour\u2069 \u2003\u202e", "\u2066London\u2028 time\u202c");
  expect(Site.parse(await office.site())).toMatchObject({ charity: "Harbour", zoneName: "London time" });
  await stored("\u202e\u202c", "\u2069");
  expect(Site.parse(await office.site())).toMatchObject({ charity: "?", zoneName: "Europe/London" });
  await stored("מקום & Harbour", "London time");
  expect(Site.parse(await office.site())).toMatchObject({ charity: "מקום & Harbour", zoneName: "London time" });
});

test("tables made by a newer program are left alone", async () => {
  await runInDurableObject(emptyOffice(), (_, { storage }) => {
    storage.sql.exec("INSERT INTO migrations (number, applied_at) VALUES (1000, 0)");
    expect(() => migrate(storage, monday)).toThrow(/newer/);
  });
});

test("every table is strict, and a shift that ends before it begins or lasts a day cannot be kept", async () => {
  const { person } = await invite(organisation, "Sam");
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async ({ sql }) => {
    const loose = sql.exec(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND sql NOT LIKE '%STRICT'",
    );
    expect(loose.toArray()).toEqual([]);
    const insert = "INSERT INTO shifts (id, line, from_at, until_at, revision) VALUES ('x', 'harbour', ?, ?, 1)";
    expect(() => sql.exec(insert, monday, monday)).toThrow();
    expect(() => sql.exec(insert, monday, monday + 24 * hour)).toThrow();
    expect(() => sql.exec("INSERT INTO person_roles (person, role) VALUES (?, 'admin')", person.id)).toThrow();
    expect(() => sql.exec("DELETE FROM people")).toThrow();
  });
});

test("the same start seeds once; another start brings new links, ends the old ones and plans afresh", async () => {
  const [first, second] = [await invite(organisation, "Sam"), await invite(organisation, "Sam")];
  const again = { ...second.person, id: first.person.id };
  const demo = { organisationKey: organisation.publicKey, closed: false, people: [first.person] };
  await atDesk(demo, async (desk) => {
    const cookie = await desk.signIn(first.link, "Samira");
    const next = JSON.stringify({ ...demo, start: "next", closed: true, people: [again] });
    const count = (table: string) => desk.sql.exec(`SELECT count(*) AS n FROM ${table}`).one().n;
    seedDemo(desk.storage, next, monday);
    const shifts = count("shifts");
    for (let times = 0; times < 3; times++) seedDemo(desk.storage, next, monday + times * hour);
    expect([count("shifts"), count("people"), count("sign_in_links")]).toEqual([shifts, 1, 2]);
    // Whoever is signed in stays so, under the name they chose.
    expect(await (await desk.get("me", cookie)).json()).toMatchObject({ person: { alias: "Samira" } });
    expect(await (await desk.get("duty", cookie)).json()).toMatchObject({ pass: null });
    expect(await problemOf(await desk.post("join/look", { token: first.link.token }))).toBe("410 linkUsed");
    expect((await desk.post("join/look", { token: second.link.token })).status).toBe(200);
  });
});

test("a link of an earlier start that nobody used has ended", async () => {
  const [first, second] = [await invite(organisation, "Sam"), await invite(organisation, "Sam")];
  const demo = { organisationKey: organisation.publicKey, closed: false, people: [first.person] };
  await atDesk(demo, async (desk) => {
    const people = [{ ...second.person, id: first.person.id }];
    seedDemo(desk.storage, JSON.stringify({ ...demo, start: "next", people }), monday);
    expect(await problemOf(await desk.post("join/look", { token: first.link.token }))).toBe("410 linkEnded");
  });
});

test("each seeding raises the line's revision, so that sheets issued before are replaced", async () => {
  const { person } = await invite(organisation, "Sam");
  const demo = { organisationKey: organisation.publicKey, closed: false, people: [person] };
  await atDesk(demo, async ({ sql, storage }) => {
    const revision = () => Number(sql.exec("SELECT revision FROM lines").one().revision);
    const before = revision();
    const link = { ...person.link, tokenHash: "B".repeat(43) };
    seedDemo(storage, JSON.stringify({ ...demo, start: "next", people: [{ ...person, link }] }), monday);
    expect(revision()).toBeGreaterThan(before);
  });
});

test.each([
  ["not JSON", "demo"],
  [
    "a field too many",
    JSON.stringify({ start: "x", organisationKey: "A".repeat(43), closed: false, people: [], more: 1 }),
  ],
  ["nobody in it", JSON.stringify({ start: "x", organisationKey: "A".repeat(43), closed: false, people: [] })],
])("a demo setting that is %s seeds nothing", async (_, setting) => {
  await runInDurableObject(emptyOffice(), (_office, { storage }) => {
    expect(() => seedDemo(storage, setting, monday)).toThrow();
    expect(storage.sql.exec("SELECT * FROM organisation").toArray()).toEqual([]);
  });
});
