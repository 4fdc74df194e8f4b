/**
 * P6: when a chat ends, nobody can read it again. The visitor's own page, unchanged, is inspected before the end, when
 * everything is there to be found, and after it, when nothing may be.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { afterEndMs, farewellMs } from "../../shared/limits.ts";
import type { Conversation } from "../../web/conversation/view.ts";
import { eventually } from "../browser/eventually.ts";
import {
  ask,
  bothRead,
  comeOnShift,
  conversation,
  counsellorWrites,
  desktop,
  newPerson,
  type Person,
  phone,
  stand,
  take,
  visitorWrites,
} from "../browser/people.ts";
import { endAndErase, type Meeting, meet, meeting } from "./meeting.ts";
import { type Inspected, inspect } from "./memory.ts";
import { type Carried, recordSockets } from "./recording.ts";

let here: Meeting;
beforeAll(async () => {
  here = await meeting();
});
afterAll(() => here.close());

/** What the library calls the parts of a group's state, and our own name for what was written. */
const parts = ["keySchedule", "secretTree", "privatePath", "historicalReceiverData"];

interface Remembered {
  readonly texts: readonly string[];
  readonly groups: readonly string[];
  readonly secrets: readonly string[];
  readonly keys: number;
}

/** Everything that is left of a chat in the page. */
async function remembered(inspected: Inspected, texts: readonly string[]): Promise<Remembered> {
  const { text: whole, owners } = await inspected.heap();
  const bytes = await inspected.buffers();
  const found = inspected.secrets.filter((secret) => bytes.includes(secret)).map((secret) => secret.toString("hex"));
  return {
    texts: texts.filter((text) => whole.includes(text) || bytes.includes(text)),
    groups: parts.filter((part) => owners(part) > 0),
    secrets: [...new Set(found)],
    keys: await inspected.keys(),
  };
}
const nothing: Remembered = { texts: [], groups: [], secrets: [], keys: 0 };

/** A chat with something of everything in it: written while waiting, by both, over a change of keys, and unsent. */
async function talk(visitor: Person, name: string): Promise<{ counsellors: Conversation; texts: string[] }> {
  const text = (what: string) => `${name} ${what}`;
  await ask(visitor, here.service.visitor);
  await visitor.page.getByRole("textbox", { name: "Your message" }).fill(text("while waiting"));
  const counsellors = await meet(here, visitor);
  await visitorWrites(visitor, text("from the visitor"));
  for (let count = 0; count < 10; count += 1) counsellors.write(text(`answer ${count}`));
  await eventually(async () => (await conversation(visitor)).length).toEqual(12);
  await visitor.page.getByRole("textbox", { name: "Your message" }).fill(text("never sent"));
  const answers = Array.from({ length: 10 }, (_, count) => text(`answer ${count}`));
  return { counsellors, texts: [text("while waiting"), text("from the visitor"), text("never sent"), ...answers] };
}

test("P6, P2: after End and erase the page holds no word, no key and no secret of the chat; the server never did", async () => {
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  await visitor.page.clock.install();
  const inspected = await inspect(visitor.page);
  const frames = recordSockets(visitor.page);
  const { texts, counsellors } = await talk(visitor, "Kestrel-7431");

  const during = await remembered(inspected, texts);
  // What is not sent is only in the field, which is the browser's own memory.
  expect(during.texts).toEqual(texts.filter((text) => !text.endsWith("never sent")));
  expect(during.groups).toEqual(parts);
  expect(during.secrets.length).toBeGreaterThan(5);
  expect(inspected.secrets.length).toBeGreaterThan(100);
  expect(onTheWire(inspected.secrets, frames)).toEqual(1);

  // No time passes from here on: what goes now goes because of what happens.
  await stand(visitor.page);
  await endAndErase(visitor);
  const document = await visitor.page.content();
  expect(texts.filter((text) => document.includes(text))).toEqual([]);
  // The words go at once; the keys when they have sealed the goodbye, and its bytes, the group's name in them, when it was read.
  expect((await remembered(inspected, texts)).texts).toEqual([]);
  await eventually(async () => counsellors.view.ended?.by).toEqual("other");
  await eventually(() => remembered(inspected, texts)).toEqual(nothing);
  here.desk.free();
  await visitor.context.close();
});

test("P6: after the counsellor's end it holds as little, and a key or a word left behind would be found", async () => {
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  const inspected = await inspect(visitor.page);
  const { texts, counsellors } = await talk(visitor, "Plover-2286");
  const step = "Plover-2286 a step";
  counsellors.agree([step]);
  await visitor.page.getByRole("listitem").filter({ hasText: step }).waitFor();
  counsellors.end();
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  expect(await remembered(inspected, texts)).toEqual(nothing);
  // What was agreed on is there to be copied, until the page goes; the counsellor's goes with the text.
  expect(await visitor.page.locator(".agreed-large li").allInnerTexts()).toEqual([step]);
  counsellors.forget();
  expect(counsellors.view.steps).toEqual([]);
  here.desk.free();

  const [secret = Buffer.alloc(0)] = inspected.secrets.filter(({ length }) => length === 32);
  await visitor.page.evaluate(
    async ([bytes, word]) => {
      const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt"]);
      Object.assign(globalThis, { planted: { key, word, group: { keySchedule: {} }, secret: new Uint8Array(bytes) } });
    },
    [[...secret], texts[0]] as const,
  );
  const planted = { texts: texts.slice(0, 1), groups: ["keySchedule"], secrets: [secret.toString("hex")], keys: 1 };
  expect(await remembered(inspected, texts)).toEqual(planted);
  await visitor.context.close();
});

