/** The card every step stands on: where one is, the heading, the way back and the way on. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Brand } from "../staff/brand.tsx";
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

interface CardProps {
  readonly heading: string;
  readonly organisation?: string;
  /** Where one is, while there are steps. */
  readonly asking?: Asking;
  readonly quiet?: boolean;
  readonly children?: ComponentChildren;
}

export function Card({ heading, organisation = "", asking, quiet = false, children }: CardProps) {
  const title = useRef<HTMLHeadingElement>(null);
  // Each step is a new page to somebody who listens to it.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  const place = asking === undefined ? 0 : steps.indexOf(asking.step);
  return (
    <div class="gate">
      <header class="gate-head">
        <Brand name={organisation} />
      </header>
      <main class="card" aria-busy={quiet}>
        {asking === undefined ? null : (
          <ol class="set-up-steps" aria-label={words.steps}>
            {steps.map((step, index) => (
              <li key={step} aria-current={index === place ? "step" : undefined} data-done={index < place}>
                <span>{stepNames[step]}</span>
              </li>
            ))}
          </ol>
        )}
        <div>
          {asking === undefined ? null : <p class="small">{words.progress(place + 1, steps.length)}</p>}
          <h1 ref={title} tabIndex={-1}>
            {heading}
          </h1>
        </div>
        {children}
      </main>
    </div>
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
