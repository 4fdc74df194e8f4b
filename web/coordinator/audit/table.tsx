/** The rows of the audit, in words; cards on a phone. */
import { momentShort } from "../dates.ts";
import { LedgerHead } from "../ledger-head.tsx";
import { actionName, detailName, audit as words } from "../words/en.ts";
import { detailWritten, isKey, isLong, short } from "./detail.ts";
import type { AuditShell } from "./shell.ts";
import type { AuditRow, AuditState } from "./state.ts";

export function AuditTable({ page }: { readonly page: AuditShell }) {
  const { rows, names, wanted } = page.state.value;
  const { columns } = words;
  if (rows.length === 0)
    return <p class="sheet">{wanted.actor === "" && wanted.action === "" ? words.none : words.noneFound}</p>;
  return (
    <table class="ledger audit">
      <LedgerHead caption={words.table} columns={columns} />
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
              <Subject row={row} names={names} zone={page.me.organisation.zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SubjectProps {
  readonly row: AuditRow;
  readonly names: AuditState["names"];
  readonly zone: string;
}

function Subject({ row, names, zone }: SubjectProps) {
  const details = Object.entries(row.details);
  return (
    <>
      {row.subject === null ? null : (
        <span>
          {isKey(row.subject) ? `${detailName("key")}: ` : ""}
          {named(row.subject, names)}
        </span>
      )}
      {details.length === 0 ? null : (
        <ul class="details">
          {details.map(([name, value]) => (
            <li key={name}>
              {detailName(name)}: {detailWritten(name, value, zone)}
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
  return isLong(subject) ? <code title={subject}>{short(subject)}</code> : subject;
}
