/**
 * The exact sealed frames the other end has not acknowledged yet. Only an acknowledgement that came inside the
 * encryption removes one; whatever somebody outside claims can at most cause a repeat. Pure.
 */
export interface OutboxEntry {
  readonly sequence: number;
  readonly bytes: Uint8Array;
}

/** In the order of their sequence numbers, without gaps. */
export type Outbox = readonly OutboxEntry[];

/** Throws when a sequence number is skipped or repeated: that would be a fault of ours. */
export function put(outbox: Outbox, entry: OutboxEntry): Outbox {
  const last = outbox.at(-1);
  if (last !== undefined && entry.sequence !== last.sequence + 1) throw new Error("the outbox has no gaps");
  return [...outbox, entry];
}

/** Without what the other end has: everything before `next`. */
export function acknowledged(outbox: Outbox, next: number): Outbox {
  return outbox.filter(({ sequence }) => sequence >= next);
}

/** What to send again to somebody who says they expect `next`. */
export function from(outbox: Outbox, next: number): Outbox {
  return outbox.filter(({ sequence }) => sequence >= next);
}
