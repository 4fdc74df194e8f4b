/**
 * The Office's one alarm. What is due stands in the tables and is read from them each time, by the service's clock: an
 * alarm that comes twice, late or not at all counts for nothing.
 */
import type { LineSlug } from "../../shared/ids.ts";
import { alarmAfterFaultMs, alarmLeastMs } from "../../shared/limits.ts";
import type { Clock } from "../clock.ts";
import type { Present } from "../switchboard/opening.ts";
import { forgetComplaints, nextToForgetComplaint } from "./complaints.ts";
import { forgetNames, nextToForget } from "./forgetting.ts";
import { forgetRequests, nextToForgetRequest } from "./planning/forgetting-requests.ts";
import { lapseRequests, nextToLapse } from "./planning/lapsing.ts";
import { makeShifts, nextMaking } from "./planning/making.ts";
import { forgetCheckIns, nextToForgetCheckIn } from "./running/check-ins.ts";
import { nextToReopen, reopenLines } from "./running/closures.ts";
import { forgetFlags, nextToForgetFlags } from "./running/flags.ts";
import { forgetSurge, nextSurgeEnd } from "./running/surge.ts";
import { nextJudging, noteJudged } from "./watching/judged.ts";
import { linesToStaff, nextLook, noteStaffing } from "./watching/staffing.ts";
import { nextTelling, noteWarnings, type Send, sendDue } from "./watching/telling.ts";

interface Due {
  /** When it is due next, which may be past; null: there is nothing to do. */
  next(sql: SqlStorage, now: number): number | null;
  /** Does whatever is due, within a transaction, so that `next` lies ahead afterwards. */
  act(sql: SqlStorage, now: number): void;
}

const table: readonly Due[] = [
  { next: nextToForget, act: forgetNames },
  { next: nextMaking, act: makeShifts },
  { next: nextToLapse, act: lapseRequests },
  { next: nextToForgetRequest, act: forgetRequests },
  { next: nextToReopen, act: reopenLines },
  { next: nextSurgeEnd, act: forgetSurge },
  { next: nextToForgetCheckIn, act: forgetCheckIns },
  { next: nextToForgetComplaint, act: forgetComplaints },
  { next: nextToForgetFlags, act: forgetFlags },
];

/** What the Office learns from others when the alarm rings. */
export interface Outside {
  /** undefined when the Switchboard does not answer. */
  present(lines: readonly LineSlug[]): Promise<readonly Present[] | undefined>;
  /** One attempt to send a message to the webhook. */
  readonly send: Send;
}

/** Sets the alarm for whatever comes next, in real time; `leastMs`: not before. */
export async function setAlarm(storage: DurableObjectStorage, { now, speed }: Clock, leastMs = 0): Promise<void> {
  const instants = [...table.map(({ next }) => next), nextJudging, nextLook, nextTelling].flatMap(
    (next) => next(storage.sql, now()) ?? [],
  );
  if (instants.length === 0) return;
  const wait = Math.min(...instants) - now();
  await storage.setAlarm(Date.now() + Math.max(leastMs, wait <= 0 ? 0 : Math.max(alarmLeastMs, wait / speed)));
}

/**
 * `outside`: without it nobody is asked, and what only others know stays as it was. Whatever fails changes nothing and
 * keeps nothing else from happening: the others are done and the alarm is set.
 * @throws AggregateError of what failed, at the very end; the runtime then rings again too.
 */
export async function doWhatIsDue(storage: DurableObjectStorage, clock: Clock, outside?: Outside): Promise<void> {
  const now = clock.now();
  const wanted = linesToStaff(storage.sql, now).map(({ line }) => line);
  const present = wanted.length === 0 ? [] : await outside?.present(wanted);
  const faults: unknown[] = [];
  const attempt = (act: () => void) => {
    try {
      storage.transactionSync(act);
    } catch (fault) {
      faults.push(fault);
    }
  };
  attempt(() => noteStaffing(storage.sql, present, now));
  for (const { next, act } of table)
    attempt(() => {
      const at = next(storage.sql, now);
      if (at !== null && at <= now) act(storage.sql, now);
    });
  attempt(() => {
    noteWarnings(storage.sql, now);
    noteJudged(storage.sql);
  });
  if (outside !== undefined) await sendDue(storage, now, outside.send).catch((fault) => faults.push(fault));
  await setAlarm(storage, clock, faults.length === 0 ? 0 : alarmAfterFaultMs);
  if (faults.length > 0) throw new AggregateError(faults, "The Office could not do all that was due");
}
