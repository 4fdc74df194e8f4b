/** What a benchmark says, and whether it keeps to what was asked of it. */

export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "bytes" | "files" | "rows" | "yardsticks";
  /** The most it should be, in the same unit. */
  readonly target?: number;
  /** Why it is above its target for now: said, and no failure. One that keeps to it after all is a failure, so that this goes. */
  readonly knownAbove?: string;
}

/** A sentence for every figure that is not as it says. */
export function missed(figures: readonly Figure[]): readonly string[] {
  return figures.flatMap(({ what, value, target, knownAbove }) => {
    if (target === undefined) return [];
    // Not a number is no figure.
    const keeps = value <= target;
    if (knownAbove === undefined) return keeps ? [] : [`${what}: above its target`];
    return keeps ? [`${what}: keeps to its target, and is said not to`] : [];
  });
}

export function line({ what, value, unit, target, knownAbove }: Figure): string {
  const shown = unit === "yardsticks" ? value.toFixed(2) : Math.round(value).toLocaleString("en");
  const most = target === undefined ? "" : `   (at most ${target.toLocaleString("en")})`;
  return `${what.padEnd(56)} ${shown.padStart(9)} ${unit}${most}${knownAbove === undefined ? "" : `, known to be above: ${knownAbove}`}`;
}
