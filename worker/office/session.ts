/** How long a sign-in lasts. Pure; the rows are kept by `sessions.ts`. */
import { clockToleranceMs, renewMs, sessionIdleMs, sessionMs, sharedIdleMs } from "../../shared/limits.ts";

export interface SessionTimes {
  readonly beganAt: number;
  readonly lastSeenAt: number;
  readonly endsAt: number;
}

export function freshSession(now: number): SessionTimes {
  return { beganAt: now, lastSeenAt: now, endsAt: now + sessionMs };
}

/** `shared`: on a computer that others use too. */
const idleMs = (shared: boolean) => (shared ? sharedIdleMs : sessionIdleMs);

/** A session that began in the future belongs to a clock that has been set back: it does not count. */
export function isAlive({ beganAt, lastSeenAt, endsAt }: SessionTimes, now: number, shared = false): boolean {
  return beganAt <= now + clockToleranceMs && now < endsAt && now < lastSeenAt + idleMs(shared);
}

/** A console gives a sign of life with every renewal; no more than that is written down, because each write is a row. */
export function signOfLifeIsDue({ lastSeenAt }: SessionTimes, now: number): boolean {
  return Math.abs(now - lastSeenAt) >= renewMs;
}
