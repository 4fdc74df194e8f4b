/** The writing box of one chat. One at a time is on the screen, and both it and its button name the chat. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { messageUnits } from "../../../shared/limits.ts";
import type { Conversation } from "../../conversation/view.ts";
import { privateField } from "../../staff/private-field.ts";
import type { Chat } from "../console/chat.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { chat as words } from "../words/en.ts";
import { hasFinePointer, isBusy } from "./focus.ts";
import { Key } from "./key.tsx";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
}

/** Somebody who stops writing for this long no longer counts as writing. */
const typingMs = 5000;
/** From here on the characters that are left are told. */
const tellLeftUnits = 200;

export function Composer({ chat, held }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const refused = useSignal<string | undefined>(undefined);
  const typing = useTyping(held);
  useEffect(() => {
    if (hasFinePointer() && !isBusy(document.activeElement)) box.current?.focus();
  }, []);
  const send = () => {
    const said = held.conversation.write(held.draft.peek());
    if (said === "ok") {
      held.draft.value = "";
      typing.stopped();
    }
    refused.value = said === "empty" && held.draft.peek() !== "" ? words.refused.nothing : reason(said);
    box.current?.focus();
  };
  const submitted = (event: Event) => {
    event.preventDefault();
    send();
  };
  const written = (text: string) => {
    held.draft.value = text;
    refused.value = undefined;
    typing.went();
  };
  return (
    <form class="composer" autoComplete="off" onSubmit={submitted}>
      <div class="box">
        <textarea
          ref={box}
          rows={2}
          dir="auto"
          aria-label={words.write(chat.name)}
          placeholder={words.write(chat.name)}
          {...privateField}
          value={held.draft}
          onInput={(event) => written(event.currentTarget.value)}
          onKeyDown={(event) => isSendKey(event) && submitted(event)}
          onBlur={() => typing.stopped()}
        />
        <div class="box-foot">
          <p class="small" role="status">
            {refused.value ?? roomLeft(held.draft.value)}
          </p>
          <button type="submit" class="button primary">
            {words.send(chat.name)}
            <Key name="↵" />
          </button>
        </div>
      </div>
    </form>
  );
}

function reason(said: ReturnType<Conversation["write"]>): string | undefined {
  switch (said) {
    case "ok":
    case "empty":
      return undefined;
    case "tooLong":
      return words.refused.tooLong(messageUnits);
    case "notNow":
      return words.refused.notNow;
  }
}

function roomLeft(text: string): string {
  const left = messageUnits - text.length;
  return left < tellLeftUnits && left >= 0 ? words.charactersLeft(left) : "";
}

/** Enter sends at a desk; on a touch screen it makes a new line. Never while a word is being composed (IME). */
function isSendKey(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && hasFinePointer();
}

/** "is writing", as yes or no: on while keys are pressed, off after a pause, after sending and after leaving the box. */
function useTyping({ conversation }: HeldChat): { went(): void; stopped(): void } {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const on = useRef(false);
  const say = (now: boolean) => {
    if (on.current !== now) conversation.typing(now);
    on.current = now;
  };
  const stopped = () => {
    clearTimeout(timer.current);
    say(false);
  };
  useEffect(() => stopped, []);
  return {
    went() {
      say(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => say(false), typingMs);
    },
    stopped,
  };
}
