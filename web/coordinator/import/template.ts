/**
 * Files for spreadsheets. A cell that begins like a formula would be reckoned there, with whatever it says about the
 * rest of the sheet: it gets an apostrophe before it (OWASP, CSV injection), which is taken off again on reading.
 */
const startsFormula = /^[=+\-@\t\r]/;

/** One cell of a CSV file (RFC 4180). */
export function cell(text: string): string {
  const safe = startsFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function withoutGuard(text: string): string {
  return text.startsWith("'") && startsFormula.test(text.slice(1)) ? text.slice(1) : text;
}

export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** With the names of the columns and two made-up people. */
export const template: string = csv([
  ["name", "roles", "languages", "chats at once", "trainee", "skills"],
  ["Sam", "counsellor", "English, Welsh", "1", "no", "Child safeguarding until 2027-03-01; First aid"],
  ["Morgan", "counsellor; supervisor", "English", "2", "no", ""],
]);
