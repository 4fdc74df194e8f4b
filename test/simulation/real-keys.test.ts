/**
 * The slower mode: whole runs whose frames are sealed and opened with the real encryption, under the same rules. The
 * model runs beside it and must say the same, so that a run with real keys is the run with the model, event by event.
 */
import { expect, test } from "vitest";
import type { ChatCrypto } from "../../web/encryption/chat-crypto.ts";
import { createChatCrypto } from "../../web/encryption/mls-chat.ts";
import { planted } from "./faults.ts";
import { add, huntWith, nothingYet, report, unbroken } from "./hunt.ts";
import { run } from "./run.ts";

const plan = { realKeys: createChatCrypto };

/** As many as fit into a quarter of a minute; `npm run test:long` has the time for more. */
const seeds = 2;

test(`no rule is broken with the real encryption in the first ${seeds} seeds`, async () => {
  const count = nothingYet();
  for (let seed = 0; seed < seeds; seed++) add(count, await unbroken(seed, { plan }));
  report(count);
  expect(count.shown).toBeGreaterThan(100);
});

const foundToo = [
  "a gap is accepted",
  "keys change while somebody could be left behind",
  "more is acknowledged than was read",
  "the outbox forgets a frame early",
];
const bugs = planted.filter(({ name }) => foundToo.includes(name));
test.each(bugs)("with the real encryption too $name: found by $rules within $within seeds", (bug) =>
  huntWith(bug, plan),
);

/** Would anybody notice that the real encryption is stricter than the model? */
function forgetful(): ChatCrypto {
  const real = createChatCrypto();
  return {
    ...real,
    async open(group, sealed) {
      const made = await real.open(group, sealed);
      return "refused" in made ? made : { ...made, group: real.forgetPreviousEpoch(made.group) };
    },
    async update(group, sequence) {
      const made = await real.update(group, sequence);
      return "refused" in made ? made : { ...made, group: real.forgetPreviousEpoch(made.group) };
    },
  };
}

test("an encryption that forgets the keys of the earlier epoch at once is found", async () => {
  const { violation } = await run(1, { plan: { realKeys: forgetful } });
  expect(violation?.rule).toBe("the model");
});

/**
 * Only what the keys are made of may differ: names of 43 letters, of which a story shows eight, and lengths. And what
 * differs in every run, so that no page remembers a room of an earlier one (`globals.ts`): the last letters of ids.
 */
const withoutKeys = (story: string) =>
  story
    .replaceAll(/[\w-]{8}…/g, "…")
    .replaceAll(/\d+ bytes/g, "bytes")
    .replaceAll(/"[\w-]{20}[\w-]{2}"/g, "an id")
    .replaceAll(/"random":\[[^\]]*\]/g, "chance");

test("the same seed is the same story with the real encryption as with its model", async () => {
  const [real, model] = [await run(1, { plan, told: true }), await run(1, { told: true })];
  expect(withoutKeys(real.story)).toBe(withoutKeys(model.story));
  expect({ ...real, story: "" }).toEqual({ ...model, story: "" });
});
