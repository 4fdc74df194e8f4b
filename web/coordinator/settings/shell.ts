/** The settings page in the world. */
import { signal } from "@preact/signals";
import { OrganisationMeanwhile, SettingsAnswer } from "../../../shared/audit-interface.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { act, ask, clocked } from "../../staff/ask.ts";
import { fetchPeople } from "../people/acting.ts";
import { type Renewal, renewWhatIsDue } from "../renewing.ts";
import { asks } from "../words/en.ts";
import { initial, type Read, type Saved, type SettingsEffect, type SettingsEvent, step } from "./state.ts";

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
    for (const effect of next.effects) this.do(effect);
  };

  private do(effect: SettingsEffect): void {
    switch (effect.type) {
      case "read":
        void read().then((answer) => this.tell({ type: "read", read: answer }));
        return;
      case "save": {
        const { passkeys } = effect;
        void save("settings", { passkeys }, asks.settings(passkeys)).then((saved) =>
          this.tell({ type: "saved", saved }),
        );
        return;
      }
      case "saveWords": {
        const { organisation, newZone } = effect;
        void save("settings/organisation", organisation, asks.organisation(organisation, newZone)).then((saved) =>
          this.tell({ type: "wordsSaved", saved }),
        );
      }
    }
  }

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

async function save(path: string, body: object, what: string): Promise<Saved> {
  const answer = await act(path, SettingsAnswer, body, what);
  switch (answer.is) {
    case "answered":
      return answer.value;
    case "cancelled":
      return "notConfirmed";
    case "refused": {
      const meanwhile = OrganisationMeanwhile.safeParse(answer.details);
      return meanwhile.success ? { meanwhile: meanwhile.data.organisation } : { sentence: answer.sentence };
    }
    default:
      return answer.is;
  }
}
