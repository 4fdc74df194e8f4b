/** What happened in a run, in sentences: who, what, when. Only written down when a run is told again. */
export class Story {
  readonly #startedAt: number;
  readonly #lines: string[] = [];
  readonly told: boolean;

  constructor(startedAt: number, told: boolean) {
    this.#startedAt = startedAt;
    this.told = told;
  }

  tell(now: number, who: string, what: string): void {
    if (this.told) this.#lines.push(`${this.#time(now)}  ${who.padEnd(22)} ${what}`);
  }

  /** The last lines; the whole story of a run is long. */
  last(most: number): string {
    return this.#lines.slice(-most).join("\n");
  }

  #time(now: number): string {
    const ms = Math.round(now - this.#startedAt);
    const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
    return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
  }
}

/** An event or effect in a few words. */
export function inWords(happening: unknown): string {
  return JSON.stringify(happening, (key, value: unknown) => shortened(key, value)) ?? "";
}

function shortened(key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (value instanceof Set) return [...value];
  if (typeof value === "string" && value.length > 24) return `${value.slice(0, 8)}…`;
  if (key === "spoken" || key === "lines" || key === "onShift") return undefined;
  return value;
}
