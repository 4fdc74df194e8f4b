/** Whether an organisation still waits for its first person: the one question all launchers and the deploy ask. */
import * as z from "zod/mini";

export const setupPath = "/api/staff/setup";

const Answer = z.object({ open: z.boolean() });

/**
 * `base`: scheme, host and port of the service. Closed only when it says so: whoever is unsure keeps the set-up token,
 * which opens nothing once somebody exists.
 */
export async function isSetupOpen(base: string, ask: typeof fetch = fetch): Promise<boolean> {
  try {
    const response = await ask(`${base}${setupPath}`, { signal: AbortSignal.timeout(5000) });
    const answer = Answer.safeParse(await response.json());
    return !response.ok || !answer.success || answer.data.open;
  } catch {
    return true;
  }
}

/** What somebody opens to set the organisation up. The token stands in the fragment, which no browser sends. */
export function setupAddress(origin: string, token: string): string {
  return `${origin}/staff/setup#${token}`;
}
