/**
 * The passkey once more, for one action: first a dialogue that says what will happen and why, then the browser's own
 * window. Cancelled means that nothing has happened.
 */
import { signal } from "@preact/signals";
import type { CeremonyOptions, UsedCredential } from "../../shared/passkeys.ts";
import { type PasskeyProblem, usePasskey } from "./passkey.ts";

export interface Confirming {
  /** What will happen, as a sentence. */
  readonly what: string;
  readonly options: CeremonyOptions;
  readonly working: boolean;
  readonly problem: PasskeyProblem | undefined;
}

/** What stands in the dialogue; undefined while it is closed. Every page that acts shows it (`step-up-dialog.tsx`). */
export const confirming = signal<Confirming | undefined>(undefined);
let finish: (credential: UsedCredential | undefined) => void = () => {};
let last: Promise<unknown> = Promise.resolve();

/** One question at a time, in the order they came. */
export function confirmWithPasskey(what: string, options: CeremonyOptions): Promise<UsedCredential | undefined> {
  const answered = last.then(
    () =>
      new Promise<UsedCredential | undefined>((resolve) => {
        finish = resolve;
        confirming.value = { what, options, working: false, problem: undefined };
      }),
  );
  last = answered;
  return answered;
}

/** From a press in the dialogue: some browsers show their window only then. */
export async function confirmed(): Promise<void> {
  const now = confirming.peek();
  if (now === undefined || now.working) return;
  confirming.value = { ...now, working: true, problem: undefined };
  const used = await usePasskey(now.options);
  // Closed meanwhile: a passkey that came too late is thrown away.
  if (confirming.peek()?.options !== now.options) return;
  if ("problem" in used) confirming.value = { ...now, working: false, problem: used.problem };
  else close(used.credential);
}

export function cancelled(): void {
  if (confirming.peek() !== undefined) close(undefined);
}

function close(credential: UsedCredential | undefined): void {
  confirming.value = undefined;
  finish(credential);
}
