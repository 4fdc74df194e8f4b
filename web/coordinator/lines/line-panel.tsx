/** One line: how it stands, what is to be done before it opens, what can be done to it, and what visitors read. */
import type { ComponentChildren } from "preact";
import { waitMostMs } from "../../../shared/limits.ts";
import type { LineShown } from "../../../shared/line-interface.ts";
import { languageNames } from "../people/languages.ts";
import { SavedForm } from "../saved-form.tsx";
import { CheckNumbers, HelpNumbers } from "./check-numbers.tsx";
import { checklist } from "./checklist.ts";
import { draftOf } from "./draft.ts";
import { languages as languageWords } from "./languages/words/en.ts";
import { Buttons, Paragraphs } from "./limits-forms.tsx";
import type { View } from "./panel.ts";
import { Preview } from "./preview-frame.tsx";
import type { LinesShell } from "./shell.ts";
import {
  checklist as checklistWords,
  limits as limitsWords,
  lines as listWords,
  showing,
  takingOff,
  panel as words,
} from "./words/en.ts";

interface Props {
  readonly page: LinesShell;
  readonly line: LineShown;
}

export function LinePanel({ page, line }: Props) {
  const { slug, standing, limits, waiting } = line;
  return (
    <div class="drawer-parts">
      <section class="part">
        <p class="marks">
          <span class={standing === "shown" ? "pill" : "pill quiet"}>{listWords.standing[standing]}</span>
          {standing === "draft" ? null : (
            <a href={`/${slug}`} target="_blank" rel="noreferrer">
              {words.visitorsPage}
            </a>
          )}
        </p>
        <Actions page={page} line={line} />
      </section>
      {standing === "draft" ? <Checklist page={page} line={line} /> : null}
      <section class="part" aria-labelledby="line-limits">
        <h3 id="line-limits">{words.limits}</h3>
        {limits === null && waiting === null ? <p>{words.noLimits}</p> : null}
        {waiting === null ? null : (
          <>
            <p>{words.limitsWait(waiting.version)}</p>
            <Paragraphs of={waiting.paragraphs} />
          </>
        )}
        {limits === null ? null : (
          <>
            <p>{words.limitsBy(limits.version, limits.signedOffBy ?? "")}</p>
            <Paragraphs of={limits.paragraphs} />
            <div>
              <Go page={page} view="earlier">
                {words.earlier}
              </Go>
            </div>
          </>
        )}
      </section>
      <Facts line={line} />
      <Preview page={page} slug={slug} draft={draftOf(line)} paragraphs={(limits ?? waiting)?.paragraphs ?? []} />
    </div>
  );
}

function Actions({ page, line }: Props) {
  const { standing, limits, waiting } = line;
  return (
    <div class="buttons">
      {waiting === null ? null : (
        <Go page={page} view="signing" primary={limits === null}>
          {words.signOff}
        </Go>
      )}
      {standing !== "shown" && limits !== null ? (
        <Go page={page} view="showing" primary>
          {standing === "draft" ? words.show : words.showAgain}
        </Go>
      ) : null}
      <Go page={page} view="limits" primary={limits === null && waiting === null}>
        {limits === null && waiting === null ? words.writeLimits : words.changeLimits}
      </Go>
      <Go page={page} view="editing">
        {words.change}
      </Go>
      <Go page={page} view="languages">
        {languageWords.open}
      </Go>
      {standing === "takenOff" ? null : (
        <Go page={page} view="takingOff">
          {words.takeOff}
        </Go>
      )}
    </div>
  );
}

interface GoProps {
  readonly page: LinesShell;
  readonly view: View["is"];
  readonly primary?: boolean;
  readonly children: ComponentChildren;
}

function Go({ page, view, primary = false, children }: GoProps) {
  return (
    <button
      type="button"
      class={primary ? "button primary" : "button"}
      onClick={() => page.tell({ type: "viewed", view })}
    >
      {children}
    </button>
  );
}

