/** The coordinators' rota in the world: the Office, the clock, and a look for changes of others every few seconds. */
import { computed, signal } from "@preact/signals";
import { type AssignmentId, idFrom, type PatternId, type ShiftId } from "../../shared/ids.ts";
import { rotaLookEveryMs } from "../../shared/limits.ts";
import type { FreshIds } from "../../shared/rota/changes.ts";
import { dayAt } from "../../shared/rota/day.ts";
import type { Operation } from "../../shared/rota/operations.ts";
import type { RotaWindow } from "../../shared/rota-interface.ts";
import type { MeAnswer } from "../../shared/staff-interface.ts";
import { now } from "../clock.ts";
import type { Act } from "./acts.ts";
import { draftedAgain } from "./drafting-again.ts";
import { perform, readRota, readVersion } from "./performing.ts";
import { pictureOf } from "./picture.ts";
import { initial, type Panel, type RotaEffect, type RotaEvent, step } from "./state.ts";
import { takingBack } from "./words/en.ts";

const fresh = <Id extends string>() => idFrom<Id>(crypto.getRandomValues(new Uint8Array(16)));

export const ids: FreshIds & { pattern(): PatternId } = {
  shift: () => fresh<ShiftId>(),
  assignment: () => fresh<AssignmentId>(),
  pattern: () => fresh<PatternId>(),
};

export class RotaShell {
  readonly me: MeAnswer;
  readonly now = now;
  readonly state;
  /** undefined until the first answer. */
  readonly picture = computed(() => {
    const { answer } = this.state.value;
    return answer && pictureOf(answer);
  });

  constructor(me: MeAnswer) {
    this.me = me;
    this.state = signal(initial(dayAt(me.organisation.zone, now()), me.person.id));
  }

  /** Answers what ends it. */
  open(): () => void {
    this.tell({ type: "opened" });
    let looking = false;
    const look = async () => {
      const { answer, asking } = this.state.peek();
      if (document.hidden || looking || answer === undefined || asking !== undefined) return;
      looking = true;
      const version = await readVersion();
      looking = false;
      this.tell({ type: "versionHeard", version });
      this.tell({ type: "dayCame", today: dayAt(this.me.organisation.zone, now()) });
    };
    const timer = setInterval(look, rotaLookEveryMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }

  readonly tell = (event: RotaEvent): void => {
    const next = step(this.state.peek(), event);
    this.state.value = next.state;
    for (const effect of next.effects) void this.do(effect);
  };

  /** `said`: what has happened once it is done, as a sentence. False: something else is under way, and this is not. */
  readonly act = (act: Act, said: string, next: Panel | "stay" | "close" = "stay"): boolean => {
    if (this.state.peek().asking !== undefined) return false;
    this.tell({ type: "asked", act, said, next });
    return true;
  };

  /** One more step of the draft. */
  readonly draft = (operations: readonly Operation[], said: string, next: Panel | "stay" | "close" = "stay"): boolean =>
    this.act({ do: "step", operations }, said, next);

  readonly openPanel = (panel: Panel): void => this.tell({ type: "panelOpened", panel });

  private async do(effect: RotaEffect): Promise<void> {
    const { window } = effect;
    switch (effect.type) {
      case "read":
        this.tell({ type: "read", answer: await readRota(window), window });
        return;
      case "act":
        if (effect.act.do === "undoPublication") return this.takeBack(effect.act, effect.version, window);
        this.tell({ type: "acted", outcome: await perform(effect.act, effect.version, window), window });
    }
  }

  /** What was published goes into the draft again: read before, and compared with what is there after. */
  private async takeBack(
    act: Extract<Act, { do: "undoPublication" }>,
    version: number,
    window: RotaWindow,
  ): Promise<void> {
    const before = await readRota(window);
    const outcome = await perform(act, version, window);
    this.tell({ type: "acted", outcome, window });
    if (typeof before === "string" || outcome.is !== "done") return;
    const [published, now] = [before, outcome.answer].map((answer) => pictureOf(answer).standing);
    const step = published === undefined || now === undefined ? [] : draftedAgain(published, now, ids);
    const { again } = act;
    if (step.length > 0) this.act({ do: "step", operations: step, takenBack: { again } }, takingBack.drafted);
  }
}
