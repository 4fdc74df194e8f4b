/**
 * How long this device can still prove itself. Visitors' pages refuse one whose chain of certificates has ended, by a
 * clock that may differ a little: so nobody is taken any more that little earlier, and nobody waits for nothing.
 */
import { clockToleranceMs, deviceEndNoticeMs } from "../../../shared/limits.ts";
import type { ConsoleState, Step } from "./state.ts";

type Standing = "good" | "endsSoon" | "ended";

/** The first moment at which nobody is taken any more. */
function endOf(deviceUntil: number): number {
  return deviceUntil - clockToleranceMs;
}

export function standing({ deviceUntil }: Pick<ConsoleState, "deviceUntil">, now: number): Standing {
  if (deviceUntil === undefined) return "good";
  if (now >= endOf(deviceUntil)) return "ended";
  return now >= endOf(deviceUntil) - deviceEndNoticeMs ? "endsSoon" : "good";
}

/** Told once when the end is near, and once when it has come: then the console pauses by itself. */
export function watchDevice(state: ConsoleState, now: number): Step {
  const { deviceUntil, taking, link } = state;
  const is = standing(state, now);
  if (deviceUntil === undefined || is === "good" || is === state.deviceTold) return { state, effects: [] };
  if (state.stage.is !== "onShift") return { state, effects: [] };
  const told: ConsoleState = { ...state, deviceTold: is };
  if (is === "endsSoon") {
    return { state: { ...told, notice: { is: "deviceEndsSoon", at: endOf(deviceUntil) } }, effects: [] };
  }
  return {
    state: { ...told, taking: false, setAside: false, takeWhenOpen: false, notice: { is: "deviceEnded" } },
    effects: link === "up" && taking ? [{ type: "send", frame: { type: "taking", on: false } }] : [],
  };
}
