/** The switch for very many at once: on coordinators' settings, and in the console of whoever runs a shift. */
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { pageLookEveryMs } from "../../shared/limits.ts";
import { clockTime } from "../../shared/page.ts";
import { SurgeNow } from "../../shared/shift-interface.ts";
import { type Answered, ask } from "./ask.ts";
import { surge as words } from "./words/en.ts";

interface Props {
  readonly zone: string;
  /** Of the section, as the page around it has them. */
  readonly kind: string;
  readonly signedOut?: () => void;
}

export function Surge({ zone, kind, signedOut }: Props) {
  const shown = useSignal<SurgeNow | undefined>(undefined);
  const working = useSignal(false);
  const problem = useSignal("");
  const id = useId();
  const take = (answer: Answered<SurgeNow>) => {
    if (answer.is === "answered") shown.value = answer.value;
    return answer.is;
  };
  useEffect(() => {
    const look = () => void ask("GET", "shift/surge", SurgeNow).then(take);
    look();
    // A colleague may have begun or ended it.
    const timer = setInterval(() => document.visibilityState === "visible" && look(), pageLookEveryMs);
    return () => clearInterval(timer);
  }, []);
  const now = shown.value;
  if (now === undefined) return null;
  const change = async (on: boolean) => {
    if (working.peek()) return;
    working.value = true;
    problem.value = "";
    const answer = await ask("POST", "shift/surge", SurgeNow, { on });
    working.value = false;
    if (take(answer) === "signedOut") signedOut?.();
    if (answer.is === "refused") problem.value = answer.sentence;
    if (answer.is === "unreachable") problem.value = words.unreachable;
  };
  const { until, by, flagged } = now;
  return (
    <section class={kind} aria-labelledby={id}>
      <h2 id={id}>{words.heading}</h2>
      <p role="status">{until === null ? words.off : words.on(clockTime(until, zone), by)}</p>
      <details>
        <summary>{words.what}</summary>
        <p class="small">{words.about}</p>
      </details>
      <div class="buttons">
        <button type="button" class="button" aria-disabled={working.value} onClick={() => void change(true)}>
          {until === null ? words.begin : words.longer}
        </button>
        {until === null ? null : (
          <button type="button" class="button" aria-disabled={working.value} onClick={() => void change(false)}>
            {words.end}
          </button>
        )}
      </div>
      <p class="complaint" role="alert">
        {problem.value}
      </p>
      <p class="small">{words.flagged(flagged)}</p>
    </section>
  );
}
