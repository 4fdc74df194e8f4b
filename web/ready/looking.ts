/** Looks at this browser. Asks the service who is signed in and when their next shift is, and tells it nothing. */
import type { MeAnswer } from "../../shared/staff-interface.ts";
import { now } from "../clock.ts";
import { isAble } from "../staff/able.ts";
import type { Answered } from "../staff/ask.ts";
import { findDevice } from "../staff/device-store.ts";
import { fetchDuty, fetchMe } from "../staff/staff-interface.ts";
import type { Found } from "./checks.ts";

export interface Looked {
  readonly me: MeAnswer;
  readonly found: Found;
}

export async function look(): Promise<Answered<Looked>> {
  const me = await fetchMe();
  if (me.is !== "answered") return me;
  const clockAheadMs = Date.now() - now();
  const duty = await fetchDuty();
  if (duty.is !== "answered") return duty;
  const { person, organisation, passkeys = 0 } = me.value;
  const device = await findDevice(person.id, organisation.key, now());
  const found: Found = {
    now: now(),
    passkeys,
    device: typeof device === "string" ? device : "usable",
    certifiedUntil: typeof device === "string" ? undefined : device.until,
    shift: duty.value.shift,
    clockAheadMs,
    able: {
      keys: await isAble(),
      webSocket: typeof WebSocket === "function",
      webAssembly: typeof WebAssembly === "object",
    },
    sound: "notTried",
  };
  return { is: "answered", value: { me: me.value, found } };
}
