/** Which secrets a deploy has to make or take away, by what there is. Pure. */

export interface Found {
  /** Names of the secrets that are there; undefined: nothing was ever deployed. */
  readonly secrets: readonly string[] | undefined;
  /** Nobody exists yet, or nobody could be asked. */
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

/**
 * The set-up is only known to be open or closed where there is a token: without one the service says closed, whoever is
 * there. A token too many does no harm, for it opens nothing once somebody exists.
 */
export function planOf({ secrets = [], setupOpen, newSetup }: Found): Plan {
  const [hasKey, hasToken] = [secrets.includes("TICKET_KEY"), secrets.includes("SETUP_TOKEN")];
  if (!hasKey) return { make: ["TICKET_KEY", "SETUP_TOKEN"], remove: [], setup: "told now" };
  if (newSetup) return { make: ["SETUP_TOKEN"], remove: [], setup: "told now" };
  if (hasToken && setupOpen) return { make: [], remove: [], setup: "told before" };
  return { make: [], remove: hasToken ? ["SETUP_TOKEN"] : [], setup: "done" };
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
