/** Who else is on shift: nobody here is alone. */
import type { ConsolePage } from "../console/page.ts";
import type { Board } from "../console/state.ts";
import { ticking } from "../durations.ts";
import { onShift, rest as words } from "../words/en.ts";
import { ColleaguesAsking } from "./colleagues.tsx";
import { RunningPanel } from "./running.tsx";

export function OnShift({ page }: { readonly page: ConsolePage }) {
  const people = page.state.value.board?.onShift ?? [];
  return (
    <section class="on-shift" aria-labelledby="on-shift-heading">
      <div class="section-head">
        <h2 id="on-shift-heading">{onShift.heading}</h2>
      </div>
      {people.length === 0 ? <p class="small">{onShift.none}</p> : null}
      <ul>
        {people.map((person, place) => (
          <li key={`${person.alias} ${place}`}>
            <span class="mark" aria-hidden="true">
              {Array.from(person.alias)[0]?.toUpperCase()}
            </span>
            <span class="chat-item-text">
              <strong>{person.alias}</strong>
              <span class="small">{doing(person, page.now.value)}</span>
            </span>
            <span class="on-shift-end small">
              {person.lead ? <span class="pill">{onShift.lead}</span> : null}
              {person.chats > 0 ? <span>{onShift.chats(person.chats)}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      <ColleaguesAsking page={page} />
      <RunningPanel page={page} />
    </section>
  );
}

function doing({ taking, rest }: Board["onShift"][number], now: number): string {
  if (taking) return onShift.taking;
  return rest === null ? onShift.paused : `${words[rest.why]} ${words.since(ticking(now - rest.since))}`;
}
