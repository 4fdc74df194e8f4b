/** While an organisation waits for its first person: what is told, and that the token is forgotten once it was used. */
import type { Server } from "./server.ts";
import type { SetupToken } from "./setup-token.ts";

/** How often it is looked whether the set-up is done, so that its token lies about no longer. */
const lookMs = 30_000;

interface Watched {
  readonly server: Server;
  /** What to tell, once, to whoever started this; undefined: there is nothing to set up, or they know it. */
  readonly toTell: string | undefined;
}

/** `server`: looked after until it stops. `isOpen` asks the service; `forget` makes it final. */
export async function watchSetup(
  token: SetupToken | undefined,
  server: Server,
  isOpen: () => Promise<boolean>,
  forget: () => void,
): Promise<Watched> {
  if (token === undefined) return { server, toTell: undefined };
  const look = async () => {
    if (await isOpen()) return true;
    clearInterval(timer);
    forget();
    return false;
  };
  const timer = setInterval(() => void look(), lookMs);
  const stop = async () => {
    clearInterval(timer);
    await look();
    await server.stop();
  };
  const open = await look();
  return { server: { ...server, stop }, toTell: open && token.isOurs ? token.value : undefined };
}
