/** One shift of the table: how many there are, who, and what is missing; in words, and in colour besides. */
import type { Turn } from "../../../shared/rota/plan.ts";
import { aliasIn, type Cell, type Picture } from "../picture.ts";
import { awaySaid, coverageSaid, lackSaid, shiftWhen } from "../telling.ts";
import { timeWritten } from "../times.ts";
import { page as pageWords, coverage as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

interface Props extends Shown {
  readonly cell: Cell;
  readonly row?: number;
  readonly column?: number;
}

export function ShiftCell({ page, picture, cell, row, column }: Props) {
  const { shift, have, level, drafted } = cell;
  const mark = draftMark(cell);
  return (
    <div class="shift" data-level={level} data-drafted={drafted}>
      <p class="shift-head">
        <button
          type="button"
          class="shift-open"
          data-row={row}
          data-column={column}
          aria-label={words.open(shiftWhen(picture, shift), [coverageSaid(cell), mark].filter(Boolean).join(", "))}
          onClick={() => page.openPanel({ is: "shift", shift: shift.id, view: "people" })}
        >
          {words.have(have, shift.need.wanted)}
        </button>
        {mark === "" ? null : (
          <span class="draft-mark" aria-hidden="true">
            {mark}
          </span>
        )}
      </p>
      <Turns picture={picture} cell={cell} />
    </div>
  );
}

/** Nobody but coordinators sees it like this yet. */
export function draftMark({ drafted, shift }: Cell): string {
  if (!drafted) return "";
  return shift.published ? pageWords.draft : pageWords.unpublished;
}

export function Turns({ picture, cell }: { readonly picture: Picture; readonly cell: Cell }) {
  const { who, shift, have, level, lacks } = cell;
  return (
    <ul class="turns">
      {who.map((turn) => (
        <TurnChip key={turn.assignment.id} picture={picture} turn={turn} />
      ))}
      {level === "gap" || level === "short" ? (
        <li class="missing" data-level={level}>
          {words.missing[level]((level === "gap" ? shift.need.minimum : shift.need.wanted) - have)}
        </li>
      ) : null}
      {level === "over" ? <li class="lack">{words.level.over(have - shift.need.maximum)}</li> : null}
      {lacks.map((lack) => (
        <li key={lackSaid(lack)} class="lack">
          {lackSaid(lack)}
        </li>
      ))}
    </ul>
  );
}

function TurnChip({ picture, turn }: { readonly picture: Picture; readonly turn: Turn }) {
  const { assignment } = turn;
  const own = ownTimes(turn, picture.zone);
  const away = awaySaid(picture, turn);
  return (
    <li class="turn" data-lead={assignment.lead}>
      <span class="turn-name">{aliasIn(picture, assignment.person)}</span>
      {assignment.lead ? <span class="tag">{words.lead}</span> : null}
      {own === "" ? null : <span class="own-times">{own}</span>}
      {away === "" ? null : <span class="own-times">{away}</span>}
    </li>
  );
}

/** "until 20:30": where somebody's own times are not the shift's. */
function ownTimes({ from, until, shift }: Turn, zone: string): string {
  const late = from === shift.from ? [] : [words.from(timeWritten(from, zone))];
  const early = until === shift.until ? [] : [words.until(timeWritten(until, zone))];
  return [...late, ...early].join(" ");
}
