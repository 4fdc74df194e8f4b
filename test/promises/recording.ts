/** Everything a page's WebSockets carried, and the tables of the Office, for promises that must hold of all of it. */
import { readdirSync, readFileSync } from "node:fs";
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

/** All files below a folder, with their bytes; without files and folders that a running program takes away meanwhile. */
export function filesBelow(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [{ path, bytes: readFileSync(path) }] : [];
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
      throw error;
    }
  });
}

/** Ways in which a text could lie in a file or a log: as it stands, in UTF-16, in hex, in base64 wherever it begins. */
export function disguises(text: string): Buffer[] {
  const plain = Buffer.from(text, "utf8");
  const inside = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), plain]).toString("base64url");
    // What shares its bits with neighbours at either end is left out.
    return whole.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + plain.length) * 4) / 3));
  });
  const base64 = inside.flatMap((part) => [part, part.replaceAll("-", "+").replaceAll("_", "/")]);
  return [
    plain,
    Buffer.from(text, "utf16le"),
    ...[plain.toString("hex"), ...new Set(base64)].map((way) => Buffer.from(way)),
  ];
}

/** The runtime locks a file for a moment when it opens or closes it: that is waited for. */
const reader = (path: string) => new DatabaseSync(path, { readOnly: true, timeout: 5000 });

/** Every row of every table of every SQLite file below the folder, by file and table. */
export function allRows(folder: string): Record<string, unknown[]> {
  const rows: Record<string, unknown[]> = {};
  for (const { path } of filesBelow(folder).filter((file) => file.path.endsWith(".sqlite"))) {
    const database = reader(path);
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables) {
      const all = database.prepare(`SELECT * FROM "${name}"`);
      all.setReadBigInts(true);
      rows[`${path.slice(folder.length)} ${name}`] = all.all().map(inNumbers);
    }
    database.close();
  }
  return rows;
}

/** The runtime keeps the time of its alarms in nanoseconds, more than a number holds: those stay as text. */
function inNumbers(row: Record<string, unknown>): Record<string, unknown> {
  const asNumber = (value: bigint) => (Number.isSafeInteger(Number(value)) ? Number(value) : `${value}`);
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === "bigint" ? asNumber(value) : value]),
  );
}

/** Every column of every table of every SQLite file below the folder, by table. */
export function allColumns(folder: string): Record<string, string[]> {
  const columns: Record<string, string[]> = {};
  for (const { path } of filesBelow(folder).filter((file) => file.path.endsWith(".sqlite"))) {
    const database = reader(path);
    for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()) {
      const found = database.prepare("SELECT name FROM pragma_table_info(?)").all(`${name}`);
      columns[`${name}`] = found.map((column) => `${column.name}`).toSorted();
    }
    database.close();
  }
  return columns;
}

/** `table.column` of every value that differs between two dumps, and `table` where rows came or went. */
export function changes(before: Record<string, unknown[]>, after: Record<string, unknown[]>): string[] {
  const found = Object.keys({ ...before, ...after }).flatMap((place) => {
    const table = place.split(" ").at(-1) ?? place;
    const [old = [], now = []] = [before[place], after[place]];
    if (old.length !== now.length) return [table];
    return now.flatMap((row, index) =>
      Object.entries(row as object)
        .filter(([column, value]) => value !== (old[index] as Record<string, unknown>)[column])
        .map(([column]) => `${table}.${column}`),
    );
  });
  return [...new Set(found)].toSorted();
}

/** A page of `docs/`. */
export const documentOf = (name: string): string => readFileSync(join(import.meta.dirname, "../../docs", name), "utf8");
