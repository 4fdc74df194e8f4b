/**
 * A conversation as rows of the log. Rows keep their identity while nothing about them changes, so that only new ones
 * are rendered, and read out.
 */
import type { ShownMessage } from "../../conversation/view.ts";

export type Row =
  /** `last`: of several alike, which shows time and delivery for all of them. */
  | { readonly is: "message"; readonly key: string; readonly message: ShownMessage; readonly last: boolean }
  /** One or several messages in a row that their author took back. */
  | { readonly is: "takenBack"; readonly key: string }
  /** Below this line is what came in while nobody looked. */
  | { readonly is: "new"; readonly key: string };

/** `newAfter`: how many of the visitor's messages stand above the line "New"; undefined: no line. */
export function rowsOf(
  messages: readonly ShownMessage[],
  newAfter: number | undefined,
  before: readonly Row[] = [],
): readonly Row[] {
  const known = new Map(before.map((row) => [row.key, row]));
  const rows: Row[] = [];
  let theirs = 0;
  for (const [place, message] of messages.entries()) {
    if (!message.mine && theirs++ === newAfter) rows.push({ is: "new", key: "new" });
    const row = rowOf(message, messages[place + 1]);
    const previous = rows.at(-1);
    if (row.is === "takenBack" && previous?.is === "takenBack") continue;
    rows.push(row);
  }
  return rows.map((row) => {
    const same = known.get(row.key);
    return same !== undefined && isUnchanged(same, row) ? same : row;
  });
}

function rowOf(message: ShownMessage, next: ShownMessage | undefined): Row {
  if (message.takenBack) return { is: "takenBack", key: `back ${message.id}` };
  const last = next === undefined || next.takenBack || !isAlike(message, next);
  return { is: "message", key: message.id, message, last };
}

function isUnchanged(before: Row, now: Row): boolean {
  if (before.is !== "message" || now.is !== "message") return before.is === now.is;
  const [one, other] = [before.message, now.message];
  return before.last === now.last && one.delivery === other.delivery && one.text === other.text && one.at === other.at;
}

function isAlike(one: ShownMessage, other: ShownMessage): boolean {
  const sameMinute = Math.floor(one.at / 60_000) === Math.floor(other.at / 60_000);
  return one.mine === other.mine && sameMinute && (!one.mine || one.delivery === other.delivery);
}
