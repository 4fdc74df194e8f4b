/** One's own shifts in the world: the Office, the clock, and a look for changes every few seconds while the page is seen. */
import { computed, signal } from "@preact/signals";
import { rotaLookEveryMs } from "../../shared/limits.ts";
import type { Wish } from "../../shared/rota/requests.ts";
import type { MeAnswer } from "../../shared/staff-interface.ts";
import { now } from "../clock.ts";
import { readVersion } from "../rota/performing.ts";
import type { Act } from "./acts.ts";
import { perform, readMine } from "./performing.ts";
import { pictureOf } from "./picture.ts";
import { initial, type Panel, type ShiftsEffect, type ShiftsEvent, step } from "./state.ts";

export class ShiftsShell {
  readonly me: MeAnswer;
  readonly state = signal(initial(now()));
  private readonly shown = computed(() => this.state.value.answer);
  private readonly minute = computed(() => this.state.value.now);
  /** undefined until the first answer. */
  readonly picture = computed(() => this.shown.value && pictureOf(this.shown.value, this.minute.value));

  constructor(me: MeAnswer) {
    this.me = me;
  }

  /** Answers what ends it. */
  open(): () => void {
    this.tell({ type: "opened" });
    let looking = false;
    const look = async () => {
      if (document.hidden || looking || this.state.peek().stage !== "shown") return;
      looking = true;
      const version = await readVersion();
      looking = false;
      this.tell({ type: "versionHeard", version });
      this.tell({ type: "timePassed", now: now() });
    };
    const timer = setInterval(look, rotaLookEveryMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }

  readonly tell = (event: ShiftsEvent): void => {
    const next = step(this.state.peek(), event);
    this.state.value = next.state;
    for (const effect of next.effects) void this.do(effect);
  };

  readonly act = (act: Act): void => this.tell({ type: "asked", act });
  readonly ask = (what: Wish): void => this.act({ do: "ask", what });
  readonly openPanel = (panel: Panel): void => this.tell({ type: "panelOpened", panel });

  private async do(effect: ShiftsEffect): Promise<void> {
    if (effect.type === "read") this.tell({ type: "read", read: await readMine() });
    else this.tell({ type: "acted", outcome: await perform(effect.act) });
  }
}
