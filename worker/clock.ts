/** The service's time. In the demo it may be shifted and run faster, so that three hours can be seen in three minutes. */
import * as z from "zod/mini";

const Setting = z.strictObject({ at: z.int(), since: z.int(), speed: z.number().check(z.gte(1), z.lte(3600)) });

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Service milliseconds per real one. */
  readonly speed: number;
}

/** The clock of `env.CLOCK`, or the machine's own. */
export function clockOf(setting: string | undefined): Clock {
  if (setting === undefined) return { now: () => Date.now(), speed: 1 };
  const { at, since, speed } = Setting.parse(JSON.parse(setting));
  return { now: () => Math.round(at + (Date.now() - since) * speed), speed };
}
