/** Small waits inside a conversation that no other part needs to know. Real milliseconds. */

/** "Send me the rest" is said at most this often. */
export const resumePauseMs = 1000;
/** "Is writing" goes out by itself after this: the other end's page may be frozen. */
export const otherTypingMs = 10_000;
/** Frames that came ahead of their turn. */
export const heldFrames = 64;
