/** Small waits inside a conversation that no other part needs to know. Real milliseconds. */

/** "Send me the rest" is said at most this often. */
export const resumePauseMs = 1000;
/** "Is writing" goes out by itself after this: the other end's page may be frozen. */
export const otherTypingMs = 10_000;
/** Pages look at the time every second. After a gap like this something may have come that was not read yet. */
export const pausedMs = 15_000;
/** Browsers let a page that nobody sees look once a minute; a gap longer than that was a sleeping device. */
export const sleptMs = 75_000;
/** Sent again at once after an interruption: together with two seconds' frames still what the Room lets through (W4). */
export const resendAtOnce = 32;
/** Frames that go out in a second, whether they were just sealed or go again: well below what the Room lets through. */
export const sendPerSecond = 12;
/** After that much quiet as many may go out at once again. */
export const resendRestMs = 5000;
/** Quiet frames taken in without an answer: then one acknowledges them, or the other end's outbox would grow for ever. */
export const quietFramesMost = 16;
/** Frames that came ahead of their turn. */
export const heldFrames = 64;
