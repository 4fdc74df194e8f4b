/**
 * `npm run audit:verify -- FILE`: checks an export of the audit without the service it came from. Exit code 0: whole and
 * unbroken. 1: the first broken row is named. 2: there was no file to read.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Break, checkAudit } from "../shared/audit-check.ts";

const digest = (text: string) => createHash("sha256").update(text).digest("base64url");

/** What is said, and the exit code. */
export function verifyExport(text: string): { said: string; code: 0 | 1 } {
  const checked = checkAudit(text, digest);
  if ("broken" in checked) return { said: inWords(checked.broken), code: 1 };
  const { rows, last } = checked;
  return {
    said: [
      `Whole and unbroken: ${rows} rows, the last of ${new Date(last.at).toISOString()}.`,
      `Row ${last.number} is chained as ${last.chained}. Keep that: an export made later must show the same for this row.`,
    ].join("\n"),
    code: 0,
  };
}

function inWords({ why, line, number }: Break): string {
  const row = number === null ? `Line ${line}` : `Row ${number}, on line ${line},`;
  switch (why) {
    case "unreadable":
      return `Line ${line} is no row of an audit.`;
    case "changed":
      return `${row} was changed: it does not follow from the row before it.`;
    case "missing":
      return `Row ${number} is missing: it should stand on line ${line}.`;
    case "added":
      return `${row} was added: it is no part of the chain.`;
    case "outOfOrder":
      return `${row} is out of order: another row belongs there, which stands further down.`;
    case "cutOff":
      return `The end is missing: a whole export ends with the row that says it was made.`;
  }
}

const usage = `npm run audit:verify -- FILE

  FILE    what "Export everything" on the audit page saved
  --help  show this
`;

function main(file: string | undefined): void {
  if (file === "--help" || file === "-h") {
    process.stdout.write(usage);
    return;
  }
  if (file === undefined) {
    process.stderr.write("Which file? npm run audit:verify -- FILE\n");
    process.exitCode = 2;
    return;
  }
  try {
    const { said, code } = verifyExport(readFileSync(file, "utf8"));
    process.stdout.write(`${said}\n`);
    process.exitCode = code;
  } catch {
    process.stderr.write(`${file} cannot be read.\n`);
    process.exitCode = 2;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv[2]);