function Checklist({ page, line }: Props) {
  const items = checklist(line, page.people.value, page.now());
  return (
    <section class="part" aria-labelledby="line-checklist">
      <h3 id="line-checklist">{checklistWords.heading}</h3>
      <ul class="checklist">
        {items.map(({ item, mark }) => (
          <li key={item} data-mark={mark}>
            <span class={mark === "toDo" ? "pill warn" : "pill"}>{checklistWords.marks[mark]}</span>
            <p>
              {checklistWords.item(item, line.minimumStaff)}{" "}
              {(item === "people" || item === "leads") && mark === "toDo" ? (
                <a href="/staff/people">{checklistWords.toPeople}</a>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      <p class="small">
        {checklistWords.rota} <a href="/staff/rota">{checklistWords.toRota}</a>
      </p>
    </section>
  );
}

const minutesOf = (ms: number) => ms / 60_000;

function Facts({ line }: { readonly line: LineShown }) {
  const { facts } = words;
  const rows: readonly (readonly [string, string])[] = [
    [facts.address, `${location.host}/${line.slug}`],
    [facts.languages, languageNames(line.languages)],
    [facts.topics, line.topics.join(" · ") || words.none],
    [facts.leaveTo, line.leaveTo],
    [facts.urgentFirst, line.urgentFirst ? words.urgentYes : words.urgentNo],
    [facts.minimumStaff, words.people(line.minimumStaff)],
    [facts.leadRequired, line.leadRequired ? words.leadYes : words.leadNo],
    [facts.betweenChats, words.minutes(minutesOf(line.betweenChatsMs))],
    [facts.lastStart, words.beforeEnd(minutesOf(line.lastStartBeforeMs))],
    [facts.waitMost, words.minutes(minutesOf(line.waitMostMs ?? waitMostMs))],
  ];
  return (
    <section class="part" aria-labelledby="line-words">
      <h3 id="line-words">{words.words}</h3>
      <HelpNumbers line={line} />
      <dl class="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface ShowProps extends Props {
  readonly view: Extract<View, { is: "showing" }>;
  readonly working: boolean;
}

/** Whoever shows a line says that the numbers on it are right. */
export function ShowForm({ page, line, view, working }: ShowProps) {
  const items = checklist(line, page.people.value, page.now());
  const few = items.some(({ item, mark }) => item === "people" && mark === "toDo");
  return (
    <SavedForm save={() => page.tell({ type: "savePressed" })}>
      <h3>{showing.heading}</h3>
      <p>{showing.about}</p>
      {few ? <p class="notice">{showing.few(line.minimumStaff)}</p> : null}
      <CheckNumbers page={page} line={line} view={view} />
      <Buttons page={page} onward={showing.button} working={working} />
    </SavedForm>
  );
}

export function TakeOffForm({ page, line, working }: Props & { readonly working: boolean }) {
  return (
    <SavedForm save={() => page.tell({ type: "savePressed" })}>
      <h3>{takingOff.heading}</h3>
      <ul class="what-happens">
        {(line.standing === "draft" ? takingOff.aboutDraft : takingOff.about).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Buttons page={page} onward={takingOff.button(line.name)} working={working} danger />
    </SavedForm>
  );
}

interface EarlierProps {
  readonly page: LinesShell;
  readonly view: Extract<View, { is: "earlier" }>;
}

export function Earlier({ page, view }: EarlierProps) {
  return (
    <div class="drawer-parts">
      <section class="part">
        <h3>{limitsWords.earlier}</h3>
        {typeof view.texts === "string" ? (
          <p class="small" role="status">
            {view.texts === "loading" ? limitsWords.reading : limitsWords.notRead}
          </p>
        ) : (
          view.texts.map(({ version, signedOffBy, paragraphs }) => (
            <details key={version} class="preview">
              <summary>{limitsWords.version(version, signedOffBy)}</summary>
              <Paragraphs of={paragraphs} />
            </details>
          ))
        )}
        <div>
          <Go page={page} view="looking">
            {words.back}
          </Go>
        </div>
      </section>
    </div>
  );
}
