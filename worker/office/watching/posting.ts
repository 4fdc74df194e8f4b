/** One attempt to send a message: signed, in time, to nowhere else, and whatever comes back is read no further than its status. */
import { createHmac } from "node:crypto";
import { webhookPatienceMs } from "../../../shared/limits.ts";
import type { SendResult } from "../../../shared/webhook-interface.ts";

export interface Addressed {
  readonly address: string;
  readonly secret: string;
}

/**
 * `Quietline-Signature: t=SECONDS,v1=HEX`, HMAC-SHA256 of `SECONDS.BODY` with the secret as text: a receiver can refuse
 * what is old. `now`: of the machine.
 */
function signatureOf(secret: string, body: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}

export async function post(
  { address, secret }: Addressed,
  body: string,
  now: number,
  patienceMs = webhookPatienceMs,
): Promise<SendResult> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    const response = await fetch(address, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { "content-type": "application/json", "quietline-signature": signatureOf(secret, body, now) },
      signal,
    });
    // However long the answer is, none of it is read.
    await response.body?.cancel();
    return response.ok ? { is: "taken", status: response.status } : { is: "answered", status: response.status };
  } catch {
    return signal.aborted ? { is: "tooSlow" } : { is: "unreachable" };
  }
}
