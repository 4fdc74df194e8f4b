/** One step from "my shift has begun" to the board: the briefing, and the promise to be ready and fit. */
import { DutyPass, readToken } from "../../../shared/tokens.ts";
import type { ConsolePage } from "../console/page.ts";
import { clockTime } from "../durations.ts";
import { checkIn, gate } from "../words/en.ts";
import { Card } from "./gate.tsx";
import { LostChat } from "./lost-chat.tsx";

export function CheckIn({ page }: { readonly page: ConsolePage }) {
  const { me, shift, link, lost, pass } = page.state.value;
  if (link === "replaced") return <Replaced page={page} />;
  const limit = (pass === undefined ? undefined : readToken(DutyPass, pass)?.limit) ?? 1;
  const zone = me?.organisation.zone ?? "UTC";
  const hours =
    shift === null ? [] : [checkIn.shift(shift.line, clockTime(shift.from, zone), clockTime(shift.until, zone))];
  return (
    <Card page={page} heading={checkIn.heading(me?.person.alias ?? "")} lines={hours}>
      <section class="briefing" aria-labelledby="briefing-heading">
        <h2 id="briefing-heading">{checkIn.briefingHeading}</h2>
        <ul>
          {checkIn.briefing(limit).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {lost.map((kept) => (
        <LostChat key={kept.room} page={page} kept={kept} />
      ))}
      <p class="promise">{checkIn.promise}</p>
      <button type="button" class="button primary large" onClick={() => page.tell({ type: "checkInPressed" })}>
        {checkIn.button}
      </button>
    </Card>
  );
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
