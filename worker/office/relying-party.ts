/** For whom passkeys are made: the host name of the service's one origin. */
import type { Desk } from "./door.ts";
import { organisation } from "./organisation.ts";
import type { RelyingParty } from "./passkey-options.ts";

export function relyingParty({ origin, storage }: Desk, request: Request): RelyingParty {
  const own = new URL(origin ?? request.url);
  return { id: own.hostname, name: organisation(storage.sql)?.name ?? "Quietline", origin: own.origin };
}
