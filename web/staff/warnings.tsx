/** What coordinators and supervisors must know, at the top of every page of theirs: the most pressing, and the rest folded. */
import { useSignal } from "@preact/signals";
import type { Role } from "../../shared/certificates.ts";
import { pressingLookEveryMs, warningsLookEveryMs } from "../../shared/limits.ts";
import { mayDo } from "../../shared/permissions.ts";
import { WarningsAnswer } from "../../shared/rota-interface.ts";
import { ask, clocked } from "./ask.ts";
import { useLooking } from "./looking.ts";
import { type WarningWord, warningSentences } from "./warning-sentences.ts";
import { warned as words } from "./words/en.ts";

interface Props {
  readonly roles: readonly Role[];
  /** Those the page says itself. */
  readonly without?: readonly WarningWord[];
  /** Where leaving the page costs nothing. */
  readonly toRota?: boolean;
}

export function Warnings({ roles, without = [], toRota = false }: Props) {
  const told = useSignal<WarningsAnswer | undefined>(undefined);
  const mayBeWarned = mayDo("seeWarnings", roles);
  // Somebody is just coming, one hopes: the warning must not outlive it.
  const isPressing = told.value?.warnings.some(({ warning }) => warning === "unstaffed") ?? false;
  const look = () => void fetchWarnings().then((answer) => (told.value = answer ?? told.value));
  useLooking(mayBeWarned, look, isPressing ? pressingLookEveryMs : warningsLookEveryMs);
  const [first, ...others] = told.value === undefined ? [] : warningSentences(told.value, without);
  return (
    <div class="warned">
      <p role="status">
        {first === undefined ? null : first}
        {first === undefined || !toRota || !mayDo("seeRota", roles) ? null : (
          <>
            {" "}
            <a href="/staff/rota">{words.toRota}</a>
          </>
        )}
      </p>
      {others.length === 0 ? null : (
        <details>
          <summary>{words.more(others.length)}</summary>
          <ul>
            {others.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** undefined when there is no answer: what was known last stands. */
async function fetchWarnings(): Promise<WarningsAnswer | undefined> {
  const answer = clocked(await ask("GET", "rota/warnings", WarningsAnswer));
  return answer.is === "answered" ? answer.value : undefined;
}
