/** Whether somebody can work from this browser on their next shift: what was found, and what that means. Pure. */
import { clockToleranceMs } from "../../shared/limits.ts";
import type { DeviceProblem } from "../staff/device-store.ts";

/** Everything as it was found in this browser; instants by the service's clock. */
export interface Found {
  readonly now: number;
  readonly passkeys: number;
  readonly device: "usable" | DeviceProblem;
  /** The earliest end in the chain of certificates. */
  readonly certifiedUntil: number | undefined;
  /** The running shift or the next one. */
  readonly shift: { readonly from: number; readonly until: number } | null;
  /** How far this computer's clock is ahead of the service's. */
  readonly clockAheadMs: number;
  readonly able: {
    /** Keys that nobody can copy out: WebCrypto with storage for them. */
    readonly keys: boolean;
    readonly webSocket: boolean;
    readonly webAssembly: boolean;
  };
  readonly sound: "notTried" | "heard" | "notHeard";
}

/** `note`: works, and could be better. `toDo`: a press is needed to know. */
export type Result = "good" | "note" | "bad" | "toDo";
export type Name = "signedIn" | "passkey" | "certificate" | "browser" | "clock" | "sound";

export interface Check {
  readonly name: Name;
  readonly result: Result;
}

export function checksOf(found: Found): readonly Check[] {
  return [
    { name: "signedIn", result: "good" },
    { name: "passkey", result: found.passkeys > 0 ? "good" : "bad" },
    { name: "certificate", result: certificate(found) },
    { name: "browser", result: browser(found.able) },
    { name: "clock", result: Math.abs(found.clockAheadMs) <= clockToleranceMs ? "good" : "bad" },
    { name: "sound", result: { notTried: "toDo", heard: "good", notHeard: "bad" }[found.sound] as Result },
  ];
}

/** Visitors' pages judge certificates by their own clocks: it must last a little longer than the shift. */
function certificate({ device, certifiedUntil = 0, shift, now }: Found): Result {
  const needed = (shift?.until ?? now) + clockToleranceMs;
  return device === "usable" && certifiedUntil > needed ? "good" : "bad";
}

/** Without WebAssembly the keys are agreed in JavaScript: a little slower, and just as well. */
function browser({ keys, webSocket, webAssembly }: Found["able"]): Result {
  if (!keys || !webSocket) return "bad";
  return webAssembly ? "good" : "note";
}

/** What the whole comes to: the worst of them. */
export function whole(checks: readonly Check[]): Result {
  const results = checks.map(({ result }) => result);
  return (["bad", "toDo"] as const).find((worst) => results.includes(worst)) ?? "good";
}
