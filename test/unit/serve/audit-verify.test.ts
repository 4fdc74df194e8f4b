/** Checking an export of the audit: every kind of break is found, named, and at its row. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { verifyExport } from "../../../serve/audit-verify.ts";
import { type AuditRow, auditBeginning, auditBody, auditLink } from "../../../shared/audit.ts";
import { checkAudit } from "../../../shared/audit-check.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("base64url");
const id = (letter: string) => letter.repeat(22);

function chained(bodies: readonly Omit<AuditRow, "chained" | "number">[]): AuditRow[] {
  const rows: AuditRow[] = [];
  for (const [index, body] of bodies.entries()) {
    const row = { ...body, number: index + 1 };
    const before = rows.at(-1)?.chained ?? auditBeginning;
    rows.push({ ...row, chained: digest(auditLink(before, digest(auditBody(row)))) });
  }
  return rows;
}

const act = (action: string, details: AuditRow["details"] = {}) => ({
  at: 1_796_047_200_000,
  actor: id("A"),
  action,
  subject: id("B"),
  details,
});
const rows = chained([
  act("personInvited", { roles: "counsellor", open: true }),
  act("linkUsed"),
  act("rolesChanged", { before: "counsellor", after: "supervisor" }),
  act("devicesRevoked", { number: 1 }),
  act("personLeft", { assignments: 3 }),
  { ...act("auditExported", { rows: 6 }), subject: null },
]);
const written = (given: readonly object[]) => given.map((row) => `${JSON.stringify(row)}\n`).join("");
const brokenIn = (given: readonly object[]) => {
  const checked = checkAudit(written(given), digest);
  return "broken" in checked ? checked.broken : undefined;
};
const [one, two, three, four, five, six] = rows as [AuditRow, AuditRow, AuditRow, AuditRow, AuditRow, AuditRow];

test("N15: a whole file is whole, and its last link is shown", () => {
  expect(checkAudit(written(rows), digest)).toEqual({ rows: 6, last: six });
  const { said, code } = verifyExport(written(rows));
  expect(code).toBe(0);
  expect(said).toContain(six.chained);
});

test.each([
  ["changed", [one, two, { ...three, details: { before: "counsellor", after: "coordinator" } }, four, five, six], 3, 3],
  ["changed", [{ ...one, at: one.at + 1 }, two, three, four, five, six], 1, 1],
  ["changed", [one, two, three, four, five, { ...six, actor: null }], 6, 6],
  ["missing", [two, three, four, five, six], 1, 1],
  ["missing", [one, two, four, five, six], 3, 3],
  ["missing", [one, two, five, six], 3, 3],
  ["added", [one, two, two, three, four, five, six], 3, 2],
  ["added", [one, { ...two, action: "personPaused" }, two, three, four, five, six], 2, 2],
  ["added", [one, two, three, four, five, six, { ...six, number: 6 }], 7, 6],
  ["outOfOrder", [one, three, two, four, five, six], 2, 3],
  ["outOfOrder", [six, one, two, three, four, five], 1, 6],
  ["outOfOrder", rows.toReversed(), 1, 6],
  ["cutOff", [one, two, three, four, five], 6, 5],
  ["cutOff", [], 1, null],
])("N15: a file is %s", (why, given, line, number) => {
  expect(brokenIn(given)).toEqual({ why, line, number });
  expect(verifyExport(written(given)).code).toBe(1);
  expect(verifyExport(written(given)).said).toMatch(/^[A-Z].*\.$/);
});

test.each([
  ["a line that is no JSON", "{"],
  ["an empty line", ""],
  ["a row with a field too many", JSON.stringify({ ...three, more: 1 })],
  ["a row without its link", JSON.stringify({ ...three, chained: undefined })],
])("N15: %s is unreadable, and said so with its line", (_, line) => {
  const text = [...written([one, two]).trimEnd().split("\n"), line, ...written([four]).trimEnd().split("\n")].join(
    "\n",
  );
  expect(checkAudit(text, digest)).toEqual({ broken: { why: "unreadable", line: 3, number: null } });
});

const value = fc.oneof(fc.string({ maxLength: 12 }), fc.integer(), fc.boolean(), fc.constant(null));
const details = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value, { maxKeys: 3 });
const person = fc.constantFrom(id("A"), id("B"), id("C"));
const body = fc.record({
  at: fc.integer({ min: 0, max: 2 ** 42 }),
  actor: fc.oneof(person, fc.constant(null)),
  action: fc.stringMatching(/^[a-z]{1,12}$/),
  subject: fc.oneof(fc.string({ maxLength: 8 }), fc.constant(null)),
  details,
});
const chain = fc
  .array(body, { minLength: 1, maxLength: 6 })
  .map((bodies) => chained([...bodies, { ...act("auditExported"), subject: null }]));

const otherOf = (row: AuditRow): fc.Arbitrary<AuditRow> =>
  fc
    .oneof(
      fc.integer().map((at) => ({ ...row, at })),
      fc.integer({ min: 1, max: 9 }).map((number) => ({ ...row, number })),
      fc.oneof(person, fc.constant(null)).map((actor) => ({ ...row, actor })),
      fc.string().map((action) => ({ ...row, action })),
      fc.oneof(fc.string(), fc.constant(null)).map((subject) => ({ ...row, subject })),
      details.map((changed) => ({ ...row, details: changed })),
      fc.stringMatching(/^[A-Za-z0-9_-]{43}$/).map((link) => ({ ...row, chained: link })),
    )
    .filter((other) => auditBody(other) !== auditBody(row) || other.chained !== row.chained);

test("N15: any change to any field of any row of a chain is found, at that row or before the next", () => {
  const changed = chain.chain((whole) =>
    fc.nat(whole.length - 1).chain((index) => {
      const row = whole[index];
      if (row === undefined) throw new Error("no such row");
      return otherOf(row).map((other) => ({ whole, index, given: whole.with(index, other) }));
    }),
  );
  fc.assert(
    fc.property(changed, ({ whole, index, given }) => {
      expect(brokenIn(whole)).toBeUndefined();
      expect(brokenIn(given)?.line).toBe(index + 1);
    }),
  );
});

test("N15: leaving out, doubling or exchanging any rows of a chain is found", () => {
  const moved = chain.chain((whole) =>
    fc.record({ whole: fc.constant(whole), at: fc.nat(whole.length - 1), to: fc.nat(whole.length - 1) }),
  );
  fc.assert(
    fc.property(moved, ({ whole, at, to }) => {
      const row = whole[at];
      const other = whole[to];
      if (row === undefined || other === undefined) return;
      expect(brokenIn(whole.toSpliced(at, 1))).toBeDefined();
      expect(brokenIn(whole.toSpliced(to, 0, row))).toBeDefined();
      if (at !== to) expect(brokenIn(whole.with(at, other).with(to, row))).toBeDefined();
    }),
  );
});

test("N15: the command says what it found, and its exit code too", () => {
  const folder = mkdtempSync(join(tmpdir(), "quietline-audit-"));
  try {
    const file = join(folder, "audit.jsonl");
    writeFileSync(file, written(rows));
    expect(execFileSync(process.execPath, ["serve/audit-verify.ts", file], { encoding: "utf8" })).toContain("6 rows");
    writeFileSync(file, written([one, three, four, five, six]));
    const broken = spawnSync(process.execPath, ["serve/audit-verify.ts", file], { encoding: "utf8" });
    expect([broken.status, broken.stdout]).toEqual([1, "Row 2 is missing: it should stand on line 2.\n"]);
    const none = join(folder, "none");
    const absent = spawnSync(process.execPath, ["serve/audit-verify.ts", none], { encoding: "utf8" });
    expect([absent.status, absent.stderr]).toEqual([2, `${none} cannot be read.\n`]);
    expect(spawnSync(process.execPath, ["serve/audit-verify.ts"]).status).toBe(2);
    const help = spawnSync(process.execPath, ["serve/audit-verify.ts", "--help"], { encoding: "utf8" });
    expect([help.status, help.stdout]).toEqual([0, expect.stringMatching(/^npm run audit:verify -- FILE\n/)]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
