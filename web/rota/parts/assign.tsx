/**
 * Putting somebody on a shift by typing their name: a combobox with a list (ARIA Authoring Practices Guide 1.2, "Editable
 * Combobox With List Autocomplete"). What the rules say of each stands beside the name before anybody is chosen.
 */
import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { afterPress } from "../../staff/after-press.ts";
import { privateField } from "../../staff/private-field.ts";
import { assigned } from "../editing.ts";
import type { Cell } from "../picture.ts";
import { ids } from "../shell.ts";
import { type Candidate, candidates, matching } from "../suggesting.ts";
import { sentenceOf, shiftWhen } from "../telling.ts";
import { shift as words } from "../words/en.ts";
import { CandidateOption } from "./candidate-option.tsx";
import type { Shown } from "./head.tsx";

export function Assign({ page, picture, cell }: Shown & { readonly cell: Cell }) {
  const all = useMemo(() => candidates(picture, cell), [picture, cell.shift]);
  const text = useSignal("");
  const isOpen = useSignal(false);
  const active = useSignal(-1);
  /** Whom a rule warns of or refuses: said in full before anything happens. */
  const chosen = useSignal<Candidate["person"]["id"] | undefined>(undefined);
  /** On the way; once they are on the shift, what was typed has done its work. If it is refused, it stays. */
  const sent = useSignal<Candidate["person"]["id"] | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const isOn = cell.who.some(({ assignment }) => assignment.person === sent.value);
  useLayoutEffect(() => {
    if (!isOn) return;
    text.value = "";
    sent.value = undefined;
  }, [isOn, text, sent]);
  const shown = matching(all, text.value);
  const looked = all.find(({ person }) => person.id === chosen.value);

  const put = ({ person }: Candidate) => {
    const { from, until } = cell.shift;
    // Whoever may lead a shift that has no lead leads it: one step less, and it is seen at once.
    const lead = all.some((one) => one.person.id === person.id && one.brings.some(({ is }) => is === "lead"));
    const said = words.was.assigned(person.alias, shiftWhen(picture, cell.shift));
    // The last one is still on the way: what is typed stays, for another press.
    if (!page.draft(assigned(cell.shift, { person: person.id, from, until, lead }, ids), said)) return;
    sent.value = person.id;
    chosen.value = undefined;
    close();
    input.current?.focus();
  };
  const close = () => {
    isOpen.value = false;
    active.value = -1;
  };
  const choose = (candidate: Candidate) => {
    if (candidate.fit === "free") return put(candidate);
    text.value = candidate.person.alias;
    chosen.value = candidate.person.id;
    close();
  };
  const pressed = (event: KeyboardEvent) => {
    const last = shown.length - 1;
    const move = (to: number) => {
      event.preventDefault();
      isOpen.value = true;
      active.value = to;
    };
    const current = shown[active.value];
    switch (event.key) {
      case "ArrowDown":
        return move(active.value >= last ? 0 : active.value + 1);
      case "ArrowUp":
        return move(active.value <= 0 ? last : active.value - 1);
      case "Enter":
        event.preventDefault();
        if (isOpen.value && current !== undefined) choose(current);
        else if (shown.length === 1 && shown[0] !== undefined && text.value !== "") choose(shown[0]);
        else isOpen.value = true;
        return;
      case "Escape":
        if (!isOpen.value && text.value === "") return;
        // Only this closes, not the panel around it.
        event.preventDefault();
        event.stopPropagation();
        if (!isOpen.value) text.value = "";
        chosen.value = undefined;
        close();
    }
  };
  return (
    <div class="assign">
      <div class="field">
        <label for={`${id}-name`}>{words.put}</label>
        <input
          ref={input}
          id={`${id}-name`}
          data-focus
          type="text"
          role="combobox"
          aria-expanded={isOpen.value}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active.value >= 0 ? `${id}-${active.value}` : undefined}
          aria-describedby={`${id}-about`}
          value={text.value}
          {...privateField}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            chosen.value = undefined;
            active.value = text.value === "" ? -1 : 0;
            isOpen.value = true;
          }}
          onClick={() => (isOpen.value = true)}
          onBlur={() => afterPress(close)}
          onKeyDown={pressed}
        />
        <p id={`${id}-about`} class="small">
          {words.putAbout}
        </p>
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={words.suggestions} class="suggestions" hidden={!isOpen.value}>
        {shown.map((candidate, index) => (
          <CandidateOption
            key={candidate.person.id}
            id={`${id}-${index}`}
            picture={picture}
            candidate={candidate}
            isActive={index === active.value}
            choose={() => choose(candidate)}
          />
        ))}
      </div>
      <p class="small" role="status">
        {isOpen.value && shown.length === 0 ? words.none : ""}
      </p>
      {looked === undefined || looked.fit === "free" ? null : (
        <div class="notice looked" role="alert">
          <p class="strong">{(looked.fit === "refused" ? words.refused : words.warned)(looked.person.alias)}</p>
          <ul class="sentences">
            {(looked.fit === "refused" ? looked.refused : looked.warned).map((conflict, index) => (
              <li key={index}>{sentenceOf(picture, conflict)}</li>
            ))}
          </ul>
          {looked.fit === "warned" ? (
            <button type="button" class="button" onClick={() => put(looked)}>
              {words.anyway(looked.person.alias)}
            </button>
          ) : null}
        </div>
      )}
    </div>
  );
}
