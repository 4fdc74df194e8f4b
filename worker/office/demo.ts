/**
 * The demo charity *Harbour*, as the launcher asks for it in `env.DEMO`. Seeding happens once for every start of the
 * launcher, whole or not at all; an object that comes back after a crash finds it done.
 */
import { demoPlan } from "./demo-plan.ts";
import { Demo } from "./demo-setting.ts";
import { demoCharity, demoLine, demoRules, demoZone, demoZoneName } from "./demo-words.ts";
import { keepLine, raiseRevision } from "./lines.ts";
import { endUnusedLinks, keepLink } from "./links.ts";
import { keepOrganisation } from "./organisation.ts";
import { keepMember } from "./people.ts";
import { keepShift } from "./shifts.ts";

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
    keepLine(sql, demoLine, demoRules, 0);
    endUnusedLinks(sql, now);
    for (const person of demo.people) {
      keepMember(sql, { ...person, roles: [person.role] });
      keepLink(sql, { ...person.link, person: person.id });
    }
    replacePlan(sql, demo, now);
    sql.exec("INSERT INTO demo_starts (id, seeded_at) VALUES (?, ?)", demo.start, now);
  });
}

/** Each start plans afresh around its own now: yesterday's demo may have been another time of day, or closed. */
function replacePlan(sql: SqlStorage, demo: Demo, now: number): void {
  sql.exec("DELETE FROM shifts");
  const people = demo.people
    .filter(({ onShift }) => onShift !== "no")
    .map(({ id, onShift }) => ({ person: id, lead: onShift === "lead" }));
  for (const { from, until } of demoPlan(now, demoZone, demo.closed)) {
    keepShift(sql, { line: demoLine.slug, from, until, people }, now);
  }
  raiseRevision(sql, demoLine.slug, now);
}
