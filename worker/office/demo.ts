/**
 * The demo charity *Harbour*, as the launcher asks for it in `env.DEMO`. Seeding happens once for every start of the
 * launcher, whole or not at all; an object that comes back after a crash finds it done.
 */
import type { PatternId } from "../../shared/ids.ts";
import { planOf } from "../../shared/rota/plan.ts";
import { demoRota } from "./demo-rota.ts";
import { Demo } from "./demo-setting.ts";
import { demoCharity, demoLine, demoRules, demoZone, demoZoneName } from "./demo-words.ts";
import { keepLine } from "./line-writing.ts";
import { raiseRevision } from "./lines.ts";
import { endUnusedLinks, keepLink } from "./links.ts";
import { keepOrganisation } from "./organisation.ts";
import { keepMember } from "./people.ts";
import { freshIds, makeShifts } from "./planning/making.ts";
import { writePattern } from "./planning/pattern-rows.ts";
import { writePlan } from "./planning/writing.ts";
import { freshId } from "./secrets.ts";

/** `setting`: the JSON of `env.DEMO`. Throws when it is not what the launcher writes. */
export function seedDemo(storage: DurableObjectStorage, setting: string, now: number): void {
  const demo = Demo.parse(JSON.parse(setting));
  storage.transactionSync(() => {
    const { sql } = storage;
    const known = sql.exec("SELECT id FROM demo_starts WHERE id = ?", demo.start).toArray().length > 0;
    if (known) return;
    keepOrganisation(
      sql,
      {
        name: demoCharity,
        key: demo.organisationKey,
        zone: demoZone,
        zoneName: demoZoneName,
      },
      "optional",
    );
    keepLine(sql, demoLine, demoRules, now);
    endUnusedLinks(sql, now);
    for (const person of demo.people) {
      keepMember(sql, { ...person, roles: [person.role] });
      keepLink(sql, { ...person.link, person: person.id });
    }
    replacePlan(sql, demo, now);
    sql.exec("INSERT INTO demo_starts (id, seeded_at) VALUES (?, ?)", demo.start, now);
  });
}

/** What hangs on the shifts of an earlier start. */
const planned = [
  "check_ins",
  "line_closed",
  "shifts",
  "patterns",
  "pattern_skips",
  "draft_steps",
  "publications",
  "publication_undo",
  "requests",
];

/** Each start plans afresh around its own now: yesterday's demo may have been another time of day, or closed. */
function replacePlan(sql: SqlStorage, demo: Demo, now: number): void {
  for (const table of planned) sql.exec(`DELETE FROM ${table}`);
  sql.exec("UPDATE lines SET lead_confirms = 0, briefing = '', briefing_by = NULL");
  const people = demo.people
    .filter(({ onShift }) => onShift !== "no")
    .map(({ id, onShift }) => ({ person: id, lead: onShift === "lead" }));
  const given = { now, zone: demoZone, line: demoLine.slug, closed: demo.closed, people };
  const { patterns, skips, plan } = demoRota(given, { ...freshIds, pattern: () => freshId<PatternId>() });
  for (const pattern of patterns) writePattern(sql, { pattern, revision: 1 });
  for (const { pattern, day } of skips)
    sql.exec("INSERT INTO pattern_skips (pattern, day) VALUES (?, ?)", pattern, day);
  writePlan(sql, planOf([], []), plan, now, "patterns");
  makeShifts(sql, now);
  raiseRevision(sql, demoLine.slug, now);
}
