/** P1 and P2, asked of the running service after a real chat in a real browser: nothing is written, nothing readable passes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { bucketBytes } from "../../shared/limits.ts";
import { binaryKind } from "../../shared/protocol.ts";
import { eventually } from "../browser/eventually.ts";
import {
  ask,
  bothRead,
  comeOnShift,
  conversation,
  counsellorWrites,
  desktop,
  launchBrowser,
  newPerson,
  type Person,
  phone,
  take,
  visitorWrites,
} from "../browser/people.ts";
import { type Service, startService } from "../browser/service.ts";
import { undocumented } from "./documented.ts";
import { allRows, type Carried, disguises, filesBelow, recordSockets } from "./recording.ts";

const written = [
  "Kestrel-7431 I don't know how to start",
  "Plover-2286 Take your time",
  "Curlew-9150 Thank you",
] as const;
/** Things only a visitor's browser says about itself. */
const canaryAgent = "Mozilla/5.0 (X11; Linux x86_64) Canary-Avocet-5562";

let browser: Browser;
let service: Service;
let visitor: Person;
let counsellor: Person;
let carried: Carried[];
let rowsBefore: Record<string, unknown[]>;
let rowsAfter: Record<string, unknown[]>;

/** One whole chat, asked of by every test. */
async function chat(): Promise<void> {
  [browser, service] = await Promise.all([launchBrowser(), startService()]);
  visitor = await newPerson(browser, service.visitor, { ...phone, userAgent: canaryAgent });
  counsellor = await newPerson(browser, service.visitor, desktop);
  carried = recordSockets(visitor.page);
  await comeOnShift(counsellor, service.counsellors[0]);
  rowsBefore = allRows(service.data);
  await ask(visitor, `${service.visitor}?from=Referrer-Dunlin-3307`);
  await visitor.page.getByRole("textbox", { name: "Your message" }).fill(written[0]);
  await take(counsellor, visitor);
  await eventually(() => conversation(counsellor)).toEqual(written.slice(0, 1));
  await counsellorWrites(counsellor, written[1]);
  await bothRead(visitor, counsellor, written.slice(0, 2));
  await visitorWrites(visitor, written[2]);
  await bothRead(visitor, counsellor, written);
  await visitor.page.getByRole("button", { name: "End and erase", exact: true }).click();
  await visitor.page.getByRole("button", { name: "Yes, end and erase" }).click();
  await visitor.page.getByRole("heading", { name: "This chat has ended" }).waitFor();
  rowsAfter = allRows(service.data);
}

