/** One suggestion: the name, whether they can, what they bring, and the first reason why not. */
import { useEffect, useRef } from "preact/hooks";
import type { Picture } from "../picture.ts";
import type { Brought, Candidate } from "../suggesting.ts";
import { sentenceOf } from "../telling.ts";
import { lengthWritten } from "../times.ts";
import { languageNamed, shift as words } from "../words/en.ts";

interface Props {
  readonly id: string;
  readonly picture: Picture;
  readonly candidate: Candidate;
  readonly isActive: boolean;
  readonly choose: () => void;
}

export function CandidateOption({ id, picture, candidate, isActive, choose }: Props) {
  const option = useRef<HTMLDivElement>(null);
  const { person, fit, brings, plannedMs, refused, warned } = candidate;
  const [reason] = [...refused, ...warned];
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox, which keeps the focus.
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={fit === "refused"}
      data-fit={fit}
      // The focus stays in the field: a press there would close the list before it counts.
      onMouseDown={(event) => event.preventDefault()}
      onClick={choose}
    >
      <span class="option-line">
        <span class="strong">{person.alias}</span>
        <span class="fit" data-fit={fit}>
          {words.fit[fit]}
        </span>
      </span>
      <span class="small">{[...brings.map(broughtSaid), words.planned(lengthWritten(plannedMs))].join(" · ")}</span>
      {reason === undefined ? null : <span class="reason">{sentenceOf(picture, reason)}</span>}
    </div>
  );
}

function broughtSaid(brought: Brought): string {
  switch (brought.is) {
    case "lead":
      return words.brings.lead;
    case "language":
      return words.brings.language(languageNamed(brought.language));
    case "skill":
      return words.brings.skill(brought.skill);
  }
}
