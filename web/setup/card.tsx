/** The card every step of setting up stands on: where one is, the heading, the way back and the way on. */
import type { ComponentChildren } from "preact";
import { GateCard } from "../staff/gate-card.tsx";
import { passkeyProblems } from "../staff/words/en.ts";
import { type Asking, type Complaint, type SetUpEvent, steps } from "./state.ts";
import { complaints, stepNames, words } from "./words/en.ts";

export interface StepProps {
  readonly asking: Asking;
  readonly tell: (event: SetUpEvent) => void;
}

export function sentenceOf(complaint: Complaint | undefined): string {
  if (complaint === undefined) return "";
  if (typeof complaint === "string") return complaints[complaint];
  return "passkey" in complaint ? passkeyProblems.made[complaint.passkey] : complaint.sentence;
}

interface StepCardProps {
  readonly asking: Asking;
  readonly heading: string;
  readonly organisation?: string;
  readonly children?: ComponentChildren;
}

export function StepCard({ asking, heading, organisation = "", children }: StepCardProps) {
  return (
    <GateCard heading={heading} brand={organisation} above={<Progress place={steps.indexOf(asking.step)} />}>
      {children}
    </GateCard>
  );
}

function Progress({ place }: { readonly place: number }) {
  return (
    <>
      <ol class="set-up-steps" aria-label={words.steps}>
        {steps.map((step, index) => (
          <li key={step} aria-current={index === place ? "step" : undefined} data-done={index < place}>
            <span>{stepNames[step]}</span>
          </li>
        ))}
      </ol>
      <p class="small set-up-progress">{words.progress(place + 1, steps.length)}</p>
    </>
  );
}

/** The way back and the way on, at the foot of every step. */
export function Ways({ said, working, onward, first = false }: WaysProps) {
  return (
    <>
      <p class="complaint" role="status">
        {working ? words.working : said}
      </p>
      <div class="buttons">
        <button type="submit" class="button primary large" aria-disabled={working}>
          {onward}
        </button>
        {first ? null : <Back />}
      </div>
    </>
  );
}

interface WaysProps {
  readonly said: string;
  readonly working: boolean;
  readonly onward: string;
  readonly first?: boolean;
}

/** The browser's own Back, so that both do the same. */
export function Back({ text = words.back }: { readonly text?: string }) {
  return (
    <button type="button" class="button quiet" onClick={() => history.back()}>
      {text}
    </button>
  );
}
