/** Choosing a file, the report row by row, and what to do once everybody is added. */
import type { ReadonlySignal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { decoded } from "../../../shared/csv.ts";
import { importRowsMost } from "../../../shared/limits.ts";
import { LedgerHead } from "../ledger-head.tsx";
import type { PeopleView } from "../people/shown.ts";
import { saveFile } from "../save-file.ts";
import { common, importing as words } from "../words/en.ts";
import type { ReadRow } from "./rows.ts";
import type { ImportEvent, ImportProblem, ImportState } from "./state.ts";
import { template } from "./template.ts";

interface Props {
  readonly page: PeopleView;
  readonly state: ReadonlySignal<ImportState>;
  readonly tell: (event: ImportEvent) => void;
}

export function ImportPanel({ page, state, tell }: Props) {
  const now = state.value;
  switch (now.is) {
    case "choosing":
      return <Choosing page={page} problem={now.problem} tell={tell} />;
    case "report":
      return <Report report={now} tell={tell} />;
    case "added":
      return <Added page={page} names={now.names} />;
  }
}

interface ChoosingProps extends Pick<Props, "page" | "tell"> {
  readonly problem: ImportProblem | undefined;
}

function Choosing({ page, problem, tell }: ChoosingProps) {
  const pasted = useSignal("");
  useEffect(() => page.tell({ type: "importWrote", written: false }), [page]);
  const chosen = async (file: File | undefined) => {
    if (file !== undefined) tell({ type: "chosen", text: decoded(new Uint8Array(await file.arrayBuffer())) });
  };
  return (
    <div class="drawer-form">
      {words.about.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div class="buttons">
        <button type="button" class="button" onClick={() => saveFile(words.templateName, "text/csv", template)}>
          {words.template}
        </button>
        <span class="small">{words.templateAbout}</span>
      </div>
      <div class="field">
        <label for="import-file">{words.choose}</label>
        <input
          id="import-file"
          type="file"
          accept=".csv,text/csv,text/plain"
          aria-describedby="import-problem"
          onChange={(event) => void chosen(event.currentTarget.files?.[0])}
        />
      </div>
      <div class="field">
        <label for="import-text">{words.paste}</label>
        <textarea
          id="import-text"
          rows={6}
          spellcheck={false}
          autocomplete="off"
          value={pasted}
          aria-describedby="import-problem"
          onInput={(event) => {
            pasted.value = event.currentTarget.value;
            page.tell({ type: "importWrote", written: pasted.peek().trim() !== "" });
          }}
        />
      </div>
      <p id="import-problem" class="complaint" role="status">
        {problem === undefined ? "" : problemWritten(problem)}
      </p>
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => tell({ type: "chosen", text: pasted.peek() })}>
          {words.read}
        </button>
      </div>
    </div>
  );
}

function Report({
  report,
  tell,
}: {
  readonly report: Extract<ImportState, { is: "report" }>;
  readonly tell: Props["tell"];
}) {
  const { rows, working, problem } = report;
  const bad = rows.filter(({ faults }) => faults.length > 0).length;
  return (
    <div class="drawer-form">
      <p class={bad > 0 ? "notice" : "strong"} role="status">
        {working ? common.working : words.report(rows.length - bad, bad)}
      </p>
      <Rows rows={rows} />
      {problem === undefined ? null : (
        <p class="notice" role="alert">
          {problemWritten(problem)}
        </p>
      )}
      <div class="buttons">
        {bad > 0 ? null : (
          <button
            type="button"
            class="button primary"
            aria-disabled={working}
            onClick={() => tell({ type: "addPressed" })}
          >
            {words.add(rows.length)}
          </button>
        )}
        <button type="button" class="button" aria-disabled={working} onClick={() => tell({ type: "againPressed" })}>
          {words.again}
        </button>
      </div>
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly ReadRow[] }) {
  const { columns } = words;
  return (
    <table class="ledger rows">
      <LedgerHead caption={words.table} columns={columns} />
      <tbody>
        {rows.map(({ number, cells, faults }) => (
          <tr key={number} data-fault={faults.length > 0}>
            <td data-label={columns.row} class="number">
              {number}
            </td>
            <th scope="row">{cells.name || words.noName}</th>
            <td data-label={columns.roles}>{cells.roles}</td>
            <td data-label={columns.languages}>{cells.languages}</td>
            <td data-label={columns.limit} class="number">
              {cells["chats at once"]}
            </td>
            <td data-label={columns.skills}>{cells.skills}</td>
            <td data-label={columns.result}>
              {faults.length === 0 ? words.good : faults.map((fault) => words.fault(fault)).join(" ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Found again by their names: they are whoever was invited by nobody yet. */
function Added({ page, names }: { readonly page: PeopleView; readonly names: readonly string[] }) {
  const waiting = page.state.value.people.filter(
    ({ alias, state, invitations }) => state === "invited" && invitations.length === 0 && names.includes(alias),
  );
  return (
    <div class="drawer-form">
      <p class="strong" role="status">
        {words.added(names.length)}
      </p>
      <p>{words.addedNext}</p>
      {waiting.length === 0 ? null : <h3>{words.links}</h3>}
      <ul class="things">
        {waiting.map(({ id, alias }) => (
          <li key={id} class="thing thing-line">
            <span class="strong">{alias}</span>
            <button
              type="button"
              class="button"
              onClick={() => page.tell({ type: "asked", act: { do: "link", person: id, kind: "invitation" } })}
            >
              {words.makeLink(alias)}
            </button>
          </li>
        ))}
      </ul>
      <div class="buttons">
        <button type="button" class="button primary" onClick={() => page.tell({ type: "panelClosed" })}>
          {words.toList}
        </button>
      </div>
    </div>
  );
}

function problemWritten(problem: ImportProblem): string {
  switch (problem.is) {
    case "missingColumn":
      return words.missingColumn(problem.column);
    case "tooMany":
      return words.tooMany(importRowsMost);
    case "refused":
      return problem.sentence;
    case "unreachable":
    case "notConfirmed":
      return common[problem.is];
    default:
      return words[problem.is];
  }
}
