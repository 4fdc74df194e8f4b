/** What a member of staff chose for this browser (sound, keys, notices), and what this very tab was doing. */
import { effect, type Signal, signal } from "@preact/signals";

/** A choice kept in this browser. A browser that keeps nothing simply starts with what is usual. */
export function keptAs<T>(name: string, readAs: (text: string | null) => T, writeAs: (value: T) => string): Signal<T> {
  const key = `quietline-${name}`;
  const choice = signal(readAs(touched(() => localStorage.getItem(key)) ?? null));
  effect(() => {
    const text = writeAs(choice.value);
    touched(() => localStorage.setItem(key, text));
  });
  return choice;
}

/** On unless switched off here before; with `usually` false, the other way round. */
export function switchKept(name: string, usually = true): Signal<boolean> {
  return keptAs(
    name,
    (text) => (usually ? text !== "off" : text === "on"),
    (on) => (on ? "on" : "off"),
  );
}

/** One of a few; the usual one unless another was chosen here before. */
export function choiceKept<T extends string | number>(name: string, all: readonly T[], usual: T): Signal<T> {
  return keptAs(name, (text) => all.find((one) => String(one) === text) ?? usual, String);
}

const checkInKey = "quietline-checked-in";

/** The tab's own memory survives loading the page again and a crash, and ends with the tab. */
export function rememberCheckIn(shiftFrom: number | undefined): void {
  touched(() =>
    shiftFrom === undefined
      ? sessionStorage.removeItem(checkInKey)
      : sessionStorage.setItem(checkInKey, String(shiftFrom)),
  );
}

/** Start of the shift this tab was checked in for, in milliseconds by the service's clock. */
export function checkedInFor(): number | undefined {
  const text = touched(() => sessionStorage.getItem(checkInKey));
  return typeof text === "string" && /^\d{1,16}$/.test(text) ? Number(text) : undefined;
}

const lastEndedKey = "quietline-last-ended";

/** Beside whose chat it was: somebody else at this screen does not wait for it. */
export function rememberLastEnded(person: string, at: number): void {
  touched(() => sessionStorage.setItem(lastEndedKey, `${person} ${at}`));
}

/** When this person's last chat in this tab ended, in milliseconds by the service's clock. */
export function lastEndedOf(person: string): number | undefined {
  const [whose, at] = (touched(() => sessionStorage.getItem(lastEndedKey)) ?? "").split(" ");
  return whose === person && at !== undefined && /^\d{1,16}$/.test(at) ? Number(at) : undefined;
}

/** Storage that is forbidden throws at the first touch. */
function touched<T>(touch: () => T): T | undefined {
  try {
    return touch();
  } catch {
    return undefined;
  }
}
