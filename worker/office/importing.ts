/** People from a file: whole or not at all, with a sentence for every row that cannot be taken. The reading is pure. */
import type * as z from "zod/mini";
import type { PersonId } from "../../shared/ids.ts";
import type { Imported, ImportPeople } from "../../shared/people-interface.ts";
import { record } from "./audit.ts";
import { addPerson, roomFor } from "./inviting.ts";
import type { ProblemName } from "./problems.ts";

type Import = z.infer<typeof ImportPeople>;
type Row = Import["rows"][number];
type Answer = z.infer<typeof Imported>;

/** What adding them would answer. Writes nothing, which is why nobody is asked for a passkey before it. */
export function tryPeople({ sql }: DurableObjectStorage, { rows }: Import): Answer | ProblemName {
  const here = sql.exec<{ alias: string }>("SELECT alias FROM people WHERE left_at IS NULL").toArray();
  const problems = rowProblems(rows, new Set(here.map(({ alias }) => sameName(alias))));
  if (problems.length > 0) return { added: 0, problems: [...problems] };
  return roomFor(sql, rows.length) ?? { added: rows.length, problems: [] };
}

/** Tried again in the same transaction: somebody may have come since the trial that the page was shown. */
export function importPeople(
  storage: DurableObjectStorage,
  actor: PersonId,
  asked: Import,
  now: number,
): Answer | ProblemName {
  const { sql } = storage;
  return storage.transactionSync(() => {
    const answer = tryPeople(storage, asked);
    if (typeof answer === "string" || answer.problems.length > 0) return answer;
    for (const { roles, ...fields } of asked.rows) {
      const id = addPerson(sql, fields, roles);
      record(sql, { actor, action: "personAdded", subject: id, details: { roles: roles.join(" ") } }, now);
    }
    return answer;
  });
}

/** `row`: from 1. `here`: names of those who are here, as `sameName` writes them. */
function rowProblems(rows: readonly Row[], here: ReadonlySet<string>): Answer["problems"] {
  const first = new Map<string, number>();
  return rows.flatMap((row, index) => {
    const name = sameName(row.alias);
    const before = first.get(name);
    first.set(name, before ?? index + 1);
    const sentences = [
      before !== undefined && `The name is the same as in row ${before}; colleagues could not be told apart.`,
      here.has(name) && "Somebody of this name is here already.",
      row.trainee && row.chatsMost > 1 && "A trainee holds one chat at a time; this row says more.",
      new Set(row.roles).size < row.roles.length && "A role is named twice.",
      new Set(row.languages).size < row.languages.length && "A language is named twice.",
      new Set(row.skills.map(({ skill }) => sameName(skill))).size < row.skills.length && "A skill is named twice.",
    ].filter((sentence) => sentence !== false);
    return sentences.length === 0 ? [] : [{ row: index + 1, sentence: sentences.join(" ") }];
  });
}

/** Names that look alike to a colleague are one. */
function sameName(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
