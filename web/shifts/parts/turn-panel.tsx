/** One of one's own shifts: going off it while that is free, asking for cover, offering a swap. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { type AssignmentId, PersonId } from "../../../shared/ids.ts";
import { withdrawUntil } from "../../../shared/rota/settle.ts";
import { moment } from "../../rota/days.ts";
import type { Shown } from "../page.tsx";
import { type MyTurn, whomToAsk } from "../picture.ts";
import { requestSaid } from "../telling.ts";
import { asked as askedWords, turns as turnsWords, turn as words } from "../words/en.ts";
import { waitingSaid } from "./turns.tsx";

export function TurnPanel({ page, picture, id }: Shown & { readonly id: AssignmentId }) {
  const turn = picture.mine.find(({ assignment }) => assignment.id === id);
  if (turn === undefined) return <p>{words.gone}</p>;
  return (
    <div class="drawer-parts">
      {turn.onLeave ? <p class="notice">{turnsWords.onLeave}</p> : null}
      <Waiting page={page} picture={picture} turn={turn} />
      <GoOff page={page} picture={picture} turn={turn} />
      <Colleague page={page} picture={picture} turn={turn} wish="cover" />
      {turn.runs ? null : <Colleague page={page} picture={picture} turn={turn} wish="swap" />}
    </div>
  );
}

interface Props extends Shown {
  readonly turn: MyTurn;
}

function Waiting({ page, picture, turn }: Props) {
  if (turn.waiting.length === 0) return null;
  return (
    <section class="part">
      <h3>{words.waiting}</h3>
      {turn.waiting.map((request) => {
        const { id, revision, person } = request;
        const mine = person === picture.me;
        const what = requestSaid(picture, request);
        return (
          <div key={id} class="thing-line">
            <p>{waitingSaid(picture, turn, request)}</p>
            <button
              type="button"
              class="button"
              aria-label={mine ? askedWords.cancelOf(what) : askedWords.backOf(what)}
              aria-disabled={page.state.value.asking !== undefined}
              onClick={() => page.act({ do: mine ? "cancel" : "handBack", request: id, revision })}
            >
              {mine ? askedWords.cancel : askedWords.back}
            </button>
          </div>
        );
      })}
    </section>
  );
}

function GoOff({ page, picture, turn }: Props) {
  const { freeUntil, runs, waiting, assignment } = turn;
  const atOnce = picture.answer.rules.atOnce.includes("withdraw");
  const last = moment(picture.zone, withdrawUntil(turn));
  const about = freeUntil === null ? words.offOver : atOnce ? words.offUntil : words.offAsks;
  const isAsked = waiting.some(({ what }) => what.wish === "withdraw");
  return (
    <section class="part">
      <h3>{words.off}</h3>
      <p>{runs ? words.offRuns : about(last)}</p>
      {freeUntil === null || isAsked ? null : (
        <div class="buttons">
          <button
            type="button"
            class="button"
            aria-disabled={page.state.value.asking !== undefined}
            onClick={() => page.ask({ wish: "withdraw", assignment: assignment.id })}
          >
            {atOnce ? words.offButton : words.offAsk}
          </button>
        </div>
      )}
    </section>
  );
}

function Colleague({ page, picture, turn, wish }: Props & { readonly wish: "cover" | "swap" }) {
  const to = useSignal("");
  const id = useId();
  if (turn.waiting.some(({ what }) => what.wish === wish)) return null;
  const { answer } = picture;
  const whom = PersonId.safeParse(to.value);
  return (
    <form
      class="part"
      aria-labelledby={`${id}-heading`}
      onSubmit={(event) => {
        event.preventDefault();
        page.ask({ wish, assignment: turn.assignment.id, to: whom.success ? whom.data : null });
      }}
    >
      <h3 id={`${id}-heading`}>{words[wish]}</h3>
      <p>
        {wish === "cover" ? words.coverAbout : words.swapAbout}{" "}
        {answer.rules.atOnce.includes(wish) ? words.atOnce : words.answered}
      </p>
      <div class="field">
        <label for={id}>{words.whom}</label>
        <select id={id} value={to.value} onChange={(event) => (to.value = event.currentTarget.value)}>
          <option value="">{words.anybody}</option>
          {whomToAsk(picture, turn, wish).map((one) => (
            <option key={one.id} value={one.id}>
              {one.alias}
            </option>
          ))}
        </select>
      </div>
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={page.state.value.asking !== undefined}>
          {wish === "cover" ? words.coverButton : words.swapButton}
        </button>
      </div>
    </form>
  );
}
