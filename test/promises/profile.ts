/** A browser's whole profile on the disk, searched for what somebody wrote. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { disguises, filesBelow } from "./recording.ts";
import { snappy, unpacked } from "./unpacked.ts";

export interface Profile {
  readonly folder: string;
  /** `file: text` for each of these texts that lies in a file, in whatever disguise. */
  search(texts: readonly string[]): string[];
  /** The files in which one of these texts lies. */
  filesWith(...texts: string[]): string[];
  remove(): void;
}

/** Empty: whatever is in it later, the browser and the pages it showed have put there. */
export function newProfile(): Profile {
  const folder = mkdtempSync(join(tmpdir(), "quietline-profile-"));
  const search = (texts: readonly string[]) => {
    const wanted = texts.map((text) => ({ text, ways: disguises(text) }));
    return filesBelow(folder).flatMap(({ path, bytes }) => {
      const layers = [bytes, ...unpacked(bytes), ...snappyValues(path, bytes)];
      return wanted
        .filter(({ ways }) => ways.some((way) => layers.some((layer) => layer.includes(way))))
        .map(({ text }) => `${relative(folder, path)}: ${text}`);
    });
  };
  return {
    folder,
    search,
    filesWith: (...texts) => [...new Set(search(texts).map((found) => found.slice(0, found.indexOf(": "))))].toSorted(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Firefox keeps a site's storage in SQLite, each value packed by itself; everything else in SQLite lies there as it is. */
function snappyValues(path: string, bytes: Buffer): Buffer[] {
  if (!path.endsWith(".sqlite") || !bytes.subarray(0, 15).equals(Buffer.from("SQLite format 3"))) return [];
  // A running browser has locked it.
  const asItLies = pathToFileURL(path);
  asItLies.searchParams.set("immutable", "1");
  const database = new DatabaseSync(asItLies, { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE name IN ('data', 'object_data')").all();
  const rows = tables.flatMap(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all());
  database.close();
  return rows
    .flatMap((row) => Object.values(row))
    .flatMap((value) => {
      if (!(value instanceof Uint8Array)) return [];
      try {
        return [snappy(Buffer.from(value))];
      } catch {
        return [];
      }
    });
}
