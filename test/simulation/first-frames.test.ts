/**
 * A relay that swallows the first frame of a socket, so that the Room does not know who speaks: it can keep the ends
 * waiting, and no more. No chat ends for it, and when it stops everything that was written arrives (R2).
 */
import { expect, test } from "vitest";
import { closeCode } from "../../shared/protocol.ts";
import type { Fault } from "./hub.ts";
import { unbroken } from "./hunt.ts";
import { run } from "./run.ts";

const swallowing = { swallows: 0.5, lastsMs: 10 * 60_000 };

test.each([1, 2, 3])("R2: a relay that swallows every other first frame breaks no rule (seed %i)", async (seed) => {
  const { shown } = await unbroken(seed, { plan: swallowing });
  expect(shown).toBeGreaterThan(50);
});

/** As it was once: whoever speaks too early is closed for good. */
const forGood = (): Fault => ({
  core: "room",
  wrap: (step) => (state, event, now) => {
    const { state: next, effects } = step(state, event, now);
    const early = event.type !== "firstFrameMissed";
    const changed = effects.map((effect) =>
      early && effect.type === "close" && effect.code === closeCode.silent
        ? { ...effect, code: closeCode.malformed }
        : effect,
    );
    return { state: next, effects: changed };
  },
});

test("R2: a Room that closed such a socket for good would be found", async () => {
  const { violation } = await run(2, { plan: swallowing, fault: forGood });
  expect(violation?.rule).toBe("W");
});
