/** Taking in a file: what it would bring into the draft, or what is wrong with it, row by row. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { type Faults, type ReadFile, readFile } from "../importing.ts";
import { ids } from "../shell.ts";
import { file as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

export function FilePanel({ page, picture }: Shown) {
  const read = useSignal<ReadFile | undefined>(undefined);
  const id = useId();
  const chosen = async (file: File | undefined) => {
    const { window } = page.state.peek();
    if (file === undefined || window === undefined) return;
    read.value = readFile(new Uint8Array(await file.arrayBuffer()), picture, window, ids);
  };
  return (
    <div class="drawer-form">
      <p>{words.about}</p>
      <div class="field">
        <label for={id}>{words.choose}</label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv,text/plain"
          onChange={(event) => void chosen(event.currentTarget.files?.[0])}
        />
      </div>
      {read.value === undefined ? null : (
        <Report
          read={read.value}
          isBusy={page.state.value.asking !== undefined}
          take={(step) => page.draft(step, words.taken, "close")}
        />
      )}
    </div>
  );
}

interface ReportProps {
  readonly read: ReadFile;
  readonly isBusy: boolean;
  readonly take: (step: Extract<ReadFile, { is: "step" }>["step"]) => void;
}

function Report({ read, isBusy, take }: ReportProps) {
  switch (read.is) {
    case "whole":
      return (
        <p class="notice" role="alert">
          {words.whole[read.why]}
        </p>
      );
    case "faults":
      return <FaultTable faults={read.faults} />;
    case "step": {
      const { step, alreadyThere } = read;
      if (step.length === 0) return <p role="status">{words.nothing}</p>;
      const assigned = step.filter((operation) => operation.do === "assign").length;
      return (
        <>
          <p class="strong" role="status">
            {words.found(assigned, step.length - assigned, alreadyThere)}
          </p>
          <div class="buttons">
            <button type="button" class="button primary" aria-disabled={isBusy} onClick={() => take(step)}>
              {words.take}
            </button>
          </div>
        </>
      );
    }
  }
}

function FaultTable({ faults }: { readonly faults: Faults }) {
  return (
    <>
      <p class="notice" role="alert">
        {words.faults(faults.length)}
      </p>
      <table class="faults">
        <caption class="unseen">{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            <th scope="col">{words.fault}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ row, fault, cell, first }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              <td>
                {cell === undefined ? null : <span class="strong">{words.written(cell)} </span>}
                {fault === "duplicate" ? words.faultOf.duplicate(first ?? 0) : words.faultOf[fault]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
