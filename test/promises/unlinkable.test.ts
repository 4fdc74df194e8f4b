/** P7: two visits by one person, one after the other in the same tab, have nothing in common that the service could go by. */
import type { Request } from "playwright-core";
import { expect, test } from "vitest";
import { eventually } from "../browser/eventually.ts";
import { ask, conversation, newPerson, type Person, phone, visitorWrites } from "../browser/people.ts";
import { endAndErase, type Meeting, meet, meeting } from "./meeting.ts";
import { type Carried, recordSockets } from "./recording.ts";

interface Visit {
  readonly carried: readonly Carried[];
  /** The headers of every request, by name. */
  readonly headers: readonly Record<string, string>[];
}

/** One whole visit, with the same choice and the same words each time: what differs is what the page draws by itself. */
async function visit(here: Meeting, visitor: Person, carried: Carried[]): Promise<Visit> {
  carried.length = 0;
  const headers: Promise<Record<string, string>>[] = [];
  const hear = (request: Request) => void headers.push(request.allHeaders());
  visitor.context.on("request", hear);
  await ask(visitor, here.service.visitor);
  const counsellors = await meet(here, visitor);
  await visitorWrites(visitor, "the same words");
  for (let count = 0; count < 10; count += 1) counsellors.write(`answer ${count}`);
  await eventually(async () => (await conversation(visitor)).length).toEqual(11);
  await endAndErase(visitor);
  await eventually(async () => counsellors.view.ended?.by).toEqual("other");
  here.desk.free();
  // Before the page goes: whoever asks then is told that it went.
  visitor.context.off("request", hear);
  return { carried: [...carried], headers: await Promise.all(headers) };
}

/** Sixteen bytes are an id, twenty a piece of any key: constants of the protocol are shorter. */
const windowBytes = 20;

/** Everything in what a page sent and was told by which it could be recognised: tokens and their parts, ids, keys, instants, bytes. */
function marksOf(carried: readonly Carried[]): Set<string> {
  const marks = new Set<string>();
  const inText = (text: string): void => {
    for (const [word] of text.matchAll(/[A-Za-z0-9_-]{16,}/g)) {
      marks.add(word);
      const inside = Buffer.from(word, "base64url").toString("utf8");
      if (inside.startsWith("{")) inText(inside);
    }
    for (const [instant] of text.matchAll(/\d{12,}/g)) marks.add(instant);
  };
  for (const { binary, bytes, address, direction } of carried) {
    if (!binary) inText(bytes.toString("utf8"));
    inText(new URL(address).search);
    // What the counsellor sends is theirs: their certificate is the same in every chat.
    if (!binary || direction === "received") continue;
    for (let at = 0; at + windowBytes <= bytes.length; at += 1) marks.add(bytes.toString("hex", at, at + windowBytes));
  }
  return marks;
}

const common = (one: Set<string>, other: Set<string>) => [...one].filter((mark) => other.has(mark));

/** What `/api/open` tells whoever asks is nobody's mark: until when this line is open, and when its last chat starts. */
async function publicInstants(origin: string): Promise<Set<string>> {
  const text = await (await fetch(new URL("/api/open?line=harbour", origin))).text();
  return new Set([...text.matchAll(/"(?:until|lastStartAt)":(\d{12,})/g)].map(([, instant]) => `${instant}`));
}

test("P7: no id, token, commitment, key, instant or piece of ciphertext of a visit occurs in the next one", async () => {
  const here = await meeting();
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  const carried = recordSockets(visitor.page);
  const first = await visit(here, visitor, carried);
  const second = await visit(here, visitor, carried);

  const [before, after] = [marksOf(first.carried), marksOf(second.carried)];
  expect(Math.min(before.size, after.size)).toBeGreaterThan(1000);
  const everybodys = await publicInstants(here.service.visitor);
  expect(everybodys.size).toBeLessThanOrEqual(2);
  expect(common(before, after).filter((mark) => !everybodys.has(mark))).toEqual([]);

  // Nor does the browser say that it was here before: nothing kept, nothing to ask whether it has changed.
  const telling = ["cookie", "if-none-match", "if-modified-since", "referer", "authorization", "if-range"];
  expect(second.headers.length).toBeGreaterThan(2);
  expect(second.headers.flatMap((given) => telling.filter((name) => name in given))).toEqual([]);

  // A token, an instant or a key used again would be found.
  const token = first.carried.map(({ bytes }) => /"ticket":"([^".]+)/.exec(bytes.toString("utf8"))?.[1]).find(Boolean);
  const key = first.carried.find(({ binary, direction }) => binary && direction === "sent")?.bytes.subarray(40, 72);
  const address = first.carried[0]?.address ?? "";
  const planted: Carried[] = [
    { address, direction: "sent", binary: false, bytes: Buffer.from(`{"type":"ask","again":"${token}"}`) },
    { address, direction: "sent", binary: true, bytes: Buffer.concat([Buffer.alloc(9, 7), key ?? Buffer.alloc(0)]) },
  ];
  for (const one of planted) expect(common(before, marksOf([...second.carried, one]))).not.toEqual([]);
  await here.close();
});
