/** Whether a session of staff still counts, as the Office says. */
import type { SessionId } from "../shared/ids.ts";
import type { Env } from "./env.ts";
import { office } from "./objects.ts";

/** The Office has this long to say whether a session lives; then a pass of at most fifteen minutes counts by itself. */
const sessionAnswerMs = 2000;

/** Asked by a page that opens a connection: a sign of life. */
export const sessionLives = (env: Env, session: SessionId): Promise<boolean> =>
  answered(office(env).sessionLives(session));

/** Asked by a Room: none (rule R10). */
export const sessionStands = (env: Env, session: SessionId): Promise<boolean> =>
  answered(office(env).sessionStands(session));

/** While the Office cannot be reached, a token of ours that has not run out counts. */
async function answered(answer: Promise<boolean>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), sessionAnswerMs);
  });
  try {
    return await Promise.race([answer, late]);
  } catch {
    return true;
  } finally {
    clearTimeout(timer);
  }
}
