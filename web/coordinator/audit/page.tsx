/** `/staff/audit`: what members of staff did, in words; and a file of it that anybody can check. */
import { useEffect, useMemo } from "preact/hooks";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { Frame } from "../frame.tsx";
import { NotShown } from "../not-shown.tsx";
import { RenewedLine } from "../renewed-line.tsx";
import { actionName, common, audit as words } from "../words/en.ts";
import { AuditShell } from "./shell.ts";
import { AuditTable } from "./table.tsx";

export function AuditPage() {
  return <Frame section="audit">{(me, signedOut) => <Audit me={me} signedOut={signedOut} />}</Frame>;
}

function Audit({ me, signedOut }: { readonly me: MeAnswer; readonly signedOut: () => void }) {
  const page = useMemo(() => new AuditShell(me), [me]);
  useEffect(() => page.open(), [page]);
  const { stage, rows, more, reading, problem } = page.state.value;
  const isUnread = stage === "shown" && rows.length === 0 && problem === "unreachable";
  return (
    <>
      <header class="page-head">
        <h1>{words.heading}</h1>
      </header>
      <RenewedLine renewal={page.renewal.value} zone={me.organisation.zone} />
      {stage !== "shown" || isUnread ? (
        <NotShown
          stage={isUnread || stage === "shown" ? "unreachable" : stage}
          loading={words.loading}
          signedOut={signedOut}
          again={() => page.tell({ type: "opened" })}
        />
      ) : (
        <>
          <p>{words.about}</p>
          <Filters page={page} />
          <AuditTable page={page} />
          {problem === undefined ? null : (
            <p class="notice" role="alert">
              {typeof problem === "string" ? words.problem[problem] : problem.sentence}
            </p>
          )}
          <p class="small" role="status">
            {reading ? common.working : more || rows.length === 0 ? "" : words.noMore}
          </p>
          {more ? (
            <div class="buttons">
              <button
                type="button"
                class="button"
                aria-disabled={reading}
                onClick={() => page.tell({ type: "olderPressed" })}
              >
                {words.older}
              </button>
            </div>
          ) : null}
          <Export page={page} />
        </>
      )}
    </>
  );
}

function Filters({ page }: { readonly page: AuditShell }) {
  const { wanted, names, actions } = page.state.value;
  const people = Object.entries(names).toSorted(([, a], [, b]) => a.localeCompare(b, "en"));
  const acts = actions
    .map((action) => [action, actionName(action)] as const)
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1));
  return (
    <search class="audit-filters">
      <div class="field">
        <label for="audit-person">{words.person}</label>
        <select
          id="audit-person"
          value={wanted.actor}
          onChange={(event) => page.tell({ type: "filtered", wanted: { actor: event.currentTarget.value } })}
        >
          <option value="">{words.everybody}</option>
          {people.map(([id, alias]) => (
            <option key={id} value={id}>
              {alias}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="audit-action">{words.action}</label>
        <select
          id="audit-action"
          value={wanted.action}
          onChange={(event) => page.tell({ type: "filtered", wanted: { action: event.currentTarget.value } })}
        >
          <option value="">{words.everything}</option>
          {acts.map(([action, name]) => (
            <option key={action} value={action}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </search>
  );
}

function Export({ page }: { readonly page: AuditShell }) {
  const { exporting } = page.state.value;
  return (
    <section class="sheet" aria-labelledby="audit-check">
      <h2 id="audit-check">{words.check}</h2>
      <p>{words.checkWhat[0]}</p>
      <p>
        {words.checkWhat[1]} <code>{words.command(page.fileName)}</code>
      </p>
      <p>{words.checkThen}</p>
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          aria-disabled={exporting === "yes"}
          onClick={() => page.tell({ type: "exportPressed" })}
        >
          {words.exportButton}
        </button>
        <span class="small" role="status">
          {{ no: "", yes: words.exporting, done: words.exported }[exporting]}
        </span>
      </div>
    </section>
  );
}
