/** Whether a session of staff still counts, as the Office says. */
import type { SessionId } from "../shared/ids.ts";
import type { Env } from "./env.ts";
import { office } from "./objects.ts";

/** The Office has this long to say whether a session lives; then a pass of at most fifteen minutes counts by itself. */
const sessionAnswerMs = 2000;

/** While the Office cannot be reached, a token of ours that has not run out counts. */
export async function sessionLives(env: Env, session: SessionId): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), sessionAnswerMs);
  });
  try {
    return await Promise.race([office(env).sessionLives(session), late]);
  } catch {
    return true;
  } finally {
    clearTimeout(timer);
  }
}
