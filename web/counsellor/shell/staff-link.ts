/** The console's socket to the Switchboard, on the connection all pages share. */
import { StaffFrame } from "../../../shared/protocol.ts";
import { type Connection, connect } from "../../connection.ts";
import type { LinkEvents, StaffLink } from "./ports.ts";

export function staffLink(events: LinkEvents): StaffLink {
  let connection: Connection | undefined;
  let newest: string | undefined;
  return {
    open(pass) {
      newest = pass;
      connection?.close();
      connection = connect({ path: "/ws/staff", token: () => newest, incoming: StaffFrame, ...events });
    },
    usePass(pass) {
      newest = pass;
    },
    send(frame) {
      connection?.send(frame);
    },
    close() {
      connection?.close();
      connection = undefined;
    },
  };
}
