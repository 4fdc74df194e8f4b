/** What the console's shell needs of the world beyond the page, so that a harness can put a model in its place. */
import type { RoomId } from "../../../shared/ids.ts";
import type { ConsoleFrame, StaffFrame } from "../../../shared/protocol.ts";
import type { Conversation } from "../../conversation/view.ts";
import type { DeviceIdentity } from "../../encryption/chat-crypto.ts";

/** The one socket to the Switchboard; reconnects by itself until it is closed for good. */
export interface StaffLink {
  open(pass: string): void;
  /** The next attempt carries this pass. */
  usePass(pass: string): void;
  /** Nothing is queued: what is sent while the socket is down is dropped. */
  send(frame: ConsoleFrame): void;
  close(): void;
}

export interface LinkEvents {
  opened(): void;
  lost(): void;
  /** The server closed with a code that means "for good". */
  closed(code: number): void;
  arrived(frame: StaffFrame): void;
}

interface TakenChat {
  readonly room: RoomId;
  readonly admission: string;
  readonly commitment: string;
  readonly organisationKey: string;
  readonly device: DeviceIdentity;
  /** The sealed hello went out: both can read. */
  readonly seated: () => void;
}

export interface Ports {
  readonly link: (events: LinkEvents) => StaffLink;
  readonly openChat: (chat: TakenChat) => Conversation;
  /** `admission`: of a chat whose keys went with the page that was here before. */
  readonly tellLost: (admission: string) => void;
  readonly warmUp: () => void;
}
