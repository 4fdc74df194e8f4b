/** What is remembered of a person fits an attachment, however much there is of it. */
import { serialize } from "node:v8";
import { expect, test } from "vitest";
import { largestConsole, largestVisitor } from "./largest.ts";

/** Of the runtime, which throws at more. */
const attachmentBytes = 16_384;

test("the largest console and the largest visitor fit their attachments", () => {
  // The runtime writes attachments in the same form, that of structured clones.
  for (const person of [largestConsole(), largestVisitor()])
    expect(serialize(person).byteLength).toBeLessThan(attachmentBytes);
});
