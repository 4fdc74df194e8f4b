/** The one file a backup is: what went in comes out, and whatever else it may be is said before anything is touched. */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pack, unpack } from "../../../serve/backup/container.ts";

const madeAt = Date.parse("2026-11-30T20:10:00Z");
const kept = [
  { path: "ticket-key", bytes: Buffer.from("key\n") },
  { path: "quietline-organisation", bytes: Buffer.from("") },
  { path: "office/quietline-office-1/metadata.sqlite", bytes: Buffer.from([0, 255, 10, 13]) },
];
const whole = pack({ madeAt, files: kept });

/** A file with the right line above this content. */
function sealed(content: unknown, version = 1): Buffer {
  const body = gzipSync(typeof content === "string" ? content : JSON.stringify(content));
  return Buffer.concat([
    Buffer.from(`quietline-backup ${version} ${createHash("sha256").update(body).digest("hex")}\n`),
    body,
  ]);
}

test("what went in comes out", () => {
  expect(unpack(whole)).toEqual({ madeAt, files: kept });
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const files = [{ path: "ticket-key", bytes: Buffer.from(bytes) }];
      expect(unpack(pack({ madeAt, files }))).toEqual({ madeAt, files });
    }),
  );
});

describe("what is no whole backup is refused", () => {
  test("cut short anywhere", () => {
    for (let length = 0; length < whole.length; length++)
      expect(unpack(whole.subarray(0, length))).toBeTypeOf("string");
  });

  test("any single bit turned", () => {
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      expect(unpack(damaged)).toBeTypeOf("string");
    }
  });

  test("something added", () => {
    expect(unpack(Buffer.concat([whole, Buffer.from([0])]))).toMatch(/damaged/);
    expect(unpack(Buffer.concat([whole, whole]))).toMatch(/damaged/);
  });

  test("foreign files of all kinds, with a sentence that says so", () => {
    const foreign = [
      "",
      "\n",
      "quietline",
      "SQLite format 3\0",
      "<html>",
      `${"x".repeat(200)}\n`,
      "quietline-backup 1 \n",
    ];
    for (const text of foreign) expect(unpack(Buffer.from(text))).toMatch(/is not a backup/);
    expect(unpack(gzipSync("hello"))).toMatch(/is not a backup/);
  });

  test("a later format, by its own name", () => {
    expect(unpack(sealed({}, 2))).toMatch(/another version/);
  });

  const made = new Date(madeAt).toISOString();
  test.each<[string, unknown]>([
    ["no JSON", "nonsense"],
    ["no files", { made }],
    ["no time", { files: [] }],
    ["a field more", { made, files: [], extra: 1 }],
    ["bytes that are no base64", { made, files: [{ path: "ticket-key", bytes: "?" }] }],
    ["a path upwards", { made, files: [{ path: "office/../../etc/passwd.sqlite", bytes: "" }] }],
    ["an absolute path", { made, files: [{ path: "/etc/passwd", bytes: "" }] }],
    ["a file of another kind", { made, files: [{ path: "setup-token", bytes: "" }] }],
    ["a name with a line more", { made, files: [{ path: "ticket-key\n", bytes: "" }] }],
  ])("well sealed, but with %s", (_, content) => {
    expect(unpack(sealed(content))).toMatch(/is damaged/);
  });
});

test("nothing else is ever packed", () => {
  expect(() => pack({ madeAt, files: [{ path: "setup-token", bytes: Buffer.from("t") }] })).toThrow();
});
