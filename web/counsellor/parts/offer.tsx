/**
 * Somebody is offered to this console alone. Stands under "Take next", which keeps its place under the pointer; takes
 * no focus; says once that it rings, and shows second by second how long it still does.
 */
import { ringMs } from "../../../shared/limits.ts";
import { isRinging } from "../console/offers.ts";
import type { ConsolePage } from "../console/page.ts";
import { languageName, ticking } from "../durations.ts";
import { offer as words } from "../words/en.ts";
import { Urgent } from "./urgent.tsx";

export function OfferPanel({ page }: { readonly page: ConsolePage }) {
  const { offer, board } = page.state.value;
  const now = page.now.value;
  const ringing = isRinging(offer, now);
  const person = ringing ? board?.waiting.find(({ ticket }) => ticket === offer.ticket) : undefined;
  return (
    <>
      <p class="unseen" role="alert">
        {ringing ? words.announced(ringMs / 1000) : ""}
      </p>
      {ringing ? (
        <section class="offer" aria-labelledby="offer-heading">
          <Ring leftMs={offer.until - now} />
          <div class="next-who">
            <h3 id="offer-heading">{words.heading}</h3>
            {person === undefined ? null : (
              <>
                <span class="small">{words.about(ticking(now - person.since), languageName(person.language))}</span>
                {person.urgent ? <Urgent /> : null}
              </>
            )}
          </div>
          <div class="choices">
            <button
              type="button"
              class="button primary"
              onClick={() => page.tell({ type: "takePressed", ticket: offer.ticket })}
            >
              {words.take}
            </button>
            <button
              type="button"
              class="button"
              onClick={() => page.tell({ type: "offerDeclined", ticket: offer.ticket })}
            >
              {words.decline}
            </button>
          </div>
        </section>
      ) : null}
    </>
  );
}

/** Seconds as a number and as a ring that loses a step with each; nothing in it moves by itself. */
function Ring({ leftMs }: { readonly leftMs: number }) {
  // The server's clock may be a moment ahead: it never rings for longer than it does.
  const seconds = Math.min(ringMs / 1000, Math.max(0, Math.ceil(leftMs / 1000)));
  const part = Math.min(100, Math.round((seconds * 100_000) / ringMs));
  return (
    <svg class="ring" viewBox="0 0 44 44" width="44" height="44" role="img" aria-label={words.secondsLeft(seconds)}>
      <circle class="ring-ground" cx="22" cy="22" r="19" />
      <circle
        class="ring-left"
        cx="22"
        cy="22"
        r="19"
        pathLength="100"
        stroke-dasharray={`${part} 100`}
        transform="rotate(-90 22 22)"
      />
      <text x="22" y="22">
        {seconds}
      </text>
    </svg>
  );
}

/** On a phone the list may be out of sight: a bar over the chat leads to it. */
export function OfferReminder({ page }: { readonly page: ConsolePage }) {
  if (!isRinging(page.state.value.offer, page.now.value)) return null;
  return (
    <button type="button" class="offer-reminder phone-only" onClick={() => (page.pane.value = "list")}>
      {words.show}
    </button>
  );
}
