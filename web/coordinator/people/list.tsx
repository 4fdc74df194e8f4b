/** Everybody as a table, which is a list of cards on a phone; search and filter above it. */
import type { PersonShown } from "../../../shared/people-interface.ts";
import { privateField } from "../../staff/private-field.ts";
import { dayShort, dayWritten } from "../dates.ts";
import { LedgerHead } from "../ledger-head.tsx";
import { roleNames, stateNames, people as words } from "../words/en.ts";
import { languageNames } from "./languages.ts";
import { dayIn, filters, listed, liveDevices, passes } from "./listing.ts";
import type { PeopleView } from "./shown.ts";
import { SkillList } from "./skills.tsx";

export function List({ page }: { readonly page: PeopleView }) {
  const { people, search, filter } = page.state.value;
  const today = dayIn(page.me.organisation.zone, page.now());
  const rows = listed(people, { search, filter, today });
  const all = people.filter((person) => passes(person, "everybody", today)).length;
  return (
    <>
      <Finding page={page} today={today} />
      <p class="small" role="status">
        {words.counted(rows.length, Math.max(all, rows.length))}
      </p>
      {rows.length === 0 ? <NoneFound page={page} /> : <Table page={page} rows={rows} today={today} />}
    </>
  );
}

function Finding({ page, today }: { readonly page: PeopleView; readonly today: string }) {
  const { people, search, filter } = page.state.value;
  return (
    <search class="finding">
      <div class="field">
        <label for="people-search">{words.search}</label>
        <input
          id="people-search"
          type="search"
          value={search}
          {...privateField}
          onInput={(event) => page.tell({ type: "searched", text: event.currentTarget.value })}
        />
      </div>
      <fieldset class="filters">
        <legend class="unseen">{words.filter}</legend>
        {filters.map((name) => (
          <label key={name} class="filter">
            <input
              type="radio"
              name="people-filter"
              value={name}
              checked={filter === name}
              onChange={() => page.tell({ type: "filtered", filter: name })}
            />
            <span>
              {words.filters[name]} <b>{people.filter((person) => passes(person, name, today)).length}</b>
            </span>
          </label>
        ))}
      </fieldset>
    </search>
  );
}

function NoneFound({ page }: { readonly page: PeopleView }) {
  const showAll = () => {
    page.tell({ type: "searched", text: "" });
    page.tell({ type: "filtered", filter: "everybody" });
  };
  return (
    <div class="sheet none-found">
      <p class="strong">{words.noneFound}</p>
      <p>{words.noneFoundNext}</p>
      <button type="button" class="button" onClick={showAll}>
        {words.showEverybody}
      </button>
    </div>
  );
}

interface Rows {
  readonly page: PeopleView;
  readonly rows: readonly PersonShown[];
  readonly today: string;
}

function Table({ page, rows, today }: Rows) {
  return (
    <table class="ledger people">
      <LedgerHead caption={words.heading} columns={words.columns} />
      <tbody>
        {rows.map((person) => (
          <Row key={person.id} page={page} person={person} today={today} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  page,
  person,
  today,
}: {
  readonly page: PeopleView;
  readonly person: PersonShown;
  readonly today: string;
}) {
  const { columns } = words;
  const { id, alias, roles, languages, skills, chatsMost, lastSeenDay, passkeys } = person;
  return (
    <tr data-state={person.state}>
      <th scope="row">
        <button type="button" class="open" onClick={() => page.tell({ type: "personPressed", id })}>
          {alias}
        </button>
        <Marks person={person} isMe={page.me.person.id === id} />
      </th>
      <td data-label={columns.roles}>{roles.map((role) => roleNames[role]).join(", ")}</td>
      <td data-label={columns.languages}>{languageNames(languages)}</td>
      <td data-label={columns.skills}>
        <SkillList skills={skills} today={today} />
      </td>
      <td data-label={columns.limit} class="number">
        {chatsMost}
      </td>
      <td data-label={columns.seen} class="whole">
        {lastSeenDay === null ? words.neverSeen : dayShort(lastSeenDay)}
      </td>
      <td data-label={columns.passkeys} class="number">
        {passkeys === 0 ? words.noPasskeys : passkeys}
      </td>
      <td data-label={columns.browsers}>
        <Browsers page={page} person={person} />
      </td>
    </tr>
  );
}

/** Whatever is out of the ordinary, each in words. */
export function Marks({ person, isMe }: { readonly person: PersonShown; readonly isMe: boolean }) {
  const { state, trainee, requests } = person;
  return (
    <span class="marks">
      {isMe ? <span class="small">{words.you}</span> : null}
      {state === "active" ? null : <span class="pill">{stateNames[state]}</span>}
      {trainee ? <span class="pill">{words.trainee}</span> : null}
      {requests.length > 0 && state !== "left" ? <span class="pill warn">{words.asks}</span> : null}
    </span>
  );
}

function Browsers({ page, person }: { readonly page: PeopleView; readonly person: PersonShown }) {
  const live = liveDevices(person, page.now());
  if (live.length === 0) return <>{words.noBrowsers}</>;
  const first = Math.min(...live.map(({ certifiedUntil }) => certifiedUntil));
  return <>{words.until(live.length, dayWritten(first, page.me.organisation.zone))}</>;
}
