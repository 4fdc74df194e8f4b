/** "What we agreed": a few steps that the visitor sees as they are shown to them, and may keep on their page. */
import { useId } from "preact/hooks";
import { stepsMost } from "../../../shared/limits.ts";
import { privateField } from "../../staff/private-field.ts";
import type { Chat } from "../console/chat.ts";
import type { HeldChat } from "../console/page.ts";
import { stepsIn, tooLongIn } from "../steps.ts";
import { agreed as words } from "../words/en.ts";

interface Props {
  readonly chat: Chat;
  readonly held: HeldChat;
}

export function Agreed({ chat, held }: Props) {
  const id = useId();
  const { showsSteps, phase } = held.view.value;
  const show = (event: Event) => {
    event.preventDefault();
    if (tooLongIn(held.steps.peek()) === undefined) held.conversation.agree(stepsIn(held.steps.peek()));
  };
  return (
    <form class="acts" aria-labelledby={id} autoComplete="off" onSubmit={show}>
      <h3 id={id}>{words.heading}</h3>
      <p class="small">{showsSteps ? words.about : words.older}</p>
      {showsSteps
        ? Array.from({ length: stepsMost }, (_, place) => <Step key={place} place={place} held={held} />)
        : null}
      {showsSteps ? (
        <button type="submit" class="button wide" disabled={phase !== "talking"}>
          {words.show(chat.name)}
        </button>
      ) : null}
      <p class="small" role="status">
        {showsSteps ? standing(chat, held) : ""}
      </p>
    </form>
  );
}

function Step({ place, held }: { readonly place: number; readonly held: HeldChat }) {
  const write = (text: string) => {
    held.steps.value = Array.from({ length: stepsMost }, (_, at) =>
      at === place ? text : (held.steps.peek()[at] ?? ""),
    );
  };
  return (
    <textarea
      rows={2}
      dir="auto"
      aria-label={words.step(place + 1)}
      placeholder={words.step(place + 1)}
      {...privateField}
      value={held.steps.value[place] ?? ""}
      onInput={(event) => write(event.currentTarget.value)}
    />
  );
}

/** Is what stands in the fields what the visitor sees? */
function standing({ name }: Chat, held: HeldChat): string {
  const shown = held.view.value.steps;
  const long = tooLongIn(held.steps.value);
  if (long !== undefined) return words.tooLong(long.place + 1, long.count);
  const isSame = stepsIn(held.steps.value).join("\n") === shown.join("\n");
  if (!isSame) return words.notShown(name);
  return shown.length === 0 ? "" : words.shown(name);
}
