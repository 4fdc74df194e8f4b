/** The search of a profile sees through what browsers pack their files with, and is not led astray by anything else. */
import { deflateRawSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { snappy, unpacked } from "./unpacked.ts";

const word = "canary";
/** By their format descriptions: six letters as they are, eleven copied from six before, one as it is. */
const snappyWord = Buffer.from([18, 5 << 2, ...Buffer.from(word), 1 | (7 << 2), 6, 0, ...Buffer.from("y")]);
/** The same with a copy of eleven that says four and seven more, and the last letter. */
const lz4Word = Buffer.from([0x67, ...Buffer.from(word), 6, 0, 0x10, ...Buffer.from("y")]);

const mozilla = (block: Buffer, length: number) => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(length);
  return Buffer.concat([Buffer.from("mozLz40\0"), size, block]);
};

function zip(content: string): Buffer {
  const header = Buffer.alloc(30);
  header.write("PK\x03\x04", "latin1");
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(4, 26);
  return Buffer.concat([header, Buffer.from("name"), deflateRawSync(content), Buffer.from("PK\x01\x02")]);
}

/** A LevelDB table of one block and its index. */
function table(block: Buffer, packed: 0 | 1): Buffer {
  const trailer = (type: number) => Buffer.from([type, 0, 0, 0, 0]);
  const handle = [0, block.length];
  const index = Buffer.from([0, 1, handle.length, ...Buffer.from("k"), ...handle, ...[0, 0, 0, 0], ...[1, 0, 0, 0]]);
  const footer = Buffer.alloc(48);
  Buffer.from([0, 0, block.length + 5, index.length]).copy(footer);
  Buffer.from("57fb808b247547db", "hex").copy(footer, 40);
  return Buffer.concat([block, trailer(packed), index, trailer(0), footer]);
}

test.each<[string, Buffer]>([
  ["gzip", gzipSync(word.repeat(3))],
  [
    "gzip in the middle of something",
    Buffer.concat([Buffer.from("before"), gzipSync(word.repeat(3)), Buffer.alloc(9)]),
  ],
  ["gzip that was cut off", gzipSync(word.repeat(3)).subarray(0, -8)],
  ["zip", zip(word.repeat(3))],
  ["Firefox's LZ4", mozilla(lz4Word, 18)],
  ["a LevelDB table in Snappy", table(snappyWord, 1)],
  ["a LevelDB table as it is", table(Buffer.from(word.repeat(3)), 0)],
  ["gzip in gzip", gzipSync(gzipSync(word.repeat(3)))],
])("%s is unpacked", (_, bytes) => {
  expect(unpacked(bytes).map((found) => found.toString())).toContain(word.repeat(3));
});

test("Snappy by itself is unpacked", () => {
  expect(snappy(snappyWord).toString()).toBe(word.repeat(3));
});

test.each<[string, Buffer]>([
  ["nothing", Buffer.alloc(0)],
  ["words", Buffer.from(word)],
  ["the beginning of gzip, and words", Buffer.from([0x1f, 0x8b, 8, ...Buffer.from(word)])],
  ["LZ4 that says it is longer", mozilla(lz4Word, 19)],
  ["LZ4 that says it is shorter", mozilla(lz4Word, 17)],
  ["LZ4 that copies from before its beginning", mozilla(Buffer.from([0x17, 65, 6, 0, 0x10, 65]), 13)],
  ["LZ4 that says it is enormous", mozilla(lz4Word, 0xffffffff)],
  ["a table whose block is not Snappy", table(Buffer.from([200, 200, 3, 3]), 1)],
])("%s gives nothing", (_, bytes) => {
  expect(unpacked(bytes)).toEqual([]);
});
