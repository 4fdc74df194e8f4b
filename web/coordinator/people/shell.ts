/** The people page in the world: its steps, the service, the keys of this browser, and the import beside them. */
import { signal } from "@preact/signals";
import type { PeopleAnswer } from "../../../shared/people-interface.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { now } from "../../clock.ts";
import { believedRevocations, keysTold } from "../../staff/believed-revocations.ts";
import { checkWords } from "../../staff/spoken-words.ts";
import { type Renewal, renewWhatIsDue } from "../renewing.ts";
import { fetchPeople, perform } from "./acting.ts";
import type { Act } from "./acts.ts";
import { whileUsed } from "./looking-again.ts";
import { initial, type PeopleEffect, type PeopleEvent } from "./page-state.ts";
import type { PeopleView } from "./shown.ts";
import { step } from "./state.ts";

/** After these the list of revoked keys is another one. */
const changesList: ReadonlySet<Act["do"]> = new Set(["revoke", "leave"]);

export class PeopleShell implements PeopleView {
  readonly state = signal(initial);
  readonly renewal = signal<Renewal | undefined>(undefined);
  readonly listed = signal<ReadonlySet<string> | undefined>(undefined);
  readonly now = now;
  private isLooking = false;
  private everybody: PeopleAnswer = { people: [], revocations: null, clock: { now: 0, speed: 1 } };

  readonly me: MeAnswer;

  constructor(me: MeAnswer) {
    this.me = me;
  }

  readonly checkWords: PeopleView["checkWords"] = (keys) => checkWords(this.me.organisation.key, keys);

  readonly tell = (event: PeopleEvent): void => {
    const next = step(this.state.peek(), event);
    this.state.value = next.state;
    for (const effect of next.effects) this.do(effect);
  };

  /** Answers how to close it. */
  open(): () => void {
    this.tell({ type: "opened" });
    return whileUsed(() => this.tell({ type: "lookDue" }));
  }

  private do(effect: PeopleEffect): void {
    switch (effect.type) {
      case "load":
        void this.load();
        return;
      case "look":
        void this.look(effect.turn);
        return;
      case "act":
        void this.act(effect.act);
    }
  }

  private async load(): Promise<void> {
    const isFirst = this.state.peek().stage === "loading";
    const answer = await fetchPeople();
    this.learn(answer);
    if (!isFirst || typeof answer === "string") return;
    this.renewal.value = await renewWhatIsDue(this.me, answer);
    if (this.renewal.peek() !== undefined) this.learn(await fetchPeople());
  }

  /** One at a time: being seen and being focused come together. */
  private async look(turn: number): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const answer = await fetchPeople();
    this.isLooking = false;
    // Older than what was done here meanwhile: the next look will be newer.
    if (this.state.peek().turn === turn && typeof answer !== "string") this.keep(answer);
    this.tell({ type: "looked", answer, turn });
  }

  private learn(answer: PeopleAnswer | "unreachable" | "signedOut"): void {
    if (typeof answer !== "string") this.keep(answer);
    this.tell({ type: "loaded", answer });
  }

  private keep(answer: PeopleAnswer): void {
    this.everybody = answer;
    void this.believe(answer);
  }

  private async believe({ revocations }: PeopleAnswer): Promise<void> {
    const believed = await believedRevocations(this.me.organisation.key, revocations, now());
    this.listed.value = believed && keysTold(revocations);
  }

  private async act(act: Act): Promise<void> {
    // The list may have changed since this page was opened; the people in it are those on the screen.
    const known = { ...this.everybody, people: [...this.state.peek().people] };
    const outcome = await perform(act, this.me, known);
    if (outcome.is === "changedMeanwhile") this.everybody = outcome.everybody;
    this.tell({ type: "acted", act, outcome });
    if (outcome.is === "done" && changesList.has(act.do)) this.learn(await fetchPeople());
  }
}
