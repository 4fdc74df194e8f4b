/** Whether a file is a database that SQLite finds nothing wrong with. */
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/** https://www.sqlite.org/fileformat.html, section 1.3. Without it SQLite takes a short file for an empty database. */
const magic = "SQLite format 3\0";

export function isSound(path: string): boolean {
  try {
    if (readFileSync(path).subarray(0, magic.length).toString("latin1") !== magic) return false;
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return database.prepare("PRAGMA integrity_check").get()?.integrity_check === "ok";
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}
