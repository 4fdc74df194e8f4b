/** The bindings of the Worker and its three objects, as `wrangler.toml` and the one-machine launcher provide them. */
import type { Office } from "./office/office.ts";
import type { Room } from "./room/room.ts";
import type { Switchboard } from "./switchboard/switchboard.ts";

export interface Env {
  readonly ASSETS: Fetcher;
  readonly ROOM: DurableObjectNamespace<Room>;
  readonly SWITCHBOARD: DurableObjectNamespace<Switchboard>;
  readonly OFFICE: DurableObjectNamespace<Office>;
  /** At least 32 random bytes, base64url. Signs tickets, admissions, duty passes and cookies. */
  readonly TICKET_KEY: string;
  /** The one origin the service answers at; without it, that of the request. */
  readonly ORIGIN?: string;
  /** Lets the operator's link claim the organisation while nobody exists: at least 22 characters of base64url. */
  readonly SETUP_TOKEN?: string;
  /** `eu` in production; local workerd has no jurisdictions. */
  readonly JURISDICTION?: string;
  /** Hash of the build, told by /healthz. */
  readonly BUILD?: string;
  /** Tests alone: the webhook may be on this machine. */
  readonly WEBHOOK_LOOPBACK?: string;
  /** Demo alone: a shifted and a faster clock, JSON {"at": ms, "since": ms, "speed": n}. */
  readonly CLOCK?: string;
  /** Demo alone: what the Office starts with (`worker/office/demo.ts`). */
  readonly DEMO?: string;
}
