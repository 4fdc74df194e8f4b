/** What will happen, in sight before it does: the button that does it, and the way back to looking. */
import type { ComponentChildren } from "preact";
import { common } from "../words/en.ts";
import type { Act } from "./acts.ts";
import type { PeopleView } from "./shown.ts";

interface Props {
  readonly page: PeopleView;
  readonly act: Act;
  readonly button: string;
  /** For what cannot be taken back. */
  readonly danger?: boolean;
  readonly working: boolean;
  readonly cancel?: string;
  readonly children: ComponentChildren;
}

export function Sure({ page, act, button, danger = false, working, cancel = common.cancel, children }: Props) {
  return (
    <div class="sure">
      {children}
      <div class="buttons">
        <button
          type="button"
          class={danger ? "button danger" : "button primary"}
          aria-disabled={working}
          onClick={() => page.tell({ type: "asked", act })}
        >
          {button}
        </button>
        <button type="button" class="button" onClick={() => page.tell({ type: "viewed", view: "looking" })}>
          {cancel}
        </button>
      </div>
    </div>
  );
}
