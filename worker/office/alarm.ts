/**
 * The Office's one alarm. What is due stands in the tables and is read from them each time, by the service's clock: an
 * alarm that comes twice, late or not at all counts for nothing.
 */
import type { Clock } from "../clock.ts";
import { forgetNames, nextToForget } from "./forgetting.ts";

/** Sets the alarm for whatever comes next, in real time. */
export async function setAlarm(storage: DurableObjectStorage, { now, speed }: Clock): Promise<void> {
  const next = nextToForget(storage.sql);
  if (next === null) return;
  await storage.setAlarm(Date.now() + Math.max(0, next - now()) / speed);
}

export async function doWhatIsDue(storage: DurableObjectStorage, clock: Clock): Promise<void> {
  forgetNames(storage, clock.now());
  await setAlarm(storage, clock);
}
