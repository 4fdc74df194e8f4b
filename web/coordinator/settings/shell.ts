/** The settings page in the world. */
import { signal } from "@preact/signals";
import { SettingsAnswer } from "../../../shared/audit-interface.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { act, ask, clocked } from "../../staff/ask.ts";
import { fetchPeople } from "../people/acting.ts";
import { type Renewal, renewWhatIsDue } from "../renewing.ts";
import { asks } from "../words/en.ts";
import { initial, type PasskeyRule, type Read, type Saved, type SettingsEvent, step } from "./state.ts";

export class SettingsShell {
  readonly state = signal(initial);
  readonly renewal = signal<Renewal | undefined>(undefined);

  private readonly me: MeAnswer;

  constructor(me: MeAnswer) {
    this.me = me;
  }

  open(): void {
    this.tell({ type: "opened" });
    void this.renew();
  }

  readonly tell = (event: SettingsEvent): void => {
    const next = step(this.state.peek(), event);
    this.state.value = next.state;
    for (const effect of next.effects) {
      if (effect.type === "read") void read().then((answer) => this.tell({ type: "read", read: answer }));
      else void save(effect.passkeys).then((saved) => this.tell({ type: "saved", saved }));
    }
  };

  private async renew(): Promise<void> {
    const everybody = await fetchPeople();
    if (typeof everybody !== "string") this.renewal.value = await renewWhatIsDue(this.me, everybody);
  }
}

async function read(): Promise<Read> {
  const answer = clocked(await ask("GET", "settings", SettingsAnswer));
  if (answer.is === "answered") return answer.value;
  return answer.is === "signedOut" ? "signedOut" : "unreachable";
}

async function save(passkeys: PasskeyRule): Promise<Saved> {
  const answer = await act("settings", SettingsAnswer, { passkeys }, asks.settings(passkeys));
  switch (answer.is) {
    case "answered":
      return answer.value;
    case "cancelled":
      return "notConfirmed";
    case "refused":
      return { sentence: answer.sentence };
    default:
      return answer.is;
  }
}