test("P6: a goodbye that cannot be delivered is kept as sealed bytes for two minutes, and not longer", async () => {
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  await visitor.page.clock.install();
  const inspected = await inspect(visitor.page);
  const frames = recordSockets(visitor.page);
  const { texts, counsellors } = await talk(visitor, "Curlew-9150");
  counsellors.drop();
  await visitor.page.getByText(/connection to \w+ is gone/).waitFor();
  await endAndErase(visitor);
  // However long a look takes, no time passes in the page but what is said here.
  await stand(visitor.page);
  const goodbye = () => frames.findLast(({ binary, direction }) => binary && direction === "sent")?.bytes.subarray(2);
  const isKept = async () => (await inspected.buffers()).includes(goodbye() ?? "none");
  const left = async (): Promise<Remembered & { readonly isKept: boolean }> => {
    const { secrets, ...rest } = await remembered(inspected, texts);
    // The group's name stands outside every sealed frame; it was drawn at random, and is no secret.
    const names = secrets.filter((secret) => goodbye()?.includes(Buffer.from(secret, "hex")));
    return { ...rest, secrets: secrets.filter((secret) => !names.includes(secret)), isKept: await isKept() };
  };
  // The keys go when they have sealed it.
  await eventually(left).toEqual({ ...nothing, isKept: true });
  await visitor.page.clock.fastForward(farewellMs - 20_000);
  expect(await isKept()).toBe(true);
  await visitor.page.clock.fastForward(40_000);
  await eventually(isKept).toEqual(false);
  here.desk.free();
  await visitor.context.close();
});

test("P6: the console forgets the text within two minutes after the end, and the seat at once", async () => {
  const [visitor, counsellor] = [
    await newPerson(here.browser, here.service.visitor, phone),
    await newPerson(here.browser, here.service.visitor, desktop),
  ];
  await counsellor.page.clock.install();
  const inspected = await inspect(counsellor.page);
  here.desk.close();
  await comeOnShift(counsellor, here.service.counsellors[1]);
  await ask(visitor, here.service.visitor);
  await take(counsellor, visitor);
  const texts = ["Whimbrel-6120 from the visitor", "Whimbrel-6120 from the counsellor"];
  await visitorWrites(visitor, texts[0] ?? "");
  await bothRead(visitor, counsellor, texts.slice(0, 1));
  await counsellorWrites(counsellor, texts[1] ?? "");
  await bothRead(visitor, counsellor, texts);
  const step = "Whimbrel-6120 a step";
  await counsellor.page.getByRole("textbox", { name: "Step 1" }).fill(step);
  await counsellor.page.getByRole("button", { name: /^Show these to/ }).click();
  await visitor.page.getByRole("listitem").filter({ hasText: step }).waitFor();
  expect(await seats(counsellor)).toBe(1);

  await endAndErase(visitor);
  await counsellor.page.getByText(/ended/i).first().waitFor();
  const heard = async () => {
    const { text: whole } = await inspected.heap();
    return [...texts, step].filter((text) => whole.includes(text));
  };
  expect(await heard()).toEqual([...texts, step]);
  await eventually(() => seats(counsellor)).toEqual(0);
  await counsellor.page.clock.fastForward(afterEndMs + 5_000);
  for (const text of texts) await eventually(() => counsellor.page.getByText(text).count()).toEqual(0);
  await eventually(heard).toEqual([]);
  expect(await remembered(inspected, texts)).toMatchObject({ texts: [], groups: [] });
  await Promise.all([visitor.context.close(), counsellor.context.close()]);
});

/** How many different secrets of the page passed through the server in any form. One value did: the group's name. */
function onTheWire(secrets: readonly Buffer[], frames: readonly Carried[]): number {
  const all = Buffer.concat(frames.map(({ bytes }) => bytes));
  const passed = secrets.filter((secret) =>
    [secret, Buffer.from(secret.toString("base64url")), Buffer.from(secret.toString("hex"))].some((form) =>
      all.includes(form),
    ),
  );
  return new Set(passed.map((secret) => secret.toString("hex"))).size;
}

/** What the console keeps of running chats in its browser. */
function seats({ page }: Person): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done, failed) => {
        const opening = indexedDB.open("quietline-staff");
        opening.onerror = failed;
        opening.onsuccess = () => {
          const counting = opening.result.transaction("seats").objectStore("seats").count();
          counting.onsuccess = () => {
            opening.result.close();
            done(counting.result);
          };
        };
      }),
  );
}
