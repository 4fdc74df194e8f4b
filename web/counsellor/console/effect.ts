/** What the core asks the world to do, in the imperative. The shell (`../shell/`) does it and reports back as events. */
import type { PersonId, RoomId } from "../../../shared/ids.ts";
import type { ConsoleFrame } from "../../../shared/protocol.ts";
import type { Debrief } from "../../../shared/shift-interface.ts";

export type Effect =
  | { readonly type: "fetchMe" }
  | { readonly type: "findDevice"; readonly person: PersonId; readonly organisationKey: string }
  | { readonly type: "fetchDuty" }
  | { readonly type: "signOut" }
  /** Open the socket and keep it open. */
  | { readonly type: "connect"; readonly pass: string }
  /** The next attempt to reconnect carries this pass. */
  | { readonly type: "usePass"; readonly pass: string }
  | { readonly type: "disconnect" }
  | { readonly type: "send"; readonly frame: ConsoleFrame }
  /** Key pairs and tables in advance, so that taking somebody is quick; the sound, because this is a press. */
  | { readonly type: "warmUp" }
  /** The Office notes it; until its answer about duty says so, it is told again. */
  | { readonly type: "recordCheckIn" }
  | { readonly type: "recordSignOff"; readonly debrief: Debrief }
  | { readonly type: "rememberCheckIn"; readonly shiftFrom: number | undefined }
  /** In this tab alone, so that the minutes between chats outlast a reload. */
  | { readonly type: "rememberLastEnded"; readonly at: number }
  | {
      readonly type: "openConversation";
      readonly room: RoomId;
      readonly admission: string;
      readonly commitment: string;
    }
  | { readonly type: "renewConversation"; readonly room: RoomId; readonly admission: string }
  | { readonly type: "startClosing"; readonly room: RoomId }
  /** Told while the chat still counts; reported back soon, whatever came of it. */
  | { readonly type: "flagChat"; readonly room: RoomId }
  | { readonly type: "endConversation"; readonly room: RoomId }
  /** The text of an ended chat goes; its sealed goodbye is still delivered. */
  | { readonly type: "forgetConversation"; readonly room: RoomId }
  /** Keys and text go without a word. */
  | { readonly type: "dropConversation"; readonly room: RoomId }
  | {
      readonly type: "keepChat";
      readonly room: RoomId;
      readonly admission: string;
      readonly name: string;
      readonly startedAt: number;
    }
  | { readonly type: "discardKeptChat"; readonly room: RoomId }
  | { readonly type: "tellLost"; readonly admission: string }
  | { readonly type: "playSound"; readonly sound: "waiting" | "message" | "offer" }
  /** "Someone is waiting", outside the page, if that was allowed and nobody looks at the page. */
  | { readonly type: "notify" };
