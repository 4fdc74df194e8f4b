/** A console that was loaded again says in the room that its keys are gone, so that nobody waits for it (R9). */
import { toRoom } from "./visitor.ts";

/** Tries until the Room has heard it, or the admission counts no more: the Room closes the connection for good then. */
export function tellLost(admission: string): void {
  const connection = toRoom(
    {
      opened: () => connection.send({ type: "lost" }),
      lost: () => {},
      closed: () => {},
      arrived: () => {},
      arrivedBytes: () => {},
    },
    () => admission,
  );
}
