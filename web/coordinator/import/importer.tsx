/** The import in the world: what is sent to the service, and what comes back. */
import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { Imported } from "../../../shared/people-interface.ts";
import { type Acted, act, ask } from "../../staff/ask.ts";
import type { PeopleView } from "../people/shown.ts";
import { asks } from "../words/en.ts";
import { ImportPanel } from "./import-panel.tsx";
import type { ImportRow } from "./rows.ts";
import { type ImportEffect, type ImportEvent, type ImportOutcome, initial, step } from "./state.ts";

export function Importer({ page }: { readonly page: PeopleView }) {
  const shell = useMemo(() => new ImportShell(page), [page]);
  return <ImportPanel page={page} state={shell.state} tell={shell.tell} />;
}

class ImportShell {
  readonly state = signal(initial);

  private readonly page: PeopleView;

  constructor(page: PeopleView) {
    this.page = page;
  }

  readonly tell = (event: ImportEvent): void => {
    const next = step(this.state.peek(), event);
    this.state.value = next.state;
    if (next.state.is !== "choosing") this.page.tell({ type: "importWrote", written: next.state.is === "report" });
    for (const effect of next.effects) void this.do(effect);
  };

  private async do(effect: ImportEffect): Promise<void> {
    switch (effect.type) {
      case "send":
        this.tell({ type: effect.trial ? "tried" : "added", outcome: await send(effect.trial, effect.rows) });
        return;
      case "load":
        this.page.tell({ type: "opened" });
    }
  }
}

/** Only adding asks for the passkey. */
async function send(trial: boolean, rows: readonly ImportRow[]): Promise<ImportOutcome> {
  if (trial) return outcome(await ask("POST", "people/import/trial", Imported, { rows }));
  return outcome(await act("people/import", Imported, { rows }, asks.import(rows.length)));
}

function outcome(answer: Acted<{ added: number; problems: { row: number; sentence: string }[] }>): ImportOutcome {
  switch (answer.is) {
    case "answered":
      return { is: "answered", ...answer.value };
    case "cancelled":
      return { is: "notConfirmed" };
    case "refused":
      return { is: "refused", sentence: answer.sentence };
    default:
      return { is: "unreachable" };
  }
}
