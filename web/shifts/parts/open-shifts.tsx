/** Shifts one could be on, those that need somebody most first; and, folded away, those that do not fit, with the reason. */
import { useSignal } from "@preact/signals";
import { withdrawUntil } from "../../../shared/rota/settle.ts";
import { moment } from "../../rota/days.ts";
import { timesWritten } from "../../rota/times.ts";
import { conflictSentence } from "../../rota/words/en.ts";
import type { Shown } from "../page.tsx";
import { lineIn, type OpenShift, type Picture } from "../picture.ts";
import { dayOf, namesOf, whenOf } from "../telling.ts";
import { open as words } from "../words/en.ts";
import { DateBlock } from "./date-block.tsx";

/** Rows shown at first: a week or two; the rest on demand. */
const first = 8;

export function OpenShifts({ page, picture }: Shown) {
  const isWhole = useSignal(false);
  const { open } = picture;
  const shown = isWhole.value ? open : open.slice(0, first);
  return (
    <section class="open-shifts" aria-labelledby="open-heading">
      <div>
        <h2 id="open-heading">{words.heading}</h2>
        <p class="small">{open.length === 0 ? words.none : words.about}</p>
        {open.length === 0 ? <p class="small">{words.noneNext}</p> : null}
      </div>
      {open.length === 0 ? null : (
        <ul class="rows">
          {shown.map((one) => (
            <Row key={one.coverage.shift.id} page={page} picture={picture} open={one} />
          ))}
        </ul>
      )}
      {shown.length < open.length ? (
        <button type="button" class="button" onClick={() => (isWhole.value = true)}>
          {words.more(open.length - shown.length)}
        </button>
      ) : null}
      <NotForMe picture={picture} />
    </section>
  );
}

function Row({ page, picture, open }: Shown & { readonly open: OpenShift }) {
  const { coverage, verdict } = open;
  const { shift, who } = coverage;
  const line = lineIn(picture, shift);
  return (
    <li class="row">
      <DateBlock zone={picture.zone} at={shift.from} />
      <div class="row-what">
        <p class="row-time">
          <span class="unseen">{dayOf(picture, shift)}, </span>
          <span class="strong">{timesWritten(shift, picture.zone)}</span>
          <Missing open={open} />
          {line === undefined ? null : <span class="small">{line}</span>}
        </p>
        <p class="small">{who.length === 0 ? words.nobody : words.on(namesOf(picture, who))}</p>
        {verdict.warned.map((conflict) => (
          <p key={conflict.rule} class="small warned">
            {conflictSentence(conflict, picture.names, picture.zone, picture.me)}
          </p>
        ))}
        <p class="small">{wayBack(picture, open)}</p>
      </div>
      <SignUp page={page} picture={picture} open={open} />
    </li>
  );
}

function Missing({ open: { coverage } }: { readonly open: OpenShift }) {
  const { level, have, shift } = coverage;
  const { minimum, wanted } = shift.need;
  if (level === "gap") return <span class="pill danger">{words.level.gap(minimum - have)}</span>;
  if (level === "short") return <span class="pill warn">{words.level.short(wanted - have)}</span>;
  return <span class="pill">{words.level.wanted()}</span>;
}

/** The last time is said before somebody signs up, not when it is too late. */
function wayBack({ zone, now }: Picture, { coverage: { shift }, waiting }: OpenShift): string {
  if (waiting !== undefined) return words.asked;
  const until = withdrawUntil(shift);
  return until > now ? words.leaveUntil(moment(zone, until)) : words.noWayBack;
}

function SignUp({ page, picture, open: { coverage, waiting } }: Shown & { readonly open: OpenShift }) {
  const { shift } = coverage;
  const when = whenOf(picture, shift);
  const isBusy = page.state.value.asking !== undefined;
  if (waiting !== undefined)
    return (
      <button
        type="button"
        class="button"
        aria-label={words.cancelOf(when)}
        aria-disabled={isBusy}
        onClick={() => page.act({ do: "cancel", request: waiting.id, revision: waiting.revision })}
      >
        {words.cancel}
      </button>
    );
  const atOnce = shift.need.signUp === "open" || picture.answer.rules.atOnce.includes("signUp");
  return (
    <button
      type="button"
      class={atOnce ? "button primary" : "button"}
      aria-label={atOnce ? words.signUpOf(when) : words.askForOf(when)}
      aria-disabled={isBusy}
      onClick={() => page.ask({ wish: "signUp", shift: shift.id })}
    >
      {atOnce ? words.signUp : words.askFor}
    </button>
  );
}

function NotForMe({ picture }: { readonly picture: Picture }) {
  const { closedToMe, names, zone, me } = picture;
  if (closedToMe.length === 0) return null;
  return (
    <details class="not-for-me">
      <summary>{words.closed(closedToMe.length)}</summary>
      <ul>
        {closedToMe.map(({ coverage: { shift }, verdict }) => (
          <li key={shift.id}>
            <span class="strong">{whenOf(picture, shift)}</span>
            {verdict.refused.map((conflict, index) => (
              <p key={index} class="small">
                {conflictSentence(conflict, names, zone, me)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
