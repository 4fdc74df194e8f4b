/** The rows of the audit, in words; cards on a phone. */
import { momentShort } from "../dates.ts";
import { actionName, detailName, detailValue, audit as words } from "../words/en.ts";
import type { AuditShell } from "./shell.ts";
import type { AuditRow, AuditState } from "./state.ts";

export function AuditTable({ page }: { readonly page: AuditShell }) {
  const { rows, names, wanted } = page.state.value;
  const { columns } = words;
  if (rows.length === 0)
    return <p class="sheet">{wanted.actor === "" && wanted.action === "" ? words.none : words.noneFound}</p>;
  return (
    <table class="ledger audit">
      <caption class="unseen">{words.table}</caption>
      <thead>
        <tr>
          {Object.entries(columns).map(([name, title]) => (
            <th key={name} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <td data-label={columns.number} class="number">
              {row.number}
            </td>
            <td data-label={columns.when}>{momentShort(row.at, page.me.organisation.zone)}</td>
            <td data-label={columns.who}>{row.actor === null ? words.operator : named(row.actor, names)}</td>
            <th scope="row">{actionName(row.action)}</th>
            <td data-label={columns.whom}>
              <Subject row={row} names={names} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ row, names }: { readonly row: AuditRow; readonly names: AuditState["names"] }) {
  const details = Object.entries(row.details);
  return (
    <>
      {row.subject === null ? null : <span>{named(row.subject, names)}</span>}
      {details.length === 0 ? null : (
        <ul class="details">
          {details.map(([name, value]) => (
            <li key={name}>
              {detailName(name)}: {detailValue(value)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A name while it is known; else the beginning of the id or key, so that rows about the same one can be told. */
function named(subject: string, names: AuditState["names"]) {
  const name = names[subject];
  if (name !== undefined) return name;
  return /^[\w-]{22,}$/.test(subject) ? <code title={subject}>{subject.slice(0, 8)}…</code> : subject;
}
