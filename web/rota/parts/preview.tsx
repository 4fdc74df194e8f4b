/** What publishing would change: shift by shift, and person by person. */

import type { Turn } from "../../../shared/rota/plan.ts";
import type { Preview } from "../../../shared/rota/preview.ts";
import { aliasIn, type Picture } from "../picture.ts";
import { shiftWhen } from "../telling.ts";
import { steps, publish as words } from "../words/en.ts";

interface Props {
  readonly picture: Picture;
  readonly preview: Preview;
}

export function PreviewSaid({ picture, preview }: Props) {
  const { shifts, people } = preview;
  if (shifts.length + people.length === 0) return <p>{words.nothing}</p>;
  return (
    <div class="preview">
      {people.length === 0 ? null : (
        <section aria-labelledby="preview-people">
          <h3 id="preview-people">{words.people}</h3>
          <ul>
            {people.map((one) => (
              <li key={one.person}>
                <span class="strong">{aliasIn(picture, one.person) || steps.somebody}</span>
                <ul class="preview-turns">
                  {one.gained.map((turn) => (
                    <TurnSaid key={turn.assignment.id} picture={picture} turn={turn} kind="gained" />
                  ))}
                  {one.lost.map((turn) => (
                    <TurnSaid key={turn.assignment.id} picture={picture} turn={turn} kind="lost" />
                  ))}
                  {one.changed.map(({ before, after }) => (
                    <TurnSaid key={after.assignment.id} picture={picture} turn={after} kind="changed" was={before} />
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      )}
      {shifts.length === 0 ? null : (
        <section aria-labelledby="preview-shifts">
          <h3 id="preview-shifts">{words.shifts}</h3>
          <ul>
            {shifts.map((one) => {
              const shift = one.kind === "changed" ? one.after : one.shift;
              return (
                <li key={`${one.kind} ${shift.id}`} data-kind={one.kind}>
                  <span class="pill">{words[one.kind]}</span> {shiftWhen(picture, shift)}
                  {one.kind === "changed" ? (
                    <span class="small"> {words.was(shiftWhen(picture, one.before))}</span>
                  ) : null}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}

interface TurnProps {
  readonly picture: Picture;
  readonly turn: Turn;
  readonly kind: "gained" | "lost" | "changed";
  readonly was?: Turn;
}

function TurnSaid({ picture, turn, kind, was }: TurnProps) {
  const said = { gained: words.gained, lost: words.lost, changed: words.otherTimes }[kind];
  const at = (one: Turn) => shiftWhen(picture, { from: one.from, until: one.until, line: one.shift.line });
  return (
    <li data-kind={kind}>
      {said}: {at(turn)}
      {was === undefined ? null : <span class="small"> {words.was(at(was))}</span>}
    </li>
  );
}
