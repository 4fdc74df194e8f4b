/** What was just done to somebody, with its way back. */
import { DoneBar } from "../../staff/done-bar.tsx";
import { notUndone, pauseEnded, undone, done as words } from "../words/en.ts";
import type { Done } from "./page-state.ts";
import type { PeopleView } from "./shown.ts";
import { troubleWritten } from "./trouble.ts";

export function PersonDone({ page }: { readonly page: PeopleView }) {
  const { done, undoing } = page.state.value;
  return (
    <DoneBar
      says={done === undefined ? [] : sentences(done)}
      undo={done?.undo && (() => page.tell({ type: "undoPressed" }))}
      isBusy={undoing !== undefined}
      dismiss={() => page.tell({ type: "doneDismissed" })}
    />
  );
}

const sentences = (done: Done) =>
  done.trouble === undefined ? [sentence(done)] : [sentence(done), troubleWritten(done.trouble, false)];

function sentence({ act, alias, as }: Done): string {
  if (as === "undone") return undone(alias);
  if (as === "notUndone") return notUndone(alias);
  return act.do === "pause" && !act.paused ? pauseEnded(alias) : words[act.do](alias);
}
