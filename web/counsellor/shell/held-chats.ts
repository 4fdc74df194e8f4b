/** The conversations whose words are in this tab: opened, watched, ended and forgotten as the core says. */
import { type Signal, signal } from "@preact/signals";
import type { RoomId } from "../../../shared/ids.ts";
import type { ConversationView } from "../../conversation/view.ts";
import type { DeviceIdentity } from "../../encryption/chat-crypto.ts";
import { identityOf, type StoredDevice } from "../../staff/device-store.ts";
import type { Effect } from "../console/effect.ts";
import type { ConsoleEvent, Glimpse } from "../console/event.ts";
import type { HeldChat } from "../console/page.ts";
import type { Ports } from "./ports.ts";

interface Held extends HeldChat {
  readonly view: Signal<ConversationView>;
  readonly stop: () => void;
}
type ChatEffect = Extract<
  Effect,
  { type: "renewConversation" | "startClosing" | "endConversation" | "forgetConversation" | "dropConversation" }
>;

export class HeldChats {
  /** The one in the middle of the page. */
  selected: RoomId | undefined;
  private readonly held = new Map<RoomId, Held>();

  private readonly ports: Pick<Ports, "openChat">;
  private readonly tell: (event: ConsoleEvent) => void;

  constructor(ports: Pick<Ports, "openChat">, tell: (event: ConsoleEvent) => void) {
    this.ports = ports;
    this.tell = tell;
  }

  of(room: RoomId): HeldChat | undefined {
    return this.held.get(room);
  }

  open(
    chat: { readonly room: RoomId; readonly admission: string; readonly commitment: string },
    device: StoredDevice,
    revocations: DeviceIdentity["revocations"],
  ): void {
    const conversation = this.ports.openChat({
      ...chat,
      organisationKey: device.organisationKey,
      device: identityOf(device, revocations),
      seated: () => this.tell({ type: "conversationSeated", room: chat.room }),
    });
    const stop = conversation.subscribe(() => this.changed(chat.room));
    this.held.set(chat.room, {
      conversation,
      view: signal(conversation.view),
      draft: signal(""),
      steps: signal([]),
      stop,
    });
  }

  perform(effect: ChatEffect): void {
    const held = this.held.get(effect.room);
    if (held === undefined) return;
    switch (effect.type) {
      case "renewConversation":
        held.conversation.renewed(effect.admission);
        return;
      case "startClosing":
        held.conversation.startClosing();
        return;
      case "endConversation":
        held.conversation.end();
        return;
      case "forgetConversation":
        held.conversation.forget();
        this.release(effect.room, held);
        return;
      case "dropConversation":
        held.conversation.drop();
        this.release(effect.room, held);
        return;
    }
  }

  /** Without a word: a page that was only loaded again must not tell anybody that they were left on purpose. */
  dropAll(): void {
    for (const [room, held] of this.held) {
      held.conversation.drop();
      this.release(room, held);
    }
  }

  private release(room: RoomId, held: Held): void {
    held.stop();
    held.draft.value = "";
    held.steps.value = [];
    this.held.delete(room);
  }

  private changed(room: RoomId): void {
    const held = this.held.get(room);
    if (held === undefined) return;
    // Gone from the conversation, by whomever: then from the fields too.
    const { steps } = held.conversation.view;
    if (steps.length === 0 && held.view.peek().steps.length > 0) held.steps.value = [];
    held.view.value = held.conversation.view;
    const watched = this.selected === room && document.visibilityState === "visible" && document.hasFocus();
    this.tell({ type: "conversationChanged", room, glimpse: glimpse(held.conversation.view), watched });
  }
}

function glimpse({ phase, ended, messages }: ConversationView): Glimpse {
  const written = messages.filter(({ mine }) => mine).length;
  return { phase, endedBy: ended?.by, arrived: messages.length - written, written };
}
