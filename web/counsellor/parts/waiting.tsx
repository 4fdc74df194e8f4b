/** Who waits, how long, in which language; and the one button that takes whoever is next. */
import type { ConsolePage } from "../console/page.ts";
import type { Board } from "../console/state.ts";
import { clockTime, languageName, ticking } from "../durations.ts";
import { waiting } from "../words/en.ts";
import { Key } from "./key.tsx";

export function Waiting({ page }: { readonly page: ConsolePage }) {
  const { board } = page.state.value;
  const count = board?.waitingCount ?? 0;
  const [first, ...others] = board?.waiting ?? [];
  const hidden = count - (board?.waiting.length ?? 0);
  return (
    <section class="waiting" aria-labelledby="waiting-heading">
      <div class="section-head">
        <h2 id="waiting-heading">{waiting.heading}</h2>
        {count > 0 ? <span class="pill warn">{waiting.people(count)}</span> : null}
      </div>
      <div class={first === undefined ? "next empty" : "next"}>
        <div class="next-who">{first === undefined ? <Nobody page={page} /> : <Who page={page} person={first} />}</div>
        <TakeNext page={page} />
      </div>
      {others.length > 0 ? (
        <ol class="others">
          {others.map((person, place) => (
            <li key={`${person.since} ${place}`}>
              <Who page={page} person={person} />
            </li>
          ))}
        </ol>
      ) : null}
      {hidden > 0 && count > 0 ? <p class="small">{waiting.more(hidden)}</p> : null}
      <Pause page={page} />
    </section>
  );
}

function Who({ page, person }: { readonly page: ConsolePage; readonly person: Board["waiting"][number] }) {
  return (
    <>
      <strong class="waits">{waiting.waitingFor(ticking(page.now.value - person.since))}</strong>
      <span class="small">{languageName(person.language)}</span>
    </>
  );
}

function Nobody({ page }: { readonly page: ConsolePage }) {
  const { board, taking } = page.state.value;
  const next = taking ? waiting.noneNext : waiting.noneWhilePaused;
  return (
    <>
      <strong>{waiting.none}</strong>
      <span class="small">{board?.open === false ? waiting.lineClosed : next}</span>
    </>
  );
}

function TakeNext({ page }: { readonly page: ConsolePage }) {
  const { asking, board } = page.state.value;
  const someone = (board?.waitingCount ?? 0) > 0;
  return (
    <button
      type="button"
      class={someone ? "button primary take" : "button take"}
      aria-busy={asking}
      onClick={() => page.tell({ type: "takePressed" })}
    >
      {waiting.takeNext}
      {page.singleKeysOn.value ? <Key name="T" /> : null}
    </button>
  );
}

/** The minutes between two chats, while they last. */
function Pause({ page }: { readonly page: ConsolePage }) {
  const { board, me } = page.state.value;
  const nextAt = board?.me.nextAt ?? null;
  if (nextAt === null || nextAt <= page.now.value) return null;
  return <p class="small">{waiting.nextAt(clockTime(nextAt, me?.organisation.zone ?? "UTC"))}</p>;
}