let chatted: Promise<void> | undefined;
beforeEach(() => {
  chatted ??= chat();
  return chatted;
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** Every id and token the visitor's page was given, as it stands in its frames. */
function idsIn(frames: readonly Carried[]): string[] {
  const text = frames
    .filter((frame) => !frame.binary)
    .map((frame) => frame.bytes.toString("utf8"))
    .join("\n");
  const ids = [...text.matchAll(/"(?:room|id|ticket|admission|commitment)":"([^"]{22,})"/g)].map(
    (match) => match[1] ?? "",
  );
  const inside = ids.flatMap((id) => {
    const payload = Buffer.from(id.split(".")[0] ?? "", "base64url").toString("utf8");
    return [...payload.matchAll(/"([A-Za-z0-9_-]{22})"/g)].map((match) => match[1] ?? "");
  });
  return [...new Set([...ids, ...inside])];
}

test("P1: nothing written, no id and no ciphertext of a visitor is on disk or in any output", () => {
  const ids = idsIn(carried);
  expect(ids.length).toBeGreaterThan(3);
  const sealedFrames = carried.filter((frame) => frame.binary && frame.bytes[0] === binaryKind.sealed);
  expect(sealedFrames.length).toBeGreaterThan(4);
  const canaries = [
    ...[...written, canaryAgent, "Dunlin-3307", ...ids].flatMap(disguises),
    ...sealedFrames.map((frame) => frame.bytes.subarray(-64)),
  ];
  expect(found(canaries)).toEqual([]);
});

/** Where in the data folder or the output any of them is. */
function found(canaries: readonly Buffer[]): string[] {
  const places = [...filesBelow(service.data), { path: "output", bytes: Buffer.from(service.output()) }];
  expect(places.length).toBeGreaterThan(2);
  return places.flatMap(({ path, bytes }) =>
    canaries.filter((canary) => bytes.includes(canary)).map((canary) => `${path}: ${canary.toString("latin1")}`),
  );
}

test("P1: the search would find a canary that was written", () => {
  const planted = Buffer.from(`before ${Buffer.from(written[0]).toString("base64")} after`);
  expect(disguises(written[0]).some((canary) => planted.includes(canary))).toBe(true);
});

test("P1: a whole chat writes nothing anywhere but that the counsellor is still there", () => {
  expect(Object.keys(rowsBefore).length).toBeGreaterThan(3);
  expect(undocumented(rowsBefore, rowsAfter)).toEqual([]);
});

test("P2: what passes through the server is never plaintext, and only of the padded sizes", () => {
  for (const { bytes } of carried) {
    for (const text of written) expect(disguises(text).some((canary) => bytes.includes(canary))).toBe(false);
  }
  const sizes = (kind: number) =>
    new Set(carried.filter((frame) => frame.binary && frame.bytes[0] === kind).map((frame) => frame.bytes.length));
  // Application frames of one size class have one length; commits (path updates) have another.
  expect(sizes(binaryKind.sealed).size).toBeLessThanOrEqual(bucketBytes.length + 1);
});

test("P2: without WebCrypto the page says so kindly, shows numbers to ring, and opens no socket", async () => {
  const person = await newPerson(browser, service.visitor, phone);
  await person.context.addInitScript(() => Object.defineProperty(crypto, "subtle", { value: undefined }));
  const frames = recordSockets(person.page);
  await person.page.goto(service.visitor);
  await person.page.getByRole("heading", { name: /browser is too old/ }).waitFor();
  expect(await person.page.getByRole("button", { name: "Start chat" }).isVisible()).toBe(false);
  expect(await person.page.locator('a[href^="tel:"]:visible').count()).toBeGreaterThan(0);
  expect(frames).toEqual([]);
  await person.context.close();
});

test("P1: killed in the middle of a chat and started again, the service holds nothing of it", async () => {
  const person = await newPerson(browser, service.visitor, phone);
  const frames = recordSockets(person.page);
  await ask(person, service.visitor);
  await take(counsellor, person);
  await visitorWrites(person, "Whimbrel-6120 before the crash");
  await eventually(() => conversation(counsellor)).toEqual(["Whimbrel-6120 before the crash"]);
  await service.kill();
  // The same chat goes on, out of what the two pages remember.
  await visitorWrites(person, "Whimbrel-6120 after the crash");
  await eventually(async () => (await conversation(counsellor)).length).toEqual(2);
  const canaries = [...idsIn(frames), "Whimbrel-6120"].flatMap(disguises);
  expect(idsIn(frames).length).toBeGreaterThan(3);
  expect(found(canaries)).toEqual([]);
  expect(undocumented(rowsBefore, allRows(service.data))).toEqual([]);
  await person.context.close();
});

/** `relay` of quietline.capnp: everything visitors' frames pass. Must have no storage but memory, and no way to a disk. */
const faultsOf = (configuration: string): string[] => {
  const [, relay = ""] = configuration.replace(/#.*/g, "").split("const relay :Workerd.Worker = (");
  const [worker = ""] = relay.split("\n);");
  return [
    ...(/durableObjectStorage = \(inMemory = void\)/.test(worker) ? [] : ["its objects have a storage"]),
    ...(/enableSql|localDisk|storage"|disk|kvNamespace|r2Bucket|analyticsEngine|queue/i.test(worker)
      ? ["a way to keep"]
      : []),
    ...(/className = "Office", uniqueKey/.test(worker) ? ["the Office runs in it"] : []),
    ...(/className = "Room", uniqueKey[\s\S]*className = "Switchboard", uniqueKey/.test(worker) ? [] : ["no relay"]),
  ];
};

test("P1: the process configuration gives the relay no storage at all", () => {
  const configuration = readFileSync(join(import.meta.dirname, "../../serve/quietline.capnp"), "utf8");
  expect(faultsOf(configuration)).toEqual([]);
  // Only the Office's folder is writable, and only the Office has it.
  expect(configuration.match(/writable = true/g)).toHaveLength(1);
  expect(configuration.match(/localDisk/g)).toHaveLength(1);
});

test("P1: a storage for the relay would be noticed", () => {
  const configuration = readFileSync(join(import.meta.dirname, "../../serve/quietline.capnp"), "utf8");
  const planted = [
    configuration.replace("(inMemory = void)", '(localDisk = "storage")'),
    configuration.replace('"quietline-room-1"', '"quietline-room-1", enableSql = true'),
    configuration.replace('service = "assets"', 'service = "storage"'),
  ];
  for (const worse of planted) expect(faultsOf(worse)).not.toEqual([]);
});
