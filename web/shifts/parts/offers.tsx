/** What colleagues ask, as far as one could take it: somebody waits for it, so it stands high. */
import { timesWritten } from "../../rota/times.ts";
import type { Shown } from "../page.tsx";
import { aliasIn, lineIn, type Offer } from "../picture.ts";
import { dayOf, whenOf } from "../telling.ts";
import { page as pageWords, offers as words } from "../words/en.ts";
import { DateBlock } from "./date-block.tsx";

export function Offers({ page, picture }: Shown) {
  if (picture.offers.length === 0) return null;
  return (
    <section class="offers" aria-labelledby="offers-heading">
      <h2 id="offers-heading">{words.heading}</h2>
      <ul class="rows">
        {picture.offers.map((offer) => (
          <Row key={offer.request.id} page={page} picture={picture} offer={offer} />
        ))}
      </ul>
    </section>
  );
}

function Row({ page, picture, offer: { request, turn } }: Shown & { readonly offer: Offer }) {
  const { id, person, revision, what } = request;
  const isSwap = what.wish === "swap";
  const alias = aliasIn(picture, person) ?? pageWords.somebody;
  const line = lineIn(picture, turn.shift);
  const when = whenOf(picture, turn);
  return (
    <li class="row">
      <DateBlock zone={picture.zone} at={turn.from} />
      <div class="row-what">
        <p class="row-time">
          <span class="unseen">{dayOf(picture, turn)}, </span>
          <span class="strong">{timesWritten(turn, picture.zone)}</span>
          {line === undefined ? null : <span class="small">{line}</span>}
        </p>
        <p class="small">
          {isSwap ? words.swap(alias) : words.cover(alias)}{" "}
          {"to" in what && what.to === picture.me ? <span class="pill">{words.you}</span> : null}
        </p>
      </div>
      <span class="buttons">
        {isSwap ? (
          <button
            type="button"
            class="button primary"
            aria-label={words.chooseOf(alias, when)}
            onClick={() => page.openPanel({ is: "swap", request: id })}
          >
            {words.choose}
          </button>
        ) : (
          <button
            type="button"
            class="button primary"
            aria-label={words.takeOf(alias, when)}
            aria-disabled={page.state.value.asking !== undefined}
            onClick={() => page.act({ do: "take", request: id, revision, giving: null })}
          >
            {words.take}
          </button>
        )}
        {"to" in what && what.to === picture.me ? (
          <button
            type="button"
            class="button"
            aria-label={words.declineOf(alias, when)}
            aria-disabled={page.state.value.asking !== undefined}
            onClick={() => page.act({ do: "turnDown", request: id, revision })}
          >
            {words.decline}
          </button>
        ) : null}
      </span>
    </li>
  );
}
