/** A13: the one table of permissions, as code and as a page for people. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Role } from "../../../shared/certificates.ts";
import { type Action, mayDo, type Permission, permissions } from "../../../shared/permissions.ts";
import { permissionsPage } from "../../house/permissions-page.ts";

/** Supervisors may ask; who leads the running shift is the rota's word (N16). */
const leads: ReadonlySet<Action> = new Set(["seeColleaguesAsking", "certifyColleague"]);

/** A lead for the shift they lead, coordinators for any (N19); and what is missing, about nobody: whoever can find somebody. */
const both: ReadonlySet<Action> = new Set(["runShift", "runSurge", "seeWarnings"]);

/** Whoever may hold a chat may end and flag it (Q21): the Switchboard looks whose it is. */
const holders: ReadonlySet<Action> = new Set(["flagChat"]);

/** What was written to these two kinds of leads alone, and not to coordinators (C5). */
const toThemselves: ReadonlySet<Action> = new Set(["readComplaints"]);

const table = Object.entries(permissions) as [Action, Permission][];

test("A13: docs/permissions.md says what the table says (npm run docs)", () => {
  const page = readFileSync(new URL("../../../docs/permissions.md", import.meta.url), "utf8");
  expect(page).toBe(permissionsPage());
});

test("A13: only coordinators do anything to others, but for a lead on the shift they lead, and whatever gives somebody power asks for the passkey again", () => {
  const toOthers = table.filter(([action, { allowed }]) => typeof allowed !== "string" && !toThemselves.has(action));
  for (const [action] of toOthers) {
    const may = Role.options.filter((role) => mayDo(action, [role]));
    if (holders.has(action)) {
      expect([action, may]).toEqual([action, ["counsellor", "supervisor"]]);
      continue;
    }
    const one = leads.has(action) ? ["supervisor"] : ["coordinator"];
    expect([action, may]).toEqual([action, both.has(action) ? ["supervisor", "coordinator"] : one]);
    expect(mayDo(action, null)).toBe(false);
  }
  for (const action of toThemselves)
    expect(Role.options.filter((role) => mayDo(action, [role]))).toEqual(["supervisor", "safeguardingLead"]);
  const again = table.filter(([, { stepUp }]) => stepUp).map(([action]) => action);
  expect(again).toEqual(
    expect.arrayContaining([
      "changeRoles",
      "invite",
      "certify",
      "certifyColleague",
      "revoke",
      "exportAudit",
      "changeSettings",
    ]),
  );
});

test("A13: somebody of several roles may do what any of them may, and somebody of none only their own", () => {
  expect(mayDo("invite", ["counsellor", "coordinator"])).toBe(true);
  expect(mayDo("invite", [])).toBe(false);
  expect(mayDo("seeOwn", [])).toBe(true);
  expect(mayDo("seeOwn", null)).toBe(false);
  expect(mayDo("signIn", null)).toBe(true);
});
