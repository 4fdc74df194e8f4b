/**
 * Comma-separated values (RFC 4180) as spreadsheets write and read them, both ways: the rota's tables and the list of
 * people. Own and small instead of a library (docs/decisions/0006): an import that guesses would put people on shifts
 * nobody meant, so a broken quote is a fault of its row, never a reason to try another reading.
 *
 * Formula injection: a spreadsheet runs a cell that begins with one of a few characters, quoted or not (OWASP, "CSV
 * Injection"). Such cells go out with an apostrophe before them, which spreadsheets show as text; reading takes it off
 * again, so that what goes out and comes back is the same.
 */

/** The last is the apostrophe itself, so that a cell that begins with one comes back as it was. */
const dangerous = /^[=+\-@\t\r\n|\uff1d\uff0b\uff0d\uff20']/;
const guarded = /^'(?=[=+\-@\t\r\n|\uff1d\uff0b\uff0d\uff20'])/;

/** With a byte order mark, without which Excel does not read UTF-8, and every cell in quotes. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(dangerous.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

export interface CsvRow {
  /** Counted from 1, the header included: what a spreadsheet shows beside it. */
  readonly row: number;
  readonly cells: readonly string[];
  /** A quote that is not closed, or stands where none can. */
  readonly broken: boolean;
}

/** Comma, semicolon (much of Europe) or tab: whichever the first line has most of. Empty lines are left out. */
export function rowsOf(text: string): readonly CsvRow[] {
  const body = text.replace(/^\ufeff/, "");
  const separator = separatorOf(body);
  const rows: CsvRow[] = [];
  let [at, number] = [0, 0];
  while (at < body.length) {
    const read = readRow(body, at, separator);
    number += 1;
    at = read.next;
    const cells = read.cells.map((cell) => cell.replace(guarded, ""));
    if (read.broken || cells.some((cell) => cell !== "")) rows.push({ row: number, cells, broken: read.broken });
  }
  return rows;
}

function separatorOf(body: string): string {
  const first = /^[^\r\n]*/.exec(body)?.[0] ?? "";
  const count = (mark: string) => first.split(mark).length;
  return [",", ";", "\t"].toSorted((one, other) => count(other) - count(one))[0] ?? ",";
}

interface Read {
  readonly cells: readonly string[];
  readonly next: number;
  readonly broken: boolean;
}

function readRow(body: string, start: number, separator: string): Read {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = body[at] === '"' ? quoted(body, at) : plain(body, at, separator);
    if (cell === undefined) return { cells, next: lineEnd(body, at), broken: true };
    cells.push(cell.text);
    at = cell.next;
    if (body[at] === separator) at += 1;
    else if (at >= body.length || body[at] === "\r" || body[at] === "\n")
      return { cells, next: lineEnd(body, at), broken: false };
    else return { cells, next: lineEnd(body, at), broken: true };
  }
}

type Cell = { readonly text: string; readonly next: number } | undefined;

function quoted(body: string, start: number): Cell {
  let close = body.indexOf('"', start + 1);
  while (close >= 0 && body[close + 1] === '"') close = body.indexOf('"', close + 2);
  return close < 0 ? undefined : { text: body.slice(start + 1, close).replaceAll('""', '"'), next: close + 1 };
}

function plain(body: string, start: number, separator: string): Cell {
  let next = start;
  while (next < body.length && body[next] !== separator && body[next] !== "\r" && body[next] !== "\n") {
    if (body[next] === '"') return undefined;
    next += 1;
  }
  return { text: body.slice(start, next), next };
}

function lineEnd(body: string, start: number): number {
  let at = start;
  while (at < body.length && body[at] !== "\r" && body[at] !== "\n") at += 1;
  return body[at] === "\r" && body[at + 1] === "\n" ? at + 2 : at + 1;
}

/** Text that was read in the wrong encoding and saved again: "CafÃ©", or the mark for what could not be read. */
const garbled = /[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac|\ufffd/;

export function isGarbled({ cells }: CsvRow): boolean {
  return cells.some((cell) => garbled.test(cell));
}

/**
 * The text of an uploaded file; undefined when its encoding is none we know. UTF-8, or UTF-16 with its mark (Excel's
 * "Unicode text"). A file in Windows-1252 is not valid UTF-8 as soon as it has an accent, and is refused, not guessed.
 */
export function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
    return text.includes("\u0000") ? undefined : text;
  } catch {
    return undefined;
  }
}
