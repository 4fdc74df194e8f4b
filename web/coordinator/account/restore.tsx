/** For coordinators: whether the organisation key is held here, and the recovery kit when it is not. */
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { heldOrganisationKey } from "../../staff/organisation-key.ts";
import { privateField } from "../../staff/private-field.ts";
import { type Restored, restore } from "./restoring.ts";
import { restoring as words } from "./words/en.ts";

const anchor = "organisation-key";

export function OrganisationKey({ me }: { readonly me: MeAnswer }) {
  const held = useSignal<boolean | undefined>(undefined);
  const told = useSignal("");
  const look = () => void heldOrganisationKey(me.organisation.key).then((key) => (held.value = key !== undefined));
  useEffect(look, []);
  const isThere = held.value !== undefined;
  useEffect(() => {
    if (isThere && location.hash === `#${anchor}`) document.getElementById(anchor)?.scrollIntoView();
  }, [isThere]);
  if (held.value === undefined) return null;
  const restored = (outcome: Restored) => {
    told.value = sentenceOf(outcome);
    // The key may be here although the service refused the certificate.
    look();
  };
  return (
    <section class="sheet" aria-labelledby={anchor}>
      <h2 id={anchor}>{words.heading}</h2>
      <p>{held.value ? words.held : words.about}</p>
      {held.value ? null : <KitForm me={me} onRestored={restored} />}
      <p class="complaint" role="status">
        {told}
      </p>
    </section>
  );
}

function KitForm({ me, onRestored }: { readonly me: MeAnswer; readonly onRestored: (outcome: Restored) => void }) {
  const typed = useSignal("");
  const working = useSignal(false);
  const id = useId();
  const begin = async () => {
    if (working.peek()) return;
    working.value = true;
    const outcome = await restore(typed.peek(), me);
    working.value = false;
    if (outcome.is === "done") typed.value = "";
    onRestored(outcome);
  };
  return (
    <details class="other-ways">
      <summary>{words.open}</summary>
      <form
        class="account-form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <div class="field">
          <label for={id}>{words.label}</label>
          <textarea
            id={id}
            rows={4}
            value={typed}
            {...privateField}
            autocapitalize="none"
            aria-describedby={`${id}-about`}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
          <p id={`${id}-about`} class="small">
            {words.labelAbout}
          </p>
        </div>
        <div class="buttons">
          <button type="submit" class="button primary" aria-disabled={working}>
            {working.value ? words.working : words.button}
          </button>
        </div>
      </form>
    </details>
  );
}

function sentenceOf(outcome: Restored): string {
  switch (outcome.is) {
    case "count":
      return words.count(outcome.typed);
    case "unknownWord":
      return words.unknownWord(outcome.number, outcome.word);
    case "refused":
      return outcome.sentence;
    default:
      return words[outcome.is];
  }
}
