/** Everything that can stand between a person and the board, each with what to do next. */
import type { ComponentChildren } from "preact";
import { type Role, takesChats } from "../../../shared/certificates.ts";
import { GateCard } from "../../staff/gate-card.tsx";
import { NewBrowser } from "../../staff/new-browser.tsx";
import { sectionsFor } from "../../staff/sections.ts";
import { SignInForm } from "../../staff/sign-in.tsx";
import { frame } from "../../staff/words/en.ts";
import type { ConsolePage } from "../console/page.ts";
import type { ConsoleState } from "../console/state.ts";
import { clockTime, dayName } from "../durations.ts";
import { gate } from "../words/en.ts";
import { Account } from "./header.tsx";
import { RunningPanel } from "./running.tsx";
import { noShiftFor, whom } from "./whom.ts";

export function Gate({ page }: { readonly page: ConsolePage }) {
  const state = page.state.value;
  const { stage } = state;
  const who = gate.who[whom(state.me)];
  const roles = state.me?.person.roles ?? [];
  switch (stage.is) {
    case "opening":
    case "onShift":
      return <Card page={page} heading={gate.opening} quiet />;
    case "unreachable":
      return <Card page={page} heading={gate.unreachable} lines={[gate.unreachableNext]} />;
    case "signedOut":
      return (
        <Card page={page} heading={gate.signedOut[stage.why]} lines={[gate.signedOutNext[stage.why]]}>
          {stage.why === "notHeard" ? <LoadAgain /> : <SignInForm onSignedIn={reload} />}
        </Card>
      );
    case "noDevice":
      return (
        <Card page={page} heading={gate.noDevice[stage.why]} lines={[gate.noDeviceNext[stage.why](who)]}>
          {state.me === undefined || stage.why === "unreadable" ? null : (
            <NewBrowser me={state.me} old={stage.why !== "absent"} onCertified={reload} />
          )}
        </Card>
      );
    case "stopped":
      return stage.why === "forbidden" ? (
        <Card page={page} heading={stage.sentence ?? gate.forbidden} lines={[gate.forbiddenNext(who)]} />
      ) : (
        <Card page={page} heading={gate.outdated} lines={[gate.outdatedNext]}>
          <LoadAgain />
        </Card>
      );
    case "offShift":
      return (
        <Card page={page} heading={gate.offShift} lines={nextShift(state)}>
          <RunningPanel page={page} />
          {takesChats(roles) ? (
            <p>
              <a href="/staff/ready">{gate.readyCheck}</a>
            </p>
          ) : null}
          <Pages roles={roles} />
        </Card>
      );
  }
}

/** No chat can be lost by going there: nobody is on shift here. */
function Pages({ roles }: { readonly roles: readonly Role[] }) {
  return (
    <nav aria-label={frame.nav}>
      <ul class="buttons">
        {sectionsFor(roles).map((name) => (
          <li key={name}>
            <a class="button" href={`/staff/${name}`}>
              {frame[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const reload = () => location.reload();

function LoadAgain() {
  return (
    <button type="button" class="button primary" onClick={reload}>
      {gate.reload}
    </button>
  );
}

function nextShift({ shift, me }: ConsoleState): readonly string[] {
  if (shift === null || me === undefined) return [gate.noShift[noShiftFor(me)]];
  const { zone } = me.organisation;
  const sentence = gate.nextShift(dayName(shift.from, zone), clockTime(shift.from, zone), clockTime(shift.until, zone));
  return [sentence, gate.opensByItself];
}

interface CardProps {
  readonly page: ConsolePage;
  readonly heading: string;
  readonly lines?: readonly string[];
  /** Passing by: nothing to read out. */
  readonly quiet?: boolean;
  readonly children?: ComponentChildren;
}

export function Card({ page, heading, lines = [], quiet = false, children }: CardProps) {
  const { me } = page.state.value;
  return (
    <GateCard
      {...{ heading, lines, quiet }}
      brand={me?.organisation.name ?? ""}
      account={me === undefined ? null : <Account page={page} />}
    >
      {children}
    </GateCard>
  );
}
