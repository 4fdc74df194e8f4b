/** What was just done to a line. */
import { DoneBar } from "../../staff/done-bar.tsx";
import type { LinesShell } from "./shell.ts";
import { done as words } from "./words/en.ts";

export function LineDone({ page }: { readonly page: LinesShell }) {
  const { done } = page.state.value;
  return (
    <DoneBar
      says={done === undefined ? [] : [words[done.act](done.name)]}
      dismiss={() => page.tell({ type: "doneDismissed" })}
    />
  );
}
