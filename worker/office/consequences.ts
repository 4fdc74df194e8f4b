/**
 * What follows from a change, whoever makes it and of whatever: the Switchboard hears what counts now, and the alarm
 * rings for what became due. One place behind every route of staff, so that none can forget it.
 */
import { setAlarm } from "./alarm.ts";
import type { Desk, Outcome } from "./door.ts";
import { lineRevisions } from "./lines.ts";
import { onDutyNow, sheetNow } from "./rota.ts";

/** Before the page has its answer: whoever reads it can rely on it. What was refused has changed nothing. */
export async function withConsequences(desk: Desk, act: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  const { storage, clock } = desk;
  const before = lineRevisions(storage.sql);
  const outcome = await act();
  if (typeof outcome === "string" || !outcome.ok) return outcome;
  await tellSwitchboard(desk, before);
  await setAlarm(storage, clock);
  return outcome;
}

/** `before`: revisions of lines, by which is seen whose rules or published shifts changed. */
async function tellSwitchboard({ storage: { sql }, clock, tell }: Desk, before: ReturnType<typeof lineRevisions>) {
  const changed = [...lineRevisions(sql)].filter(([line, revision]) => revision !== before.get(line));
  if (changed.length === 0) return;
  const now = clock.now();
  const sheets = changed.flatMap(([line]) => sheetNow(sql, line, now) ?? []);
  await tell(sheets, onDutyNow(sql, now));
}
