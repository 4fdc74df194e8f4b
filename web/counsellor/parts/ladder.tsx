/** When a visitor crosses a line: a boundary, a warning, and "End and flag", each a step of its own. */
import { useSignal } from "@preact/signals";
import type { Chat } from "../console/chat.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { focusWritingBox } from "../keyboard.ts";
import { ladder as words } from "../words/en.ts";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
}

export function Ladder({ page, chat, held }: Props) {
  const asked = useSignal(false);
  /** Into the writing box, after whatever stands there: nothing is sent by one press. */
  const write = (sentence: string) => {
    const begun = held.draft.peek().trimEnd();
    held.draft.value = begun === "" ? sentence : `${begun} ${sentence}`;
    page.pane.value = "chat";
    focusWritingBox();
  };
  return (
    <details class="ladder">
      <summary>{words.summary}</summary>
      <p class="small">{words.about}</p>
      <button type="button" class="button wide" onClick={() => write(words.boundary)}>
        {words.boundaryAct}
      </button>
      <button type="button" class="button wide" onClick={() => write(words.warning)}>
        {words.warningAct}
      </button>
      <button type="button" class="button wide" aria-expanded={asked.value} onClick={() => (asked.value = true)}>
        {words.flagAct}
      </button>
      <div role="status">
        {asked.value ? (
          <>
            <p class="strong">{words.notFor}</p>
            <p>{words.flagAbout}</p>
          </>
        ) : null}
      </div>
      {asked.value ? (
        <div class="choices">
          <button
            type="button"
            class="button danger"
            onClick={() => page.tell({ type: "flagPressed", room: chat.room })}
          >
            {words.flagSure}
          </button>
          <button type="button" class="button" onClick={() => (asked.value = false)}>
            {words.keep}
          </button>
        </div>
      ) : null}
    </details>
  );
}
