/** Two ends that share real keys and a clock moved by hand, ready to talk. */
import { afterEach, beforeEach, vi } from "vitest";
import { setClock } from "../../../web/clock.ts";
import type { ConversationView } from "../../../web/conversation/view.ts";
import { createChatCrypto } from "../../../web/encryption/mls-chat.ts";
import { invite, now, organisationKey } from "../encryption/harbour.ts";
import { Chat, comes, watched } from "./relay.ts";

export const crypto = watched(createChatCrypto());

/** Of every test in the file that calls it. */
export function movedClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
      now,
    });
    setClock({ now, speed: 1 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

const certified = (await invite({ alias: "Sam" })).device;
await crypto.warmUp();

/** `who`: the counsellor's device; certified by the organisation unless given. */
export const start = (first: readonly string[] = [], who = certified) =>
  new Chat(now).open(crypto, { organisationKey, device: who }, first);

const talking = ({ visitor, counsellor }: Chat) =>
  visitor.view.phase === "talking" && counsellor.view.phase === "talking";

export const untilTalking = (chat: Chat) => comes(() => talking(chat));

export async function agreed(first: readonly string[] = []): Promise<Chat> {
  const chat = await start(first);
  await untilTalking(chat);
  return chat;
}

export const texts = (view: ConversationView, mine: boolean) =>
  view.messages.filter((message) => message.mine === mine).map(({ text }) => text);

export const allDelivered = ({ visitor, counsellor }: Chat) =>
  [visitor, counsellor].every(({ view }) => view.messages.every(({ delivery }) => delivery === "delivered"));
