/**
 * The Office's one alarm. What is due stands in the tables and is read from them each time, by the service's clock: an
 * alarm that comes twice, late or not at all counts for nothing.
 */
import type { Clock } from "../clock.ts";
import { forgetNames, nextToForget } from "./forgetting.ts";
import { forgetRequests, nextToForgetRequest } from "./planning/forgetting-requests.ts";
import { lapseRequests, nextToLapse } from "./planning/lapsing.ts";
import { makeShifts, nextMaking } from "./planning/making.ts";
import { forgetCheckIns, nextToForgetCheckIn } from "./running/check-ins.ts";
import { nextToReopen, reopenLines } from "./running/closures.ts";

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
  { next: nextToForgetCheckIn, act: forgetCheckIns },
];

/** Sets the alarm for whatever comes next, in real time. */
export async function setAlarm(storage: DurableObjectStorage, { now, speed }: Clock): Promise<void> {
  const instants = table.flatMap(({ next }) => next(storage.sql, now()) ?? []);
  if (instants.length === 0) return;
  await storage.setAlarm(Date.now() + Math.max(0, Math.min(...instants) - now()) / speed);
}

export async function doWhatIsDue(storage: DurableObjectStorage, clock: Clock): Promise<void> {
  const now = clock.now();
  for (const { next, act } of table) {
    const at = next(storage.sql, now);
    if (at !== null && at <= now) storage.transactionSync(() => act(storage.sql, now));
  }
  await setAlarm(storage, clock);
}
