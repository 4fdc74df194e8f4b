/** One step from "my shift has begun" to the board: the briefing, and the promise to be ready and fit. */
import type { ConsolePage } from "../console/page.ts";
import { clockTime } from "../durations.ts";
import { checkIn, gate } from "../words/en.ts";
import { Card } from "./gate.tsx";
import { LostChat } from "./lost-chat.tsx";
import { RunningPanel } from "./running.tsx";

export function CheckIn({ page }: { readonly page: ConsolePage }) {
  const { me, shift, turn, link, lost } = page.state.value;
  if (link === "replaced") return <Replaced page={page} />;
  const zone = me?.organisation.zone ?? "UTC";
  const hours =
    shift === null ? [] : [checkIn.shift(shift.line, clockTime(shift.from, zone), clockTime(shift.until, zone))];
  return (
    <Card page={page} heading={checkIn.heading(me?.person.alias ?? "")} lines={hours}>
      {turn?.briefings.map(({ line, text, by }) => (
        <section key={line} class="briefing" aria-label={checkIn.today(line)}>
          <h2>{checkIn.today(line)}</h2>
          <p class="briefing-text">{text}</p>
          {by === "" ? null : <p class="small">{checkIn.by(by)}</p>}
        </section>
      ))}
      <section class="briefing" aria-labelledby="briefing-heading">
        <h2 id="briefing-heading">{checkIn.briefingHeading}</h2>
        <ul>
          {checkIn.briefing(turn?.limit ?? 1).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {lost.map((kept) => (
        <LostChat key={kept.room} page={page} kept={kept} />
      ))}
      <p class="promise">
        <strong>{checkIn.question}</strong> {checkIn.promise}
      </p>
      <button type="button" class="button primary large" onClick={() => page.tell({ type: "checkInPressed" })}>
        {checkIn.button}
      </button>
      <p>
        <a href="/staff/ready">{gate.readyCheckNow}</a>
      </p>
      {/* Whoever leads writes the briefing before the others read it. */}
      <RunningPanel page={page} />
    </Card>
  );
}

/** Checked in, and at the door until somebody in charge has said yes. */
export function Awaited({ page }: { readonly page: ConsolePage }) {
  const leads = page.state.value.turn?.leads ?? [];
  return <Card page={page} heading={checkIn.waiting.heading(leads)} lines={[checkIn.waiting.next]} />;
}

function Replaced({ page }: { readonly page: ConsolePage }) {
  return (
    <Card page={page} heading={gate.replaced} lines={[gate.replacedNext]}>
      <button type="button" class="button primary" onClick={() => page.tell({ type: "continueHerePressed" })}>
        {gate.continueHere}
      </button>
    </Card>
  );
}
