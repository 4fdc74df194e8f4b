/** What a new passkey is called until its owner calls it something else. */
import { passkeyNames } from "./words/en.ts";

export function passkeyNameHere(): string {
  return passkeyName(navigator.userAgent);
}

/** iPads say they are Macs; so be it, the name can be changed. */
export function passkeyName(userAgent: string): string {
  const [, name] = known.find(([pattern]) => pattern.test(userAgent)) ?? [];
  return name ?? passkeyNames.other;
}

const known: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, passkeyNames.iPhone],
  [/iPad/, passkeyNames.iPad],
  [/Android/, passkeyNames.android],
  [/Macintosh/, passkeyNames.mac],
  [/Windows/, passkeyNames.windows],
  [/CrOS/, passkeyNames.chromebook],
  [/Linux/, passkeyNames.linux],
];
