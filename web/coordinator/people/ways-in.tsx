/** How somebody gets in: their open links, one for one more browser, a new invitation when everything is lost; and out again. */
import type { PersonShown } from "../../../shared/people-interface.ts";
import { momentWritten } from "../dates.ts";
import { panel as words } from "../words/en.ts";
import type { PeopleView } from "./shown.ts";
import { Sure } from "./sure.tsx";

interface Props {
  readonly page: PeopleView;
  readonly person: PersonShown;
}

/** Older ones that are over say nothing anybody needs. */
const linksShown = 3;

export function WaysIn({ page, person }: Props) {
  const { id, state, sessions, invitations } = person;
  const { zone } = page.me.organisation;
  const pending = invitations.filter((link) => link.state === "pending");
  const over = invitations.filter((link) => link.state !== "pending").slice(0, linksShown);
  return (
    <section class="part" aria-labelledby="person-ways">
      <h3 id="person-ways">{words.waysIn}</h3>
      <p class="person-line">
        <span>{words.sessions(sessions)}</span>
        {sessions === 0 ? null : (
          <button
            type="button"
            class="button"
            onClick={() => page.tell({ type: "asked", act: { do: "endSessions", person: id } })}
          >
            {words.endSessions}
          </button>
        )}
      </p>
      {invitations.length === 0 ? <p class="small">{words.noLinks}</p> : null}
      <ul class="things">
        {[...pending, ...over].map((link) => (
          <li key={link.tokenHash} class="thing thing-line">
            <span class="thing-name">
              <span class="strong">{words.link(link.kind)}</span>
              <span class="small">{words.linkState(link.state, momentWritten(link.endsAt, zone))}</span>
            </span>
            {link.state === "pending" ? (
              <button
                type="button"
                class="button"
                aria-label={words.takeBackLink(link.kind)}
                onClick={() =>
                  page.tell({ type: "asked", act: { do: "endLink", person: id, tokenHash: link.tokenHash } })
                }
              >
                {words.takeBack}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {state === "paused" ? null : <NewLinks page={page} person={person} />}
    </section>
  );
}

/** Whoever never came in has lost nothing: for them a new invitation is simply a new one. */
function NewLinks({ page, person }: Props) {
  const { id, state } = person;
  if (state === "invited")
    return (
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          onClick={() => page.tell({ type: "asked", act: { do: "link", person: id, kind: "invitation" } })}
        >
          {words.newInvitation}
        </button>
      </div>
    );
  return (
    <div class="buttons">
      <button
        type="button"
        class="button"
        onClick={() => page.tell({ type: "asked", act: { do: "link", person: id, kind: "signIn" } })}
      >
        {words.oneMore}
      </button>
      <button type="button" class="button" onClick={() => page.tell({ type: "viewed", view: "lost" })}>
        {words.lostEverything}
      </button>
    </div>
  );
}

export function Lost({ page, person, working }: Props & { readonly working: boolean }) {
  return (
    <Sure
      {...{ page, working }}
      act={{ do: "link", person: person.id, kind: "invitation" }}
      button={words.lostNow}
      danger
    >
      <h3>{words.lostEverything}</h3>
      <p>{words.lostWhat(person.alias)}</p>
    </Sure>
  );
}
