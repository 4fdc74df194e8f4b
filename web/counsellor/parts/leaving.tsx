/** Signing off: close the chats, say how you leave, and be thanked. */
import { Debrief } from "../../../shared/shift-interface.ts";
import { Dialog } from "../../staff/dialog.tsx";
import type { ConsolePage } from "../console/page.ts";
import { leaving as words } from "../words/en.ts";
import { Card } from "./gate.tsx";

/** Over the board: it waits for the chats without covering them. */
export function LeavingDialog({ page }: { readonly page: ConsolePage }) {
  const { leaving } = page.state.value;
  const back = () => page.tell({ type: "signOffTakenBack" });
  const stay = (
    <button type="button" class="button" onClick={back}>
      {words.stay}
    </button>
  );
  return (
    <>
      <div role="status">
        {leaving?.is === "chats" ? (
          <div class="notice">
            <p>{`${words.chatsHeading}. ${words.chats}`}</p>
            {stay}
          </div>
        ) : null}
      </div>
      {leaving === undefined || leaving.is === "chats" ? null : (
        <Dialog heading={leaving.is === "out" ? words.out : words.heading} buttons={stay} onCancel={back}>
          <Question page={page} />
        </Dialog>
      )}
    </>
  );
}

/** The turn is over, or its board was closed: the same question on a page of its own. */
export function LeavingCard({ page }: { readonly page: ConsolePage }) {
  return (
    <Card page={page} heading={words.heading}>
      <Question page={page} />
    </Card>
  );
}

export function ThanksCard({ page }: { readonly page: ConsolePage }) {
  const { me, stage } = page.state.value;
  return (
    <Card page={page} heading={words.thanks(me?.person.alias ?? "")} lines={[words.thanksNext]}>
      {stage.is === "onShift" ? (
        <button type="button" class="button" onClick={() => page.tell({ type: "checkInPressed" })}>
          {words.again}
        </button>
      ) : null}
    </Card>
  );
}

function Question({ page }: { readonly page: ConsolePage }) {
  const out = page.state.value.leaving?.is === "out";
  return (
    <div class="debrief">
      <p>{words.about}</p>
      {Debrief.options.map((debrief) => (
        <button
          key={debrief}
          type="button"
          class="button"
          disabled={out}
          onClick={() => page.tell({ type: "debriefAnswered", debrief })}
        >
          {words.answers[debrief]}
        </button>
      ))}
      <p class="small">{words.aboutAnswers}</p>
    </div>
  );
}
