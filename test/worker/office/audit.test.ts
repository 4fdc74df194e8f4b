/** The audit: append-only, read newest first, exported whole, and checked by whoever holds the file. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { checkAudit } from "../../../shared/audit-check.ts";
import { AuditAnswer } from "../../../shared/audit-interface.ts";
import { auditRowsShown } from "../../../shared/limits.ts";
import { record } from "../../../worker/office/audit.ts";
import { atHarbour, type Harbour, wordOf } from "./coordinating.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("base64url");
const read = async (harbour: Harbour, query = "") =>
  AuditAnswer.parse(await (await harbour.get(`audit${query}`)).json());

/** Many acts of Alex's and one of Sam's. */
function fill({ desk, alex, sam }: Harbour, rows: number): void {
  for (let n = 0; n < rows; n++)
    record(desk.sql, { actor: alex.person, action: "tried", subject: sam.person, details: { n } }, desk.now + n);
  record(desk.sql, { actor: sam.person, action: "triedOnce" }, desk.now + rows);
}

test("N14: rows are neither changed nor deleted, whoever tries", () =>
  atHarbour(async (harbour) => {
    fill(harbour, 2);
    const { sql } = harbour.desk;
    for (const statement of [
      "UPDATE audit SET action = 'other' WHERE number = 1",
      "UPDATE audit SET chained = ''",
      "DELETE FROM audit WHERE number = 1",
      "DELETE FROM audit",
    ])
      expect(() => sql.exec(statement), statement).toThrow("append-only");
    expect(() => sql.exec("INSERT INTO audit SELECT * FROM audit LIMIT 1")).toThrow();
  }));

test("N14: a coordinator reads a hundred rows at once, newest first, with names, and then the older ones", () =>
  atHarbour(async (harbour) => {
    fill(harbour, auditRowsShown);
    const first = await read(harbour);
    expect(first.rows).toHaveLength(auditRowsShown);
    expect(first.more).toBe(true);
    expect(first.rows[0]).toMatchObject({ action: "triedOnce", actor: harbour.sam.person });
    expect(first.names).toMatchObject({ [harbour.alex.person]: "Alex", [harbour.sam.person]: "Sam" });
    expect(first.actions).toEqual(["linkUsed", "tried", "triedOnce"]);
    const numbers = first.rows.map(({ number }) => number);
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
    const second = await read(harbour, `?before=${numbers.at(-1)}`);
    expect(second.more).toBe(false);
    expect(second.rows.map(({ number }) => number)).toEqual([3, 2, 1]);
  }));

test("N14: the filters narrow it to one person's acts and one kind", () =>
  atHarbour(async (harbour) => {
    fill(harbour, 3);
    const by = await read(harbour, `?actor=${harbour.sam.person}`);
    expect(by.rows.map(({ action }) => action)).toEqual(["triedOnce", "linkUsed"]);
    const kind = await read(harbour, "?action=tried");
    expect(kind.rows.map(({ details }) => details.n)).toEqual([2, 1, 0]);
    expect((await read(harbour, `?actor=${harbour.alex.person}&action=triedOnce`)).rows).toEqual([]);
  }));

test.each([
  "?before=x",
  "?before=0",
  "?before=-1",
  "?actor=Sam",
  "?action=DROP+TABLE",
  "?more=1",
  "?before=2&before=3",
])("N14: asking for the audit with %s is malformed", (query) =>
  atHarbour(async (harbour) => {
    expect(await wordOf(await harbour.get(`audit${query}`))).toBe("400 malformed");
  }),
);

test("N14: the name of somebody who was forgotten is not told", () =>
  atHarbour(async (harbour) => {
    harbour.desk.sql.exec("UPDATE people SET left_at = 1, languages = '[]' WHERE id = ?", harbour.sam.person);
    expect((await read(harbour)).names).toEqual({ [harbour.alex.person]: "Alex" });
  }));

test("N14: nobody but coordinators reads or exports it", () =>
  atHarbour(async (harbour) => {
    expect(await wordOf(await harbour.get("audit", harbour.sam))).toBe("403 notAllowed");
    expect(await wordOf(await harbour.post("audit/export", undefined, harbour.sam))).toBe("403 notAllowed");
    expect(await wordOf(await harbour.desk.post("audit/export"))).toBe("401 noSession");
  }));

test("N15: an export is every row and the row that says so, and holds together", () =>
  atHarbour(async (harbour) => {
    fill(harbour, 1200);
    const answer = await harbour.post("audit/export");
    expect(answer.headers.get("content-type")).toContain("application/jsonl");
    const text = await answer.text();
    const checked = checkAudit(text, digest);
    expect(checked).toMatchObject({ rows: 1204, last: { number: 1204, action: "auditExported" } });
    const again = checkAudit(await (await harbour.post("audit/export")).text(), digest);
    expect(again).toMatchObject({ rows: 1205 });
  }));
