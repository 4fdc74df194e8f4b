/** How the Worker and its objects find one another: one Office and one Switchboard per organisation, one Room per chat. */
import type { RoomId } from "../shared/ids.ts";
import type { Env } from "./env.ts";
import type { Office } from "./office/office.ts";
import type { Room } from "./room/room.ts";
import type { Switchboard } from "./switchboard/switchboard.ts";

/** A deployment serves one organisation. */
const organisationName = "main";

export function office(env: Env): DurableObjectStub<Office> {
  return within(env, env.OFFICE).getByName(organisationName);
}

export function switchboard(env: Env): DurableObjectStub<Switchboard> {
  return within(env, env.SWITCHBOARD).getByName(organisationName);
}

export function room(env: Env, id: RoomId): DurableObjectStub<Room> {
  return within(env, env.ROOM).getByName(id);
}

/** Local workerd has no jurisdictions and throws when asked for one. */
function within<T extends Rpc.DurableObjectBranded>(
  env: Env,
  namespace: DurableObjectNamespace<T>,
): DurableObjectNamespace<T> {
  return env.JURISDICTION === undefined ? namespace : namespace.jurisdiction(jurisdictionOf(env.JURISDICTION));
}

function jurisdictionOf(name: string): DurableObjectJurisdiction {
  switch (name) {
    case "eu":
      return "eu";
    default:
      throw new Error("JURISDICTION can be: eu");
  }
}
