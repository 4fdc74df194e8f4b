/** Everything a page's WebSockets carried, and the tables of the Office, for promises that must hold of all of it. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Page } from "playwright-core";

export interface Carried {
  readonly address: string;
  readonly direction: "sent" | "received";
  readonly bytes: Buffer;
  readonly binary: boolean;
}

/** Records the frames of every WebSocket the page opens from now on. */
export function recordSockets(page: Page): Carried[] {
  const carried: Carried[] = [];
  page.on("websocket", (socket) => {
    const note = (direction: Carried["direction"]) => (frame: { payload: string | Buffer }) => {
      const binary = typeof frame.payload !== "string";
      carried.push({ address: socket.url(), direction, bytes: Buffer.from(frame.payload), binary });
    };
    socket.on("framesent", note("sent"));
    socket.on("framereceived", note("received"));
  });
  return carried;
}

/** All files below a folder, with their bytes. */
export function filesBelow(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

/** Ways in which a text could lie in a file or a log. */
export function disguises(text: string): Buffer[] {
  const plain = Buffer.from(text, "utf8");
  const base64 = plain.toString("base64").replace(/=+$/, "");
  return [plain, Buffer.from(text, "utf16le"), Buffer.from(base64.slice(0, -2)), Buffer.from(plain.toString("hex"))];
}

/** Every row of every table of every SQLite file below the folder, by file and table. */
export function allRows(folder: string): Record<string, unknown[]> {
  const rows: Record<string, unknown[]> = {};
  for (const { path } of filesBelow(folder).filter((file) => file.path.endsWith(".sqlite"))) {
    const database = new DatabaseSync(path, { readOnly: true });
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables)
      rows[`${path.slice(folder.length)} ${name}`] = database.prepare(`SELECT * FROM "${name}"`).all();
    database.close();
  }
  return rows;
}
