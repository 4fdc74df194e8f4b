/**
 * What lies compressed in the files of a browser's profile: LevelDB's tables (Chromium's storage; blocks in Snappy),
 * Firefox's own LZ4 files (what was open, to be opened again), gzip and zip. Where bytes only look like one of these, what
 * comes out is nothing.
 */
import { constants, gunzipSync, inflateRawSync } from "node:zlib";

/** Everything that can be unpacked from these bytes, however often it was packed. */
export function unpacked(bytes: Buffer): Buffer[] {
  const found = [...gzipped(bytes), ...zipped(bytes), ...mozillaLz4(bytes), ...levelDbBlocks(bytes)];
  return found.flatMap((inner) => [inner, ...unpacked(inner)]);
}

/** Where these bytes begin in those, at every place. */
function places(bytes: Buffer, begin: readonly number[]): number[] {
  const found: number[] = [];
  const wanted = Buffer.from(begin);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

/** Bytes that are not what they look like are no fault. */
function attempt(unpack: () => Buffer): Buffer[] {
  try {
    const found = unpack();
    return found.length === 0 ? [] : [found];
  } catch {
    return [];
  }
}

// A stream that was cut off, or that something follows, gives what there is of it.
const asFarAsItGoes = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64 * 1024 * 1024 };

const gzipped = (bytes: Buffer) =>
  places(bytes, [0x1f, 0x8b, 8]).flatMap((at) => attempt(() => gunzipSync(bytes.subarray(at), asFarAsItGoes)));

/** Entries as they stand in a zip file, by their own headers. */
const zipped = (bytes: Buffer) =>
  places(bytes, [0x50, 0x4b, 3, 4]).flatMap((at) =>
    attempt(() => {
      if (bytes.readUInt16LE(at + 8) !== 8) return Buffer.alloc(0);
      const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
      return inflateRawSync(bytes.subarray(from), asFarAsItGoes);
    }),
  );

const mozillaMagic = Buffer.from("mozLz40\0");

function mozillaLz4(bytes: Buffer): Buffer[] {
  if (!bytes.subarray(0, 8).equals(mozillaMagic)) return [];
  return attempt(() => lz4Block(bytes.subarray(12), bytes.readUInt32LE(8)));
}

/** https://github.com/google/leveldb/blob/main/doc/table_format.md: the last eight bytes, little-endian. */
const levelDbMagic = Buffer.from([0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]);
const levelDbFooter = 48;

/** Every block that the index of a table names. */
function levelDbBlocks(bytes: Buffer): Buffer[] {
  if (bytes.length < levelDbFooter || !bytes.subarray(-8).equals(levelDbMagic)) return [];
  return attempt(() => {
    const footer = new Reader(bytes.subarray(-levelDbFooter));
    footer.handle();
    const index = new Reader(levelDbBlock(bytes, footer.handle()));
    const blocks: Buffer[] = [];
    const entries = index.bytes.length - 4 * (1 + index.bytes.readUInt32LE(index.bytes.length - 4));
    while (index.at < entries) {
      const [, unshared, length] = [index.varint(), index.varint(), index.varint()];
      index.at += unshared;
      const end = index.at + length;
      blocks.push(levelDbBlock(bytes, index.handle()));
      index.at = end;
    }
    return Buffer.concat(blocks);
  });
}

interface Handle {
  readonly offset: number;
  readonly size: number;
}

function levelDbBlock(bytes: Buffer, { offset, size }: Handle): Buffer {
  const block = bytes.subarray(offset, offset + size);
  return bytes[offset + size] === 1 ? snappy(block) : block;
}

class Reader {
  readonly bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError("past the end");
    this.at += 1;
    return byte;
  }

  little(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1) value += this.byte() * 256 ** index;
    return value;
  }

  varint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  handle(): Handle {
    return { offset: this.varint(), size: this.varint() };
  }
}

/** What both formats are made of: bytes as they are, and bytes that stood a little earlier. */
class Output {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(length: number) {
    if (length > 64 * 1024 * 1024) throw new RangeError("too long to be meant");
    this.#bytes = Buffer.alloc(length);
  }

  literal(from: Reader, length: number): void {
    for (let count = 0; count < length; count += 1) this.#put(from.byte());
  }

  copy(offset: number, length: number): void {
    if (offset === 0 || offset > this.#at) throw new RangeError("before the beginning");
    for (let count = 0; count < length; count += 1) this.#put(this.#bytes[this.#at - offset] ?? 0);
  }

  whole(): Buffer {
    if (this.#at !== this.#bytes.length) throw new RangeError("shorter than it says");
    return this.#bytes;
  }

  #put(byte: number): void {
    if (this.#at === this.#bytes.length) throw new RangeError("longer than it says");
    this.#bytes[this.#at] = byte;
    this.#at += 1;
  }
}

/** https://github.com/google/snappy/blob/main/format_description.txt */
export function snappy(bytes: Buffer): Buffer {
  const from = new Reader(bytes);
  const out = new Output(from.varint());
  while (from.at < bytes.length) {
    const tag = from.byte();
    const long = tag >> 2;
    switch (tag & 3) {
      case 0:
        out.literal(from, (long < 60 ? long : from.little(long - 59)) + 1);
        break;
      case 1:
        out.copy(((tag >> 5) << 8) + from.byte(), (long & 7) + 4);
        break;
      default:
        out.copy(from.little((tag & 3) === 2 ? 2 : 4), long + 1);
    }
  }
  return out.whole();
}

/** https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md. `length`: of what comes out. */
function lz4Block(bytes: Buffer, length: number): Buffer {
  const from = new Reader(bytes);
  const out = new Output(length);
  const more = (nibble: number) => {
    let total = nibble;
    for (let byte = nibble === 15 ? 255 : 0; byte === 255; total += byte) byte = from.byte();
    return total;
  };
  while (from.at < bytes.length) {
    const token = from.byte();
    out.literal(from, more(token >> 4));
    if (from.at === bytes.length) break;
    const offset = from.little(2);
    out.copy(offset, more(token & 15) + 4);
  }
  return out.whole();
}
