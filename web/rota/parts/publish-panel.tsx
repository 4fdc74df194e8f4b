/** Before publishing: every change, whom it touches, and what the rules say of it. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { addDays, type Day, weeksBetween } from "../../../shared/rota/day.ts";
import { lastStep } from "../acts.ts";
import { fullDay } from "../days.ts";
import { endOf } from "../looking.ts";
import { linesShown } from "../picture.ts";
import { changedShifts, lastWeeks, notKept, previewOf, stretchOf, verdictOn } from "../publishing.ts";
import { refusalSaid, sentenceOf, shiftWhen } from "../telling.ts";
import { draft as draftWords, publish as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";
import { PreviewSaid } from "./preview.tsx";

export function PublishPanel({ page, picture }: Shown) {
  const { monday, window, line, asking } = page.state.value;
  const last = useSignal<Day>(monday);
  const shown = linesShown(picture, line).map(({ slug }) => slug);
  const left = useSignal<readonly string[]>([]);
  const lines = shown.filter((slug) => !left.value.includes(slug));
  const wanted = { lines, first: monday, last: last.value, now: page.now() };
  const preview = previewOf(picture, wanted);
  const changes = changedShifts(preview);
  const { refused, warned } = verdictOn(picture, wanted);
  const { promised, empty } = notKept(picture, wanted);
  const { stale, answer } = picture;
  const isPossible = refused.length === 0 && stale.length === 0 && changes + answer.steps.length > 0;
  const send = () => {
    if (!isPossible) return;
    const upTo = lastStep(answer);
    const { version } = answer;
    page.act({ do: "publish", lines, ...stretchOf(picture.zone, wanted), upTo, version }, words.done(changes), "close");
  };
  return (
    <div class="drawer-form">
      <p>{words.about}</p>
      <WeekField monday={monday} end={window === undefined ? addDays(monday, 7) : endOf(window)} last={last} />
      {shown.length > 1 ? <LineBoxes picture={picture} shown={shown} left={left} /> : null}
      <Sentences title={draftWords.noLonger} all={stale.map(({ refusal }) => refusalSaid(picture, refusal))} />
      <Sentences title={words.refused} all={refused.map((one) => sentenceOf(picture, one))} />
      <Sentences title={words.warned} all={warned.map((one) => sentenceOf(picture, one))} />
      <Sentences title={words.promised} all={promised.map((one) => words.readHours(shiftWhen(picture, one)))} />
      <Sentences title={words.notPromised} all={empty.map((one) => shiftWhen(picture, one))} />
      <div class="buttons publish-now">
        <button type="button" class="button primary" aria-disabled={!isPossible || asking !== undefined} onClick={send}>
          {words.button(changes)}
        </button>
      </div>
      <PreviewSaid picture={picture} preview={preview} />
    </div>
  );
}

interface WeekProps {
  readonly monday: Day;
  readonly end: Day;
  readonly last: { value: Day };
}

function WeekField({ monday, end, last }: WeekProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.upTo}</label>
      <select
        id={id}
        value={last.value}
        onChange={(event) => {
          last.value = lastWeeks(monday, end).find((one) => one === event.currentTarget.value) ?? monday;
        }}
      >
        {lastWeeks(monday, end).map((one) => (
          <option key={one} value={one}>
            {words.weeks(fullDay(addDays(one, 6)), weeksBetween(monday, one) + 1)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface LineBoxesProps {
  readonly picture: Shown["picture"];
  readonly shown: readonly string[];
  readonly left: { value: readonly string[] };
}

function LineBoxes({ picture, shown, left }: LineBoxesProps) {
  const id = useId();
  return (
    <fieldset class="field roles">
      <legend>{words.lines}</legend>
      {picture.answer.lines
        .filter(({ slug }) => shown.includes(slug))
        .map(({ slug, name }) => (
          <div key={slug} class="choice">
            <input
              id={`${id}-${slug}`}
              type="checkbox"
              checked={!left.value.includes(slug)}
              onChange={(event) => {
                const others = left.value.filter((one) => one !== slug);
                left.value = event.currentTarget.checked ? others : [...others, slug];
              }}
            />
            <label for={`${id}-${slug}`}>{name}</label>
          </div>
        ))}
    </fieldset>
  );
}

/** More than these are counted: hundreds of sentences are read by nobody. */
const sentencesMost = 12;

export function Sentences({ title, all }: { readonly title: string; readonly all: readonly string[] }) {
  const isWhole = useSignal(false);
  if (all.length === 0) return null;
  const shown = isWhole.value ? all : all.slice(0, sentencesMost);
  return (
    <div class="notice">
      <p class="strong">{title}</p>
      <ul class="sentences">
        {shown.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
      {shown.length < all.length ? (
        <button type="button" class="button" onClick={() => (isWhole.value = true)}>
          {words.more(all.length)}
        </button>
      ) : null}
    </div>
  );
}
