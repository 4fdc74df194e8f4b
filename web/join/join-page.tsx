/** The join page's one card: who the link is for and the name, or what went wrong and what to do next. */
import type { ReadonlySignal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { GateCard } from "../staff/gate-card.tsx";
import { privateField } from "../staff/private-field.ts";
import { RecoveryCodes } from "../staff/recovery-codes.tsx";
import { SharedComputer } from "../staff/sign-in.tsx";
import { recoveryCodes as codeWords, passkeyProblems, whatPasskeyIs } from "../staff/words/en.ts";
import type { JoinEvent, JoinProblem, JoinState } from "./state.ts";
import { problems, refused, words } from "./words/en.ts";

interface Props {
  readonly state: ReadonlySignal<JoinState>;
  readonly tell: (event: JoinEvent) => void;
}

export function JoinPage({ state, tell }: Props) {
  const now = state.value;
  switch (now.is) {
    case "opening":
    case "looking":
    case "joined":
      return <GateCard key="opening" heading={words.opening} />;
    case "asking":
      return <Asking key="asking" asking={now} tell={tell} />;
    case "passkey":
      return <MakingPasskey key="passkey" making={now} tell={tell} />;
    case "codes":
      return (
        <GateCard key="codes" brand={now.organisation} heading={codeWords.heading}>
          <p>{codeWords.about}</p>
          <RecoveryCodes
            codes={now.codes}
            organisation={now.organisation}
            day={new Date().toLocaleDateString("en-GB", { dateStyle: "long" })}
            onKept={() => tell({ type: "codesKept" })}
          />
        </GateCard>
      );
    case "second":
      return <Second key="second" organisation={now.organisation} tell={tell} />;
    case "stopped":
      return <Stopped key="stopped" problem={now.problem} again={now.link !== undefined} tell={tell} />;
  }
}

function Asking({ asking, tell }: { readonly asking: Extract<JoinState, { is: "asking" }> } & Omit<Props, "state">) {
  const { invited, complaint, working } = asking;
  const alias = useSignal(invited.alias);
  const said = complaint === undefined ? "" : words[complaint];
  return (
    <GateCard brand={invited.organisation} heading={words.heading(invited.organisation)}>
      <p>{words.about(invited.alias)}</p>
      <form
        class="join-form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          tell({ type: "continued", alias: alias.peek(), withPasskey: false });
        }}
      >
        <label for="alias">{words.name}</label>
        <input
          id="alias"
          type="text"
          dir="auto"
          value={alias}
          readOnly={invited.aliasIsFixed}
          {...privateField}
          aria-describedby="alias-about alias-complaint"
          aria-invalid={complaint !== undefined}
          onInput={(event) => {
            alias.value = event.currentTarget.value;
          }}
        />
        <p id="alias-about" class="small">
          {invited.aliasIsFixed ? words.nameFixed : words.nameAbout}
        </p>
        <p id="alias-complaint" class="complaint" role="status">
          {working ? words.working : said}
        </p>
        <SharedComputer shared={asking.shared} onChange={(shared) => tell({ type: "sharedSwitched", shared })} />
        <div class="buttons">
          <button type="submit" class="button primary large" aria-disabled={working}>
            {words.button}
          </button>
          {invited.passkey === "possible" ? (
            <button
              type="button"
              class="button quiet"
              onClick={() => tell({ type: "continued", alias: alias.peek(), withPasskey: true })}
            >
              {words.withPasskey}
            </button>
          ) : null}
        </div>
      </form>
    </GateCard>
  );
}

function MakingPasskey({
  making,
  tell,
}: { readonly making: Extract<JoinState, { is: "passkey" }> } & Omit<Props, "state">) {
  const { invited, complaint, working } = making;
  const said = complaint === undefined ? "" : passkeyProblems.made[complaint.passkey];
  return (
    <GateCard brand={invited.organisation} heading={words.passkeyHeading}>
      <p>{whatPasskeyIs}</p>
      <p>{words.passkeyNext}</p>
      <p class="complaint" role="status">
        {working ? words.passkeyWorking : said}
      </p>
      <div class="buttons">
        <button
          type="button"
          class="button primary large"
          aria-disabled={working}
          onClick={() => tell({ type: "passkeyPressed" })}
        >
          {words.passkeyButton}
        </button>
        <button type="button" class="button quiet" onClick={() => tell({ type: "wentBack" })}>
          {words.back}
        </button>
      </div>
      {complaint?.passkey === "alreadyRegistered" ? (
        <p>
          {words.haveOne} <a href="/staff">{words.signIn}</a>
        </p>
      ) : null}
    </GateCard>
  );
}

function Second({ organisation, tell }: { readonly organisation: string } & Omit<Props, "state">) {
  return (
    <GateCard brand={organisation} heading={words.secondHeading}>
      <p>{words.secondAbout}</p>
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => tell({ type: "finished", to: "account" })}>
          {words.secondButton}
        </button>
        <button type="button" class="button" onClick={() => tell({ type: "finished", to: "console" })}>
          {words.later}
        </button>
      </div>
    </GateCard>
  );
}

interface StoppedProps {
  readonly problem: JoinProblem;
  readonly again: boolean;
  readonly tell: Props["tell"];
}

function Stopped({ problem, again, tell }: StoppedProps) {
  const { heading, next } = toldAbout(problem);
  // Somebody who is signed in already and comes back to a used link wants the console.
  const wasHere =
    problem === "noLink" || (typeof problem !== "string" && "problem" in problem && problem.problem === "linkUsed");
  return (
    <GateCard heading={heading}>
      <p>{next}</p>
      {again ? (
        <button type="button" class="button primary" onClick={() => tell({ type: "triedAgain" })}>
          {words.again}
        </button>
      ) : null}
      {wasHere ? (
        <a class="button" href="/staff">
          {words.toConsole}
        </a>
      ) : null}
    </GateCard>
  );
}

function toldAbout(problem: JoinProblem) {
  if (typeof problem === "string") return problems[problem];
  return "passkey" in problem
    ? { heading: words.passkeyHeading, next: passkeyProblems.made[problem.passkey] }
    : refused(problem.problem, problem.sentence);
}
