/** The page of the lines in the world: its steps, the service, and the people the checklist asks for. */
import { signal } from "@preact/signals";
import type { PeopleAnswer } from "../../../shared/people-interface.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { now } from "../../clock.ts";
import { fetchPeople } from "../people/acting.ts";
import { type Renewal, renewWhatIsDue } from "../renewing.ts";
import { fetchLines, fetchTemplate, fetchTexts, perform } from "./acting.ts";
import type { Act } from "./acts.ts";
import { initial, type LinesEffect, type LinesEvent, step } from "./state.ts";

export class LinesShell {
  readonly state = signal(initial);
  readonly renewal = signal<Renewal | undefined>(undefined);
  /** undefined while they are not read, or could not be. */
  readonly people = signal<PeopleAnswer["people"] | undefined>(undefined);
  /** `none`: it could not be had. */
  readonly template = signal<string | "none" | undefined>(undefined);
  readonly now = now;

  readonly me: MeAnswer;

  constructor(me: MeAnswer) {
    this.me = me;
  }

  open(): void {
    this.tell({ type: "opened" });
    void this.meetPeople();
  }

  readonly tell = (event: LinesEvent): void => {
    const next = step(this.state.peek(), event);
    this.state.value = next.state;
    for (const effect of next.effects) this.do(effect);
  };

  /** Read once, when somebody wants to see it. */
  async wantTemplate(): Promise<void> {
    const known = this.template.peek();
    if (known === undefined || known === "none") this.template.value = (await fetchTemplate()) ?? "none";
  }

  private do(effect: LinesEffect): void {
    switch (effect.type) {
      case "load":
        void fetchLines().then((lines) => this.tell({ type: "loaded", lines }));
        return;
      case "readTexts": {
        const { slug } = effect;
        void fetchTexts(slug).then((texts) => this.tell({ type: "textsRead", slug, texts }));
        return;
      }
      case "act":
        void this.act(effect.act);
    }
  }

  private async act(act: Act): Promise<void> {
    this.tell({ type: "acted", act, outcome: await perform(act, this.nameOf(act)) });
  }

  private nameOf(act: Act): string {
    if (act.do === "make") return act.fields.name;
    return act.do === "order" ? "" : (this.state.peek().lines.find(({ slug }) => slug === act.line)?.name ?? "");
  }

  private async meetPeople(): Promise<void> {
    const everybody = await fetchPeople();
    if (typeof everybody === "string") return;
    this.people.value = everybody.people;
    this.renewal.value = await renewWhatIsDue(this.me, everybody);
  }
}
