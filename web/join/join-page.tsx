/** The join page's one card: who the link is for and the name, or what went wrong and what to do next. */
import type { ReadonlySignal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Brand } from "../staff/brand.tsx";
import { privateField } from "../staff/private-field.ts";
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
      return <Card key="opening" brand="" heading={words.opening} />;
    case "asking":
      return <Asking key="asking" asking={now} tell={tell} />;
    case "stopped":
      return <Stopped key="stopped" problem={now.problem} again={now.link !== undefined} tell={tell} />;
  }
}

function Asking({ asking, tell }: { readonly asking: Extract<JoinState, { is: "asking" }> } & Omit<Props, "state">) {
  const { invited, complaint, working } = asking;
  const alias = useSignal(invited.alias);
  const said = complaint === undefined ? "" : words[complaint];
  return (
    <Card brand={invited.organisation} heading={words.heading(invited.organisation)}>
      <p>{words.about(invited.alias)}</p>
      <form
        class="join-form"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          tell({ type: "continued", alias: alias.peek() });
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
        <button type="submit" class="button primary large" aria-disabled={working}>
          {words.button}
        </button>
      </form>
      <p class="small">{words.shared}</p>
    </Card>
  );
}

interface StoppedProps {
  readonly problem: JoinProblem;
  readonly again: boolean;
  readonly tell: Props["tell"];
}

function Stopped({ problem, again, tell }: StoppedProps) {
  const { heading, next } =
    typeof problem === "string" ? problems[problem] : refused(problem.problem, problem.sentence);
  // Somebody who is signed in already and comes back to a used link wants the console.
  const wasHere = problem === "noLink" || (typeof problem !== "string" && problem.problem === "linkUsed");
  return (
    <Card brand="" heading={heading}>
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
    </Card>
  );
}

interface CardProps {
  readonly brand: string;
  readonly heading: string;
  readonly children?: ComponentChildren;
}

function Card({ brand, heading, children }: CardProps) {
  const title = useRef<HTMLHeadingElement>(null);
  // Each state is a new page to somebody who listens to it.
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  return (
    <div class="gate">
      <header class="gate-head">
        <Brand name={brand} />
      </header>
      <main class="card">
        <h1 ref={title} tabIndex={-1}>
          {heading}
        </h1>
        {children}
      </main>
    </div>
  );
}
