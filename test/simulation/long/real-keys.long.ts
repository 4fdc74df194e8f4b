/** Whole runs with the real encryption, which `npm test` has time for few of. */
import { test } from "vitest";
import { createChatCrypto } from "../../../web/encryption/mls-chat.ts";
import { add, nothingYet, report, unbroken } from "../hunt.ts";

const seeds = 40;

test(`no rule is broken with the real encryption in ${seeds} seeds`, { timeout: 3_600_000 }, async () => {
  const count = nothingYet();
  for (let seed = 0; seed < seeds; seed++) add(count, await unbroken(seed, { plan: { realKeys: createChatCrypto } }));
  report(count);
});
