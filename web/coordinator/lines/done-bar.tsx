/** What was just done, in one sentence. */
import { common } from "../words/en.ts";
import type { LinesShell } from "./shell.ts";
import { done as words } from "./words/en.ts";

export function DoneBar({ page }: { readonly page: LinesShell }) {
  const { done } = page.state.value;
  return (
    <div class="done" role="status">
      {done === undefined ? null : (
        <>
          <p>{words[done.act](done.name)}</p>
          <button type="button" class="button quiet" onClick={() => page.tell({ type: "doneDismissed" })}>
            {common.dismiss}
          </button>
        </>
      )}
    </div>
  );
}
