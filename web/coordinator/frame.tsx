/**
 * What stands around every page of the office: whose service, the pages somebody's roles include, who is signed in;
 * and what is shown instead while nobody is. The page inside gets who asks.
 */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { mayDo } from "../../shared/permissions.ts";
import type { MeAnswer } from "../../shared/staff-interface.ts";
import type { Answered } from "../staff/ask.ts";
import { Brand } from "../staff/brand.tsx";
import { ComplaintsWaiting } from "../staff/complaints-waiting.tsx";
import { GateCard } from "../staff/gate-card.tsx";
import { type Section, sections, sectionsFor } from "../staff/sections.ts";
import { SignIn } from "../staff/sign-in.tsx";
import { fetchMe, signOut } from "../staff/staff-interface.ts";
import { StepUpDialog } from "../staff/step-up-dialog.tsx";
import { Warnings } from "../staff/warnings.tsx";
import { frame as words } from "../staff/words/en.ts";

/** The rota's own page says these itself, with what to do about each. */
const shownOnRota = ["gap", "alone", "unsupervised", "unpublished"] as const;

interface Props {
  readonly section: Section;
  /** `signedOut`: for a page that is told so by the service. */
  readonly children: (me: MeAnswer, signedOut: () => void) => ComponentChildren;
}

export function Frame({ section, children }: Props) {
  const answer = useSignal<Answered<MeAnswer> | undefined>(undefined);
  const stillIn = useSignal(false);
  const look = () => void fetchMe().then((me) => (answer.value = me));
  const leave = () =>
    void signOut().then((isOut) => {
      stillIn.value = !isOut;
      if (isOut) look();
    });
  useEffect(look, []);
  const now = answer.value;
  if (stillIn.value)
    return (
      <GateCard key="stillIn" heading={words.stillIn} lines={[words.stillInNext]}>
        <button type="button" class="button primary" onClick={leave}>
          {words.signOutAgain}
        </button>
      </GateCard>
    );
  if (now === undefined) return <GateCard key="opening" heading={words.opening} quiet />;
  switch (now.is) {
    case "signedOut":
      return <SignIn onSignedIn={look} />;
    case "unreachable":
      return (
        <GateCard key="unreachable" heading={words.unreachable} lines={[words.unreachableNext]}>
          <button type="button" class="button primary" onClick={look}>
            {words.again}
          </button>
        </GateCard>
      );
    case "refused":
      return <GateCard key="refused" heading={words.refused} lines={[now.sentence]} />;
    case "answered":
      return (
        <Framed section={section} me={now.value} leave={leave}>
          {mayDo(sections[section], now.value.person.roles) ? children(now.value, look) : <NotAllowed />}
        </Framed>
      );
  }
}

interface FramedProps {
  readonly section: Section;
  readonly me: MeAnswer;
  readonly leave: () => void;
  readonly children: ComponentChildren;
}

function Framed({ section, me, leave, children }: FramedProps) {
  const { person, organisation } = me;
  useEffect(() => {
    document.title = `${words[section]} · ${organisation.name}`;
  }, [section, organisation.name]);
  return (
    <div class="office">
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <header class="office-head">
        <Brand name={organisation.name} />
        <nav aria-label={words.nav}>
          <ul>
            <li>
              <a href="/staff">{words.chats}</a>
            </li>
            {sectionsFor(person.roles).map((name) => (
              <li key={name}>
                <a href={`/staff/${name}`} aria-current={name === section ? "page" : undefined}>
                  {words[name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="office-who">
          <span class="mark" title={words.signedInAs(person.alias)}>
            <span class="unseen">{words.signedInAs(person.alias)}</span>
            <span aria-hidden="true">{Array.from(person.alias)[0]?.toUpperCase()}</span>
          </span>
          <button type="button" class="button quiet" onClick={leave}>
            {words.signOut}
          </button>
        </div>
      </header>
      {section === "complaints" ? null : <ComplaintsWaiting roles={person.roles} />}
      <Warnings roles={person.roles} without={section === "rota" ? shownOnRota : []} toRota={section !== "rota"} />
      <main id="content" tabIndex={-1} class="office-main">
        {children}
      </main>
      <StepUpDialog />
    </div>
  );
}

function NotAllowed() {
  return (
    <section class="sheet">
      <h1>{words.notAllowed}</h1>
      <p>{words.notAllowedNext}</p>
      <p>
        <a class="button" href="/staff/account">
          {words.toAccount}
        </a>
      </p>
    </section>
  );
}
