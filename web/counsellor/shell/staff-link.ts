/** The console's socket to the Switchboard, on the connection all pages share. */
import { StaffFrame } from "../../../shared/protocol.ts";
import { heardTime } from "../../clock.ts";
import { type Connection, connect } from "../../connection.ts";
import type { LinkEvents, StaffLink } from "./ports.ts";

export function staffLink(events: LinkEvents): StaffLink {
  let connection: Connection | undefined;
  let newest: string | undefined;
  return {
    open(pass) {
      newest = pass;
      connection?.close();
      connection = connect({
        ...events,
        path: "/ws/staff",
        token: () => newest,
        incoming: StaffFrame,
        arrived(frame) {
          // A laptop that slept is late, and every board tells by how much.
          if (frame.type === "board") heardTime(frame.now);
          events.arrived(frame);
        },
      });
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
