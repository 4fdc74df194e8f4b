/** A pause, which can be taken back at once; and leaving, which cannot: it says exactly what will happen first. */
import type { PersonShown } from "../../../shared/people-interface.ts";
import { panel as words } from "../words/en.ts";
import type { PeopleView } from "./shown.ts";
import { Sure } from "./sure.tsx";

interface Props {
  readonly page: PeopleView;
  readonly person: PersonShown;
}

export function PauseOrLeave({ page, person }: Props) {
  const { id, revision, state } = person;
  // Nobody locks themselves out: another coordinator does that.
  if (id === page.me.person.id) return null;
  const isPaused = state === "paused";
  return (
    <section class="part" aria-labelledby="person-pause">
      <h3 id="person-pause">{words.pauseHeading}</h3>
      <p class="small">{words.pauseWhat}</p>
      <div class="buttons">
        <button
          type="button"
          class="button"
          onClick={() => page.tell({ type: "asked", act: { do: "pause", person: id, revision, paused: !isPaused } })}
        >
          {isPaused ? words.endPause : words.pause}
        </button>
        <button type="button" class="button danger" onClick={() => page.tell({ type: "viewed", view: "leaving" })}>
          {words.leave}
        </button>
      </div>
    </section>
  );
}

export function Leaving({ page, person, working }: Props & { readonly working: boolean }) {
  const { id, alias, revision } = person;
  return (
    <Sure
      {...{ page, working }}
      act={{ do: "leave", person: id, revision }}
      button={words.leaveNow(alias)}
      danger
      cancel={words.stay}
    >
      <h3>{words.leaveHeading(alias)}</h3>
      <ul class="what-happens">
        {words.leaveWhat.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Sure>
  );
}
