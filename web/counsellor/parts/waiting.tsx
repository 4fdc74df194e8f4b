/** Who waits, how long, in which language; the one button that takes whoever is next, and one for each of the others. */
import { DutyPass, readToken } from "../../../shared/tokens.ts";
import { obstacle } from "../console/able.ts";
import { isRinging } from "../console/offers.ts";
import type { ConsolePage } from "../console/page.ts";
import type { Board } from "../console/state.ts";
import { clockTime, languageName, ticking } from "../durations.ts";
import { rest, waiting } from "../words/en.ts";
import { Key } from "./key.tsx";
import { sentence } from "./notice.tsx";
import { OfferPanel } from "./offer.tsx";
import { Urgent } from "./urgent.tsx";

type Person = Board["waiting"][number];

export function Waiting({ page }: { readonly page: ConsolePage }) {
  const { board, offer } = page.state.value;
  const people = board?.waiting ?? [];
  const count = board?.waitingCount ?? 0;
  const next = people.find(({ fits }) => fits) ?? people[0];
  const ringing = isRinging(offer, page.now.value) ? offer.ticket : undefined;
  const others = people.filter((person) => person !== next && person.ticket !== ringing);
  const hidden = count - people.length;
  return (
    <section class="waiting" aria-labelledby="waiting-heading">
      <div class="section-head">
        <h2 id="waiting-heading">{waiting.heading}</h2>
        {count > 0 ? <span class="pill warn">{waiting.people(count)}</span> : null}
      </div>
      <div class={next === undefined ? "next empty" : "next"}>
        <div class="next-who">{next === undefined ? <Nobody page={page} /> : <Who page={page} person={next} />}</div>
        <TakeNext page={page} />
      </div>
      <Closed page={page} />
      <Obstacle page={page} />
      <OfferPanel page={page} />
      {others.length > 0 ? (
        <ol class="others">
          {others.map((person) => (
            <li key={person.ticket}>
              <Other page={page} person={person} />
            </li>
          ))}
        </ol>
      ) : null}
      {hidden > 0 && count > 0 ? <p class="small">{waiting.more(hidden)}</p> : null}
      <Pause page={page} />
    </section>
  );
}

function Who({ page, person }: { readonly page: ConsolePage; readonly person: Person }) {
  return (
    <>
      <strong class="waits">{waiting.waitingFor(ticking(page.now.value - person.since))}</strong>
      <span class="small">{languageName(person.language)}</span>
      {person.urgent ? <Urgent /> : null}
    </>
  );
}

function Other({ page, person }: { readonly page: ConsolePage; readonly person: Person }) {
  const { ticket, fits, language, since } = person;
  const reason = `why-${ticket}`;
  const blocked = obstacle(page.state.value, page.now.value) !== undefined;
  return (
    <>
      <div class="next-who">
        <Who page={page} person={person} />
        {fits ? null : (
          <span class="small reason" id={reason}>
            {whyNot(page, person)}
          </span>
        )}
      </div>
      <button
        type="button"
        class="button"
        disabled={!fits || blocked}
        aria-label={waiting.takeThis(ticking(page.now.value - since), languageName(language))}
        {...(blocked ? { "aria-describedby": obstacleId } : fits ? {} : { "aria-describedby": reason })}
        onClick={() => page.tell({ type: "takePressed", ticket })}
      >
        {waiting.take}
      </button>
    </>
  );
}

/** The Switchboard only says that somebody cannot be taken here; the duty pass knows which languages are written. */
function whyNot(page: ConsolePage, { language }: Person): string {
  const { pass } = page.state.value;
  const mine = pass === undefined ? undefined : readToken(DutyPass, pass)?.languages;
  return mine?.includes(language) === false ? waiting.otherLanguage(languageName(language)) : waiting.unreachable;
}

function Nobody({ page }: { readonly page: ConsolePage }) {
  const { board, taking } = page.state.value;
  if (obstacle(page.state.value, page.now.value) !== undefined) return <strong>{waiting.none}</strong>;
  const next = taking ? waiting.noneNext : waiting.noneWhilePaused;
  return (
    <>
      <strong>{waiting.none}</strong>
      <span class="small">{board?.open === false ? closedSaid(board) : next}</span>
    </>
  );
}

function closedSaid({ missing }: Board): string {
  return missing == null ? waiting.lineClosed : `${waiting.lineClosed} ${waiting.missing(missing)}`;
}

function TakeNext({ page }: { readonly page: ConsolePage }) {
  const { asking, board } = page.state.value;
  const blocked = obstacle(page.state.value, page.now.value) !== undefined;
  const someone = (board?.waitingCount ?? 0) > 0 && !blocked;
  return (
    <button
      type="button"
      class={someone ? "button primary take" : "button take"}
      aria-busy={asking}
      disabled={blocked}
      {...(blocked ? { "aria-describedby": obstacleId } : {})}
      onClick={() => page.tell({ type: "takePressed" })}
    >
      {waiting.takeNext}
      {page.singleKeysOn.value ? <Key name={page.keyMap.value.takeNext} /> : null}
    </button>
  );
}

const obstacleId = "cannot-take";

/** Beside the button that cannot be pressed stands why, whatever else the notices say. */
function Obstacle({ page }: { readonly page: ConsolePage }) {
  const { me } = page.state.value;
  const why = obstacle(page.state.value, page.now.value);
  if (why === undefined) return null;
  return (
    <p class="small obstacle" id={obstacleId}>
      {sentence(why, me?.organisation.zone ?? "UTC")}
    </p>
  );
}

/** The minutes between two chats, while they last: as long as somebody needs, and no longer. */
function Pause({ page }: { readonly page: ConsolePage }) {
  const { board, me } = page.state.value;
  const nextAt = board?.me.nextAt ?? null;
  if (nextAt === null || nextAt <= page.now.value) return null;
  const time = clockTime(nextAt, me?.organisation.zone ?? "UTC");
  return (
    <div class="pause">
      <p class="small">{waiting.nextAt(time, ticking(nextAt - page.now.value))}</p>
      <button type="button" class="button quiet" onClick={() => page.tell({ type: "pausePressed", wish: "longer" })}>
        {rest.longer}
      </button>
      <button type="button" class="button quiet" onClick={() => page.tell({ type: "pausePressed", wish: "over" })}>
        {rest.over}
      </button>
    </div>
  );
}

/** Lines that somebody in charge has closed, and why. */
function Closed({ page }: { readonly page: ConsolePage }) {
  const { turn, me } = page.state.value;
  const zone = me?.organisation.zone ?? "UTC";
  return (
    <div role="status">
      {turn?.closed.map(({ line, by, until, reason }) => (
        <p key={line} class="small obstacle">
          {waiting.closedBy(line, by, clockTime(until, zone), reason)}
        </p>
      ))}
    </div>
  );
}
