/**
 * P3, and what P1 says of storage, by the hardest question an operator can be asked: hand over everything. Twenty
 * visitors, each with an address and a browser of their own, chat; then every table, every file and every printed word
 * is compared with what `docs/what-we-know.md` lists.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { feelingSteps } from "../../shared/limits.ts";
import { eventually } from "../browser/eventually.ts";
import { type Service, startService } from "../browser/service.ts";
import { listed, undocumented } from "./documented.ts";
import { edge } from "./edge.ts";
import { allColumns, allRows, changes, disguises, documentOf, filesBelow } from "./recording.ts";
import { askWithoutPage, bothHave, joinWithoutPage, onDuty } from "./without-pages.ts";

const chats = 20;
const document = documentOf("what-we-know.md");

/** Things that only this visitor's connection and browser say. */
function tracesOf(number: number) {
  const headers = {
    "user-agent": `Mozilla/5.0 (Avocet ${number}; Canary-Agent-${number}-5562)`,
    "accept-language": `x-canary-tongue-${number}-2281`,
    referer: `https://canary-page-${number}-3307.example/search?q=help`,
    cookie: `canary-cookie-${number}=4410`,
    "cf-connecting-ip": `2001:db8:c0de:${4096 + number}:5ca1:ab1e:feed:77`,
    "x-forwarded-for": `203.0.113.${100 + number}`,
    "x-real-ip": `198.51.100.${100 + number}`,
    "cf-ipcountry": `Canaryland-${number}`,
    "cf-ray": `canary-ray-${number}-9107`,
  };
  return { address: `127.0.7.${100 + number}`, headers, written: `Kestrel-${number}-7431 I don't know how to start` };
}
const traces = Array.from({ length: chats }, (_, number) => tracesOf(number));

let service: Service;
let before: Record<string, unknown[]>;
/** Every id, token and commitment of every visitor. */
const ids = new Set<string>();
const sealedEnds: Buffer[] = [];

beforeAll(async () => {
  // In the afternoon: chats are counted by day, and all of these are of one.
  service = await startService("--at", "2026-11-07T14:00");
  const desk = await onDuty(await joinWithoutPage(service.counsellors[0]));
  before = allRows(service.data);
  for (const [number, { address, headers, written }] of traces.entries()) {
    const way = await edge(service.port, address, headers);
    const asking = await askWithoutPage(way.origin, (number % 9) - feelingSteps);
    const counsellors = await desk.take();
    const visitors = await asking.seated;
    visitors.write(written);
    await bothHave([visitors, counsellors], [written]);
    visitors.end();
    await eventually(async () => counsellors.view.ended?.by).toEqual("other");
    await eventually(async () => asking.told()).toEqual(true);
    desk.free();
    for (const { binary, bytes } of asking.carried) {
      if (binary) sealedEnds.push(bytes.subarray(-48));
      else for (const [id] of bytes.toString("utf8").matchAll(/[\w-]{20,}/g)) ids.add(id);
    }
    await way.close();
  }
  desk.close();
});
afterAll(() => service.stop());

/** Everything the operator could be made to hand over, as bytes. */
const everything = () => [
  ...filesBelow(service.data).map(({ path, bytes }) => ({ path: relative(service.data, path), bytes })),
  { path: "what was printed", bytes: Buffer.from(service.output()) },
];

function found(places: readonly { path: string; bytes: Buffer }[], wanted: readonly Buffer[]): string[] {
  return places.flatMap(({ path, bytes }) =>
    wanted.filter((canary) => bytes.includes(canary)).map((canary) => `${path}: ${canary.toString("latin1")}`),
  );
}

const canaries = () => [
  ...traces.flatMap(({ address, headers, written }) =>
    [address, written, ...Object.values(headers)].flatMap(disguises),
  ),
  ...[...ids].flatMap(disguises),
  ...sealedEnds,
];

test("P3: after twenty chats nothing that a visitor's browser or connection said is in any file or any output", () => {
  expect(ids.size).toBeGreaterThan(4 * chats);
  expect(sealedEnds.length).toBeGreaterThan(4 * chats);
  expect(found(everything(), canaries())).toEqual([]);
});

test("P3: the search would find each of them, as it stands, in base64, in hex and in UTF-16", () => {
  for (const { address, headers, written } of traces.slice(-2)) {
    for (const text of [address, written, ...Object.values(headers), [...ids][0] ?? ""]) {
      const planted = [Buffer.from(text), Buffer.from(text, "utf16le"), Buffer.from(Buffer.from(text).toString("hex"))];
      for (const bytes of [...planted, Buffer.from(Buffer.from(text).toString("base64"))])
        expect(found([{ path: "planted", bytes }], canaries())).not.toEqual([]);
    }
  }
});

test("P3: the database has exactly the tables and columns that the document names", () => {
  expect(allColumns(service.data)).toEqual(listed(document, "In the database"));
});

test("P3: twenty chats changed nothing in the database but what the document says", () => {
  expect(undocumented(before, allRows(service.data))).toEqual([]);
});

test("P7: of twenty visitors who said how they feel the database has how often which difference, and no more", () => {
  const rows = Object.entries(allRows(service.data)).flatMap(([place, all]) => (/ feelings$/.test(place) ? all : []));
  const counted = rows as { day: string; line: string; difference: number; chats: number }[];
  expect(counted.reduce((sum, { chats: count }) => sum + count, 0)).toBe(chats);
  expect(counted.map(({ difference }) => difference).toSorted((one, other) => one - other)).toEqual([
    -4, -3, -2, -1, 0, 1, 2, 3, 4,
  ]);
  expect(new Set(counted.map(({ day, line }) => `${day} ${line}`)).size).toBe(1);
});

test("P3: a table, a column or a value more would be noticed", () => {
  const folder = mkdtempSync(join(tmpdir(), "quietline-planted-"));
  const database = new DatabaseSync(join(folder, "planted.sqlite"));
  database.exec("CREATE TABLE sessions (id TEXT, address TEXT); INSERT INTO sessions VALUES ('a', '127.0.7.1')");
  const earlier = allRows(folder);
  database.exec("UPDATE sessions SET address = '127.0.7.2'");
  const columns = allColumns(folder).sessions;
  expect(columns).toEqual(["address", "id"]);
  expect(columns).not.toEqual(listed(document, "In the database").sessions);
  expect(changes(earlier, allRows(folder))).toEqual(["sessions.address"]);
  database.exec("INSERT INTO sessions VALUES ('b', '')");
  expect(changes(earlier, allRows(folder))).toEqual(["sessions"]);
  database.close();
  rmSync(folder, { recursive: true });
});

test("P3: the data folder holds exactly the files that the document names", () => {
  const names = Object.keys(listed(document, "In the data folder")).flatMap((cell) => cell.split(" "));
  const paths = filesBelow(service.data).map(({ path }) =>
    relative(service.data, path).replace(/^(office|served)\/.*/, "$1/…"),
  );
  expect([...new Set(paths)].toSorted()).toEqual(names.toSorted());
});

test("P1: what the program prints is one welcome and nothing more", () => {
  const lines = service.output().trim().split("\n");
  expect(lines).toHaveLength(1);
  expect(Object.keys(JSON.parse(lines[0] ?? ""))).toEqual([
    "ready",
    "visitor",
    "coordinator",
    "supervisor",
    "counsellors",
  ]);
});
