/**
 * What a backup is as one file: a line that says what it is and what the rest must hash to, then a gzip of JSON. Damage,
 * a missing end and foreign files show before anything is looked at. `tail -n +2 FILE | zcat` shows it to anybody. Pure.
 */
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod/mini";

/** A file of the data folder. */
export interface Kept {
  /** Within the folder, with slashes. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Only what a backup holds is ever written by a restore: no path leads out of the folder. */
const Path = z.string().check(z.regex(/^(ticket-key|quietline-organisation|office\/[\w-]+\/[\w-]+\.sqlite)$/));
const Base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

const Content = z.strictObject({
  made: z.iso.datetime(),
  files: z.array(z.strictObject({ path: Path, bytes: Base64 })),
});

export interface Backup {
  /** When it was made, milliseconds since 1970. */
  readonly madeAt: number;
  readonly files: readonly Kept[];
}

const format = 1;
const head = /^quietline-backup (\d{1,6}) ([0-9a-f]{64})\n$/;
const headBytesMost = 100;
/** Far more than any organisation's tables; a file that unpacks to more was not made here. */
const contentBytesMost = 2 ** 29;

export function pack({ madeAt, files }: Backup): Buffer {
  const content = {
    made: new Date(madeAt).toISOString(),
    files: files.map(({ path, bytes }) => ({ path: Path.parse(path), bytes: bytes.toString("base64") })),
  };
  const body = gzipSync(JSON.stringify(content));
  return Buffer.concat([Buffer.from(`quietline-backup ${format} ${hashOf(body)}\n`), body]);
}

/** What is in it, or a sentence about why it cannot be restored, to stand after the file's name. */
export function unpack(file: Buffer): Backup | string {
  const end = file.subarray(0, headBytesMost).indexOf("\n") + 1;
  const found = head.exec(file.subarray(0, end).toString("latin1"));
  if (found === null) return "is not a backup that npm run backup made.";
  const [, version, hash] = found;
  if (Number(version) !== format) return "was made by another version of Quietline. Restore it with that one.";
  const body = file.subarray(end);
  if (hashOf(body) !== hash) return "is damaged or was cut short. Use another backup.";
  const content = contentOf(body);
  if (content === undefined) return "is damaged. Use another backup.";
  const files = content.files.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes, "base64") }));
  return { madeAt: Date.parse(content.made), files };
}

function contentOf(body: Buffer): z.infer<typeof Content> | undefined {
  try {
    const text = gunzipSync(body, { maxOutputLength: contentBytesMost }).toString("utf8");
    return Content.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
