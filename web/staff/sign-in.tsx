/** Signing in, wherever somebody is signed out: the passkey first, and what to do without it. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { FewCodes } from "./few-codes.tsx";
import { GateCard } from "./gate-card.tsx";
import { privateField } from "./private-field.ts";
import { type SignInEffect, type SignInEvent, type SignInProblem, signedOut, step } from "./sign-in-state.ts";
import { recover, recoveryCodesLeft, signIn } from "./signing-in.ts";
import { passkeyProblems, whatPasskeyIs, signingIn as words } from "./words/en.ts";

interface Props {
  readonly onSignedIn: () => void;
}

/** As a page of its own. */
export function SignIn({ onSignedIn }: Props) {
  return (
    <GateCard heading={words.heading}>
      <SignInForm onSignedIn={onSignedIn} />
    </GateCard>
  );
}

export function SignInForm({ onSignedIn }: Props) {
  const state = useSignal(signedOut);
  const tell = (event: SignInEvent) => {
    const next = step(state.peek(), event);
    state.value = next.state;
    for (const effect of next.effects) void perform(effect);
  };
  const perform = async (effect: SignInEffect) => {
    switch (effect.type) {
      case "signIn":
        return tell({ type: "answered", problem: await signIn(effect.shared) });
      case "recover": {
        const problem = await recover(effect.code, effect.shared);
        const codesLeft = problem === undefined ? await recoveryCodesLeft() : undefined;
        return tell({ type: "answered", problem, codesLeft });
      }
      case "goOn":
        return onSignedIn();
    }
  };
  const { is, codesLeft = 0, shared, working, problem } = state.value;
  const said = working ? words.working : problem === undefined ? "" : sentenceOf(problem);
  return (
    <div class="sign-in">
      {is === "fewCodes" ? <FewCodes left={codesLeft} onLater={() => tell({ type: "laterChosen" })} /> : null}
      {is === "recovering" ? (
        <Recovering working={working} said={said} tell={tell} />
      ) : (
        <>
          <button
            type="button"
            class="button primary large"
            aria-disabled={working}
            onClick={() => tell({ type: "passkeyPressed" })}
          >
            {words.button}
          </button>
          <Said text={said} />
        </>
      )}
      <SharedComputer shared={shared} onChange={(on) => tell({ type: "sharedSwitched", shared: on })} />
      {is === "recovering" ? null : (
        <details class="other-ways">
          <summary>{words.otherWays}</summary>
          <p>{words.haveLink}</p>
          <p>{words.haveCode}</p>
          <button type="button" class="button" onClick={() => tell({ type: "recoveryChosen" })}>
            {words.useCode}
          </button>
          <p class="small">{whatPasskeyIs}</p>
        </details>
      )}
    </div>
  );
}

interface RecoveringProps {
  readonly working: boolean;
  readonly said: string;
  readonly tell: (event: SignInEvent) => void;
}

function Recovering({ working, said, tell }: RecoveringProps) {
  const code = useSignal("");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="sign-in"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        tell({ type: "codeGiven", code: code.peek() });
      }}
    >
      <div class="field">
        <label for={id}>{words.code}</label>
        <input
          ref={field}
          id={id}
          type="text"
          value={code}
          {...privateField}
          autocapitalize="characters"
          aria-describedby={`${id}-about`}
          onInput={(event) => (code.value = event.currentTarget.value)}
        />
        <p id={`${id}-about`} class="small">
          {words.codeAbout}
        </p>
      </div>
      <Said text={said} />
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={working}>
          {words.codeButton}
        </button>
        <button type="button" class="button quiet" onClick={() => tell({ type: "recoveryLeft" })}>
          {words.back}
        </button>
      </div>
    </form>
  );
}

/** The choice everybody makes who comes in, by passkey or by link. */
export function SharedComputer({
  shared,
  onChange,
}: {
  readonly shared: boolean;
  readonly onChange: (shared: boolean) => void;
}) {
  const id = useId();
  return (
    <div class="choice">
      <input
        id={id}
        type="checkbox"
        checked={shared}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{words.shared}</label>
      <p id={`${id}-about`} class="small">
        {words.sharedAbout}
      </p>
    </div>
  );
}

function Said({ text }: { readonly text: ComponentChildren }) {
  return (
    <p class="complaint" role="status">
      {text}
    </p>
  );
}

function sentenceOf(problem: SignInProblem): string {
  switch (problem.is) {
    case "passkey":
      return passkeyProblems[problem.how][problem.problem];
    case "refused":
      return problem.sentence;
    default:
      return words.problems[problem.is];
  }
}
