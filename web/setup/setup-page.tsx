/** Setting up, one card at a time, with where one is above it. */
import type { ReadonlySignal } from "@preact/signals";
import { GateCard } from "../staff/gate-card.tsx";
import { RecoveryCodes } from "../staff/recovery-codes.tsx";
import { recoveryCodes as codeWords } from "../staff/words/en.ts";
import type { StepProps } from "./card.tsx";
import { Check, Kit } from "./kit-steps.tsx";
import type { SetUpEvent, SetUpState } from "./state.ts";
import { Charity, MakePasskey, You } from "./steps.tsx";
import { done, stops, words } from "./words/en.ts";

interface Props {
  readonly state: ReadonlySignal<SetUpState>;
  readonly tell: (event: SetUpEvent) => void;
}

export function SetUpPage({ state, tell }: Props) {
  const now = state.value;
  switch (now.is) {
    case "opening":
      return <GateCard key="opening" heading={words.opening} quiet />;
    case "stopped":
      return (
        <GateCard key="stopped" heading={stops[now.why].heading}>
          <p>{stops[now.why].next}</p>
          {now.why === "unreachable" ? (
            <button type="button" class="button primary" onClick={() => tell({ type: "triedAgain" })}>
              {words.again}
            </button>
          ) : null}
          {now.why === "closed" ? (
            <a class="button" href="/staff/account">
              {words.toStaff}
            </a>
          ) : null}
        </GateCard>
      );
    case "asking":
      return <Step key={now.step} asking={now} tell={tell} />;
    case "codes":
      return (
        <GateCard key="codes" heading={codeWords.heading} brand={now.organisation}>
          <p>{codeWords.about}</p>
          <RecoveryCodes
            codes={now.codes}
            organisation={now.organisation}
            day={today()}
            onKept={() => tell({ type: "codesKept" })}
          />
        </GateCard>
      );
    case "done":
      return <Done key="done" organisation={now.organisation} />;
  }
}

const today = () => new Date().toLocaleDateString("en-GB", { dateStyle: "long" });

function Step(props: StepProps) {
  switch (props.asking.step) {
    case "charity":
      return <Charity {...props} />;
    case "you":
      return <You {...props} />;
    case "kit":
      return <Kit {...props} day={today()} />;
    case "check":
      return <Check {...props} />;
    case "passkey":
      return <MakePasskey {...props} />;
  }
}

function Done({ organisation }: { readonly organisation: string }) {
  return (
    <GateCard heading={done.heading(organisation)} brand={organisation}>
      <p>{done.about}</p>
      <section class="set-up-next">
        <h2>{done.secondHeading}</h2>
        <p>{done.secondAbout}</p>
        <a class="button primary" href="/staff/account#passkeys">
          {done.secondLink}
        </a>
      </section>
      <section class="set-up-next">
        <h2>{done.inviteHeading}</h2>
        <p>{done.inviteAbout}</p>
        <a class="button primary" href="/staff/people">
          {done.inviteLink}
        </a>
      </section>
      <section class="set-up-next">
        <h2>{done.lineHeading}</h2>
        <p>{done.lineAbout}</p>
        <a class="button primary" href="/staff/lines">
          {done.lineLink}
        </a>
      </section>
      <p>
        <a href="/staff/account">{done.later}</a>
      </p>
    </GateCard>
  );
}
