/**
 * The seats of running chats, kept until each chat ends: so that the limit survives a crash, and so that a page that
 * was closed can say what it lost. An admission, the made-up name and a time; no keys, no text.
 *
 * A lock of the browser tells whether another tab still holds the conversation: such a chat is not lost.
 */
import * as z from "zod/mini";
import { RoomId } from "../../../shared/ids.ts";
import { Admission, readToken, Token } from "../../../shared/tokens.ts";
import { all, put, remove } from "../../staff/database.ts";
import type { KeptChat } from "../console/event.ts";

const Kept = z.strictObject({
  room: RoomId,
  person: z.string(),
  admission: Token,
  name: z.string().check(z.maxLength(60)),
  startedAt: z.int(),
});
export type Kept = z.infer<typeof Kept>;

const lockName = (room: RoomId) => `quietline-chat-${room}`;
const held = new Map<RoomId, () => void>();
/** One change at a time, in order: a renewal must not bring back what was discarded just before. */
let last: Promise<void> = Promise.resolve();

export function keepChat(kept: Kept): void {
  if (!held.has(kept.room)) {
    const { promise, resolve } = Promise.withResolvers<void>();
    held.set(kept.room, resolve);
    void navigator.locks?.request(lockName(kept.room), () => promise);
  }
  inOrder(() => put("seats", kept));
}

export function discardKeptChat(room: RoomId): void {
  held.get(room)?.();
  held.delete(room);
  inOrder(() => remove("seats", room));
}

/** A browser that keeps nothing loses no more than the reminder. */
function inOrder(change: () => Promise<void>): void {
  last = last.then(change).catch(() => {});
}

/** This person's, as far as their seats have not run out. `now`: the service's time. */
export async function keptChats(person: string, now: number): Promise<readonly KeptChat[]> {
  try {
    const records = (await all("seats")).flatMap((record) => {
      const parsed = Kept.safeParse(record);
      return parsed.success && parsed.data.person === person ? [parsed.data] : [];
    });
    const locks = (await navigator.locks?.query())?.held ?? [];
    const isElsewhere = (room: RoomId) => locks.some(({ name }) => name === lockName(room));
    const isOver = (token: string) => (readToken(Admission, token)?.expires ?? 0) <= now;
    for (const { room, admission } of records) if (isOver(admission)) discardKeptChat(room);
    return records
      .filter(({ admission }) => !isOver(admission))
      .map(({ room, admission, name, startedAt }) => ({
        room,
        admission,
        name,
        startedAt,
        elsewhere: isElsewhere(room),
      }));
  } catch {
    return [];
  }
}
