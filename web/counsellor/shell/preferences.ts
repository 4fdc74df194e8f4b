/** What a member of staff chose for this browser (sound, single keys), and what this very tab was doing. */
import { effect, type Signal, signal } from "@preact/signals";

/** On unless switched off here before. A browser that keeps nothing simply asks anew. */
export function switchKept(name: string): Signal<boolean> {
  const key = `quietline-${name}`;
  const kept = signal(read(() => localStorage.getItem(key)) !== "off");
  effect(() => {
    const value = kept.value ? "on" : "off";
    read(() => localStorage.setItem(key, value));
  });
  return kept;
}

const checkInKey = "quietline-checked-in";

/** The tab's own memory survives loading the page again and a crash, and ends with the tab. */
export function rememberCheckIn(shiftFrom: number | undefined): void {
  read(() =>
    shiftFrom === undefined
      ? sessionStorage.removeItem(checkInKey)
      : sessionStorage.setItem(checkInKey, String(shiftFrom)),
  );
}

/** Start of the shift this tab was checked in for, in milliseconds by the service's clock. */
export function checkedInFor(): number | undefined {
  const kept = read(() => sessionStorage.getItem(checkInKey));
  return typeof kept === "string" && /^\d{1,16}$/.test(kept) ? Number(kept) : undefined;
}

/** Storage that is forbidden throws at the first touch. */
function read<T>(touch: () => T): T | undefined {
  try {
    return touch();
  } catch {
    return undefined;
  }
}
