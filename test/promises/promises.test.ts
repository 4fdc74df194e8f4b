/** The promises, each asked of the running service after a real chat in a real browser. */
import type { Browser } from "playwright-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { bucketBytes } from "../../shared/limits.ts";
import { binaryKind } from "../../shared/protocol.ts";
import {
  ask,
  bothRead,
  comeOnShift,
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
const requests: string[] = [];

/** One whole chat, asked of by every test. */
async function chat(): Promise<void> {
  [browser, service] = await Promise.all([launchBrowser(), startService()]);
  visitor = await newPerson(browser, service.visitor, { ...phone, userAgent: canaryAgent });
  counsellor = await newPerson(browser, service.visitor, desktop);
  for (const { context } of [visitor, counsellor]) context.on("request", (request) => requests.push(request.url()));
  carried = recordSockets(visitor.page);
  await comeOnShift(counsellor, service.counsellors[0]);
  rowsBefore = allRows(service.data);
  await ask(visitor, `${service.visitor}?from=Referrer-Dunlin-3307`);
  await visitor.page.getByRole("textbox", { name: "Your message" }).fill(written[0]);
  await take(counsellor, visitor);
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
function visitorsIds(): string[] {
  const text = carried
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
  const ids = visitorsIds();
  expect(ids.length).toBeGreaterThan(3);
  const sealedFrames = carried.filter((frame) => frame.binary && frame.bytes[0] === binaryKind.sealed);
  expect(sealedFrames.length).toBeGreaterThan(4);
  const canaries = [
    ...[...written, canaryAgent, "Dunlin-3307", ...ids].flatMap(disguises),
    ...sealedFrames.map((frame) => frame.bytes.subarray(-64)),
  ];
  const places = [...filesBelow(service.data), { path: "output", bytes: Buffer.from(service.output()) }];
  expect(places.length).toBeGreaterThan(2);
  const found = places.flatMap(({ path, bytes }) =>
    canaries.filter((canary) => bytes.includes(canary)).map((canary) => `${path}: ${canary.toString("latin1")}`),
  );
  expect(found).toEqual([]);
});

test("P1: the search would find a canary that was written", () => {
  const planted = Buffer.from(`before ${Buffer.from(written[0]).toString("base64")} after`);
  expect(disguises(written[0]).some((canary) => planted.includes(canary))).toBe(true);
});

test("P1: a whole chat writes no row anywhere but the signs of life of the counsellor's session", () => {
  const withoutSessions = (rows: Record<string, unknown[]>) =>
    Object.fromEntries(Object.entries(rows).filter(([table]) => !/session/.test(table)));
  expect(Object.keys(rowsBefore).length).toBeGreaterThan(3);
  expect(withoutSessions(rowsAfter)).toEqual(withoutSessions(rowsBefore));
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
  const start = person.page.getByRole("button", { name: "Start chat" });
  if (await start.isVisible()) await start.click();
  await person.page
    .getByText(/browser/i)
    .first()
    .waitFor();
  expect(await person.page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
  expect(frames).toEqual([]);
  await person.context.close();
});

test("P4: no cookie and no storage entry remain on the visitor's device", async () => {
  expect(await visitor.context.cookies()).toEqual([]);
  expect(await visitor.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test("P5: no page asked anybody but the service for anything", () => {
  expect(requests.length).toBeGreaterThan(8);
  const { host } = new URL(service.visitor);
  expect(requests.filter((url) => new URL(url).host !== host)).toEqual([]);
  expect([...visitor.misdeeds, ...counsellor.misdeeds]).toEqual([]);
});
