/** What one asked of the rota or took from a colleague, and what has become of it. */
import { useSignal } from "@preact/signals";
import type { Request } from "../../../shared/rota/requests.ts";
import type { Shown } from "../page.tsx";
import { aliasIn, type Picture } from "../picture.ts";
import { requestSaid } from "../telling.ts";
import { page as pageWords, asked as words } from "../words/en.ts";

/** Answered ones shown at first. */
const first = 3;

export function Asked({ page, picture }: Shown) {
  const isWhole = useSignal(false);
  const waiting = picture.asked.filter(isWaiting);
  const over = picture.asked.filter((request) => !isWaiting(request));
  const shown = [...waiting, ...(isWhole.value ? over : over.slice(0, first))];
  return (
    <section class="sheet" aria-labelledby="asked-heading">
      <h2 id="asked-heading">{words.heading}</h2>
      {shown.length === 0 ? (
        <p class="small">{words.none}</p>
      ) : (
        <ul class="asked">
          {shown.map((request) => (
            <Row key={request.id} page={page} picture={picture} request={request} />
          ))}
        </ul>
      )}
      {shown.length < picture.asked.length ? (
        <button type="button" class="button" onClick={() => (isWhole.value = true)}>
          {words.all(picture.asked.length - shown.length)}
        </button>
      ) : null}
    </section>
  );
}

const isWaiting = ({ state }: Request): boolean => state === "open" || state === "taken";

function Row({ page, picture, request }: Shown & { readonly request: Request }) {
  const { state, what } = request;
  const to = "to" in what && what.to !== null && what.to !== picture.me ? what.to : undefined;
  return (
    <li>
      <p>
        {requestSaid(picture, request)}{" "}
        <span class={isWaiting(request) ? "pill warn" : "pill"}>{words.states[state]}</span>
      </p>
      {to === undefined ? null : <p class="small">{words.of(aliasIn(picture, to) ?? pageWords.somebody)}</p>}
      <Way page={page} picture={picture} request={request} />
    </li>
  );
}

/** Cancelling one's own while it waits, handing back what one took, and giving back leave that is still to come. */
function Way({ page, picture, request }: Shown & { readonly request: Request }) {
  const way = wayOf(picture, request);
  if (way === undefined) return null;
  const { id, revision } = request;
  const what = requestSaid(picture, request);
  return (
    <button
      type="button"
      class="button"
      aria-label={
        way === "back" ? words.backOf(what) : way === "cancel" ? words.cancelOf(what) : words.giveBackOf(what)
      }
      aria-disabled={page.state.value.asking !== undefined}
      onClick={() => page.act({ do: way === "back" ? "handBack" : "cancel", request: id, revision })}
    >
      {words[way]}
    </button>
  );
}

function wayOf({ me, now }: Picture, { person, state, what }: Request): "cancel" | "back" | "giveBack" | undefined {
  if (state === "open" || state === "taken") return person === me ? "cancel" : "back";
  return what.wish === "leave" && state === "approved" && what.until > now ? "giveBack" : undefined;
}
