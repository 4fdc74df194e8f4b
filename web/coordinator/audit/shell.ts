/** The audit page in the world. */
import { signal } from "@preact/signals";
import { AuditAnswer } from "../../../shared/audit-interface.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { now } from "../../clock.ts";
import { actForText, ask, clocked } from "../../staff/ask.ts";
import { fetchPeople } from "../people/acting.ts";
import { dayIn } from "../people/listing.ts";
import { type Renewal, renewWhatIsDue } from "../renewing.ts";
import { saveFile } from "../save-file.ts";
import { asks } from "../words/en.ts";
import { type AuditEffect, type AuditEvent, type Exported, initial, type Question, type Read, step } from "./state.ts";

export class AuditShell {
  readonly state = signal(initial);
  readonly renewal = signal<Renewal | undefined>(undefined);

  readonly me: MeAnswer;

  constructor(me: MeAnswer) {
    this.me = me;
  }

  /** "audit-2026-11-24.jsonl" */
  get fileName(): string {
    return `audit-${dayIn(this.me.organisation.zone, now())}.jsonl`;
  }

  open(): void {
    this.tell({ type: "opened" });
    void this.renew();
  }

  readonly tell = (event: AuditEvent): void => {
    const next = step(this.state.peek(), event);
    this.state.value = next.state;
    for (const effect of next.effects) void this.do(effect);
  };

  private async do(effect: AuditEffect): Promise<void> {
    switch (effect.type) {
      case "read":
        this.tell({ type: "read", question: effect.question, read: await read(effect.question) });
        return;
      case "export":
        this.tell({ type: "exported", exported: await this.export() });
    }
  }

  private async export(): Promise<Exported> {
    const answer = await actForText("POST", "audit/export", undefined, asks.export);
    switch (answer.is) {
      case "answered":
        saveFile(this.fileName, "application/x-ndjson", answer.value);
        return "saved";
      case "refused":
        return { sentence: answer.sentence };
      case "cancelled":
        return "notConfirmed";
      case "signedOut":
        return "signedOut";
      case "unreachable":
        return "exportUnreachable";
    }
  }

  private async renew(): Promise<void> {
    const everybody = await fetchPeople();
    if (typeof everybody !== "string") this.renewal.value = await renewWhatIsDue(this.me, everybody);
  }
}

async function read({ actor, action, before }: Question): Promise<Read> {
  const query = new URLSearchParams();
  if (before !== undefined) query.set("before", `${before}`);
  if (actor !== "") query.set("actor", actor);
  if (action !== "") query.set("action", action);
  const asked = query.size === 0 ? "audit" : `audit?${query}`;
  const answer = clocked(await ask("GET", asked, AuditAnswer));
  switch (answer.is) {
    case "answered":
      return { is: "answered", value: answer.value };
    case "refused":
      return { sentence: answer.sentence };
    default:
      return answer.is;
  }
}
