/** `/staff/ready`, the day before a shift: each thing that is needed, whether it is in order, and what to do if not. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Sound } from "../counsellor/shell/sound.ts";
import type { Answered } from "../staff/ask.ts";
import { Brand } from "../staff/brand.tsx";
import { SignInForm } from "../staff/sign-in.tsx";
import { type Check, checksOf, type Found, whole } from "./checks.ts";
import { type Looked, look } from "./looking.ts";
import { shiftSaid } from "./telling.ts";
import { checks as sentences, ready as words } from "./words/en.ts";

export function ReadyPage() {
  const answer = useSignal<Answered<Looked> | undefined>(undefined);
  const again = () => void look().then((looked) => (answer.value = looked));
  useEffect(again, []);
  const looked = answer.value;
  return (
    <div class="ready">
      <header class="gate-head">
        <Brand name={looked?.is === "answered" ? looked.value.me.organisation.name : ""} />
      </header>
      <main class="card" aria-busy={looked === undefined}>
        <h1>{words.heading}</h1>
        <p>{words.about}</p>
        <Answer looked={looked} again={again} />
      </main>
    </div>
  );
}

interface AnswerProps {
  readonly looked: Answered<Looked> | undefined;
  readonly again: () => void;
}

function Answer({ looked, again }: AnswerProps) {
  switch (looked?.is) {
    case undefined:
      return <p>{words.opening}</p>;
    case "signedOut":
      return (
        <>
          <p>{words.signedOut}</p>
          <SignInForm onSignedIn={again} />
        </>
      );
    case "refused":
    case "unreachable":
      return (
        <>
          <p role="alert">{looked?.is === "refused" ? looked.sentence : words.unreachable}</p>
          <p>{words.unreachableNext}</p>
          <button type="button" class="button primary" onClick={again}>
            {words.again}
          </button>
        </>
      );
    case "answered":
      return <Checked {...looked.value} again={again} />;
  }
}

function Checked({ me, found, again }: Looked & { readonly again: () => void }) {
  const sound = useSignal<Found["sound"]>("notTried");
  const checks = checksOf({ ...found, sound: sound.value });
  const { zone } = me.organisation;
  return (
    <>
      <p>{shiftSaid(found, zone)}</p>
      <p role="status">
        <strong>{words.whole[whole(checks)]}</strong>
      </p>
      <ul class="checks">
        {checks.map((check) => (
          <Row key={check.name} check={check} />
        ))}
      </ul>
      <Listening answered={(heard) => (sound.value = heard)} />
      <div class="ready-end">
        <button type="button" class="button" onClick={again}>
          {words.again}
        </button>
        <a href="/staff">{words.console}</a>
      </div>
    </>
  );
}

function Row({ check: { name, result } }: { readonly check: Check }) {
  const { title, says } = sentences[name];
  return (
    <li data-result={result}>
      <h2>
        {title}: <span class="result">{words.results[result]}</span>
      </h2>
      <p>{says[result]}</p>
    </li>
  );
}

const sound = new Sound();

function Listening({ answered }: { readonly answered: (heard: "heard" | "notHeard") => void }) {
  return (
    <div class="listening">
      <button
        type="button"
        class="button"
        onClick={() => {
          sound.prepare();
          // The context needs a moment to run after the first press.
          setTimeout(() => sound.play("offer", 3), 100);
        }}
      >
        {words.play}
      </button>
      <button type="button" class="button quiet" onClick={() => answered("heard")}>
        {words.heard}
      </button>
      <button type="button" class="button quiet" onClick={() => answered("notHeard")}>
        {words.notHeard}
      </button>
    </div>
  );
}
