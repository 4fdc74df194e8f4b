/** People from a file: whole or not at all. */
import { expect, test } from "vitest";
import { peopleMost, requestBodyBytes } from "../../../shared/limits.ts";
import { Imported } from "../../../shared/people-interface.ts";
import { atHarbour, audited, type Harbour, somebodyNew, wordOf } from "./coordinating.ts";

const row = (alias: string, more: object = {}) => ({ ...somebodyNew, alias, roles: ["counsellor"], ...more });
const imported = async (harbour: Harbour, rows: readonly object[]) =>
  Imported.parse(await (await harbour.post("people/import", { rows })).json());
const tried = async (harbour: Harbour, rows: readonly object[]) =>
  Imported.parse(await (await harbour.post("people/import/trial", { rows })).json());
const names = async (harbour: Harbour) => (await harbour.people()).people.map(({ alias }) => alias);

test("N13: everybody of the file is added, with roles and skills and without a way in", () =>
  atHarbour(async (harbour) => {
    const skills = [{ skill: "First aid", until: "2027-01-31" }];
    const rows = [row("Priya", { skills }), row("Morgan", { roles: ["supervisor", "counsellor"], trainee: false })];
    expect(await imported(harbour, rows)).toEqual({ added: 2, problems: [] });
    expect(await names(harbour)).toEqual(["Alex", "Morgan", "Priya", "Sam"]);
    const priya = (await harbour.people()).people.find(({ alias }) => alias === "Priya");
    expect(priya).toMatchObject({ skills, roles: ["counsellor"], state: "invited", invitations: [], revision: 1 });
    expect(audited(harbour).filter(({ action }) => action === "personAdded")).toHaveLength(2);
  }));

test("N13: a trial says what would happen and does nothing", () =>
  atHarbour(async (harbour) => {
    expect(await tried(harbour, [row("Priya")])).toEqual({ added: 1, problems: [] });
    expect(await names(harbour)).toEqual(["Alex", "Sam"]);
    expect(audited(harbour).some(({ action }) => action === "personAdded")).toBe(false);
  }));

test("N13: one row that cannot be taken keeps the whole file out, and each such row has a sentence", () =>
  atHarbour(async (harbour) => {
    const rows = [
      row("Priya"),
      row("SAM"),
      row("priya"),
      row("Morgan", { trainee: true, chatsMost: 2 }),
      row("Alex", { roles: ["counsellor", "counsellor"], languages: ["en", "en"] }),
    ];
    const { added, problems } = await imported(harbour, rows);
    expect(await tried(harbour, rows)).toEqual({ added, problems });
    expect(added).toBe(0);
    expect(problems.map(({ row: number }) => number)).toEqual([2, 3, 4, 5]);
    for (const { sentence } of problems) expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(problems[1]?.sentence).toContain("row 1");
    expect(problems[3]?.sentence).toContain("Somebody of this name is here already. A role is named twice.");
    expect(await names(harbour)).toEqual(["Alex", "Sam"]);
  }));

test("N13: the name of somebody who left is free again", () =>
  atHarbour(async (harbour) => {
    harbour.desk.sql.exec("UPDATE people SET left_at = 1 WHERE id = ?", harbour.sam.person);
    expect(await imported(harbour, [row("Sam")])).toEqual({ added: 1, problems: [] });
  }));

test("N13: two hundred people are one request, longer than others may be; one more is malformed", () =>
  atHarbour(async (harbour) => {
    const rows = Array.from({ length: 200 }, (_, n) => row(`Person number ${n} of a large charity`));
    expect(JSON.stringify(rows).length).toBeGreaterThan(requestBodyBytes);
    expect(await imported(harbour, rows)).toEqual({ added: 200, problems: [] });
    const more = [...rows, row("One more")].map((one) => ({ ...one, alias: `${one.alias}x` }));
    expect(await wordOf(await harbour.post("people/import", { rows: more }))).toBe("400 malformed");
    expect(await wordOf(await harbour.post("people/import", { rows: [] }))).toBe("400 malformed");
  }));

test("N13: an organisation that is full takes nobody more", () =>
  atHarbour(async (harbour) => {
    for (let n = 2; n < peopleMost; n++) {
      const add = "INSERT INTO people (id, alias, languages, chats_most) VALUES (?, ?, '[\"en\"]', 1)";
      harbour.desk.sql.exec(add, `${n}`.padStart(22, "A"), `Person ${n}`);
    }
    expect(await wordOf(await harbour.post("people/import", { rows: [row("Priya")] }))).toBe("409 tooManyPeople");
    expect(await wordOf(await harbour.post("people/import/trial", { rows: [row("Priya")] }))).toBe("409 tooManyPeople");
  }));
