/** What `docs/what-we-know.md` lists under "Every field, by name", as tests compare it with what is really there. */
import { changes, documentOf } from "./recording.ts";

/** First column → everything named in the second: of the first table below this heading. Rows of one name are joined. */
export type Listed = Readonly<Record<string, readonly string[]>>;

export function listed(document: string, heading: string): Listed {
  const [, below = ""] = document.split(`\n### ${heading}\n`);
  const [table = ""] = below.split(/\n#{1,3} /);
  const rows = table.split("\n").filter((line) => line.startsWith("|"));
  const lists = new Map<string, string[]>();
  // The first two lines are the table's head.
  for (const row of rows.slice(2)) {
    const [, first = "", second = ""] = row.split("|").map((cell) => cell.trim());
    const name = first.replaceAll("`", "");
    const named = [...second.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
    lists.set(name, [...(lists.get(name) ?? []), ...named]);
  }
  return Object.fromEntries([...lists].map(([name, named]) => [name, [...new Set(named)].toSorted()]));
}

/** Everything in backquotes in the sentence that begins so. */
function namedIn(document: string, beginning: string): readonly string[] {
  const [, after = ""] = document.split(beginning);
  const [sentence = ""] = after.split("\n\n");
  return [...sentence.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "").toSorted();
}

/** What changed between two dumps of the database that is neither a chat's doing nor the clock's, by the document. */
export function undocumented(before: Record<string, unknown[]>, after: Record<string, unknown[]>): string[] {
  const document = documentOf("what-we-know.md");
  const named = [...namedIn(document, "chats change only "), ...namedIn(document, "the clock alone changes ")];
  return changes(before, after).filter((change) => !named.includes(change));
}

/** The names of all fields of a value, however deep: `call.room`, `chats.room`. */
export function fieldsOf(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((entry) => fieldsOf(entry, path)))].toSorted();
  if (typeof value !== "object" || value === null) return path === "" ? [] : [path];
  const below = Object.entries(value).flatMap(([name, entry]) =>
    fieldsOf(entry, path === "" ? name : `${path}.${name}`),
  );
  return [...new Set(below)].toSorted();
}
