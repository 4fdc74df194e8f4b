/** Which secrets a deploy has to make or take away, by what there is. Pure. */

export interface Found {
  /** Names of the secrets that are there; undefined: nothing was ever deployed. */
  readonly secrets: readonly string[] | undefined;
  /** Nobody exists yet. */
  readonly setupOpen: boolean;
  /** Asked for: the address shown at an earlier deploy is lost. */
  readonly newSetup: boolean;
}

export interface Plan {
  readonly make: readonly ("TICKET_KEY" | "SETUP_TOKEN")[];
  /** Every change of a secret restarts what runs, so nothing is changed without need. */
  readonly remove: readonly "SETUP_TOKEN"[];
  /** What to say about the set-up when no new token is made. */
  readonly setup: "told now" | "told before" | "done";
}

export function planOf({ secrets = [], setupOpen, newSetup }: Found): Plan {
  const has = (name: string) => secrets.includes(name);
  const key = has("TICKET_KEY") ? [] : ["TICKET_KEY" as const];
  if (!setupOpen) return { make: key, remove: has("SETUP_TOKEN") ? ["SETUP_TOKEN"] : [], setup: "done" };
  if (has("SETUP_TOKEN") && !newSetup) return { make: key, remove: [], setup: "told before" };
  return { make: [...key, "SETUP_TOKEN"], remove: [], setup: "told now" };
}

/** The names of `wrangler secret list --format json`; undefined when there is no such Worker yet. Throws for anything else. */
export function secretNames(code: number, words: string): readonly string[] | undefined {
  // Cloudflare's code for "This Worker does not exist on your account".
  if (code !== 0 && /\b10007\b|does not exist/.test(words)) return undefined;
  const list: unknown = JSON.parse(words.slice(words.indexOf("["), words.lastIndexOf("]") + 1));
  if (code !== 0 || !Array.isArray(list)) throw new Error("not a list of secrets");
  return list.flatMap((entry: unknown) =>
    typeof entry === "object" && entry !== null && "name" in entry && typeof entry.name === "string"
      ? [entry.name]
      : [],
  );
}
