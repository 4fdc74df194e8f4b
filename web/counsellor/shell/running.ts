/** What the Office is told of one's own turn, and what whoever runs a shift sees and changes there. */
import { signal } from "@preact/signals";
import type { RoomId } from "../../../shared/ids.ts";
import { confirmAskMs } from "../../../shared/limits.ts";
import { OwnConflicts } from "../../../shared/rota-interface.ts";
import { type Debrief, Noted, ShiftNow } from "../../../shared/shift-interface.ts";
import { conflictSentence } from "../../rota/words/en.ts";
import { type Answered, ask } from "../../staff/ask.ts";
import { signOff } from "../../staff/staff-interface.ts";
import type { Me } from "../console/event.ts";
import type { Changes, Running } from "../console/page.ts";
import { running as words } from "../words/en.ts";

const againMs = 5000;
const triesMost = 60;

export class RunningShift implements Running {
  readonly now = signal<ShiftNow>(nothing);
  readonly problem = signal("");
  readonly working = signal(false);
  private readonly changed: () => void;
  private me: Me | undefined;
  private lookedAt = 0;

  /** `changed`: duty may be another one now. */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Whoever leads asks every few seconds: somebody may stand at the door. Others with every answer about duty. */
  async look(me: Me | undefined, dutyAnswered: boolean): Promise<void> {
    this.me = me;
    const mayLead = me?.person.roles.some((role) => role === "supervisor" || role === "coordinator") === true;
    if (!mayLead) return this.forget();
    const runs = this.now.peek().lines.length > 0;
    // In real time: the demo's may run faster, and would ask without end.
    if (!dutyAnswered && (!runs || performance.now() - this.lookedAt < confirmAskMs)) return;
    this.lookedAt = performance.now();
    this.take(await ask("GET", "shift/now", ShiftNow));
  }

  forget(): void {
    this.now.value = nothing;
  }

  async change<Path extends keyof Changes>(path: Path, body: Changes[Path]): Promise<boolean> {
    if (this.working.peek()) return false;
    this.working.value = true;
    this.problem.value = "";
    const answer = await ask("POST", `shift/${path}`, ShiftNow, body);
    this.working.value = false;
    if (answer.is === "answered") {
      this.take(answer);
      this.changed();
      return true;
    }
    this.problem.value = answer.is === "refused" ? this.sentences(answer) : words.problems[answer.is];
    return false;
  }

  /** What the change would break, in words; otherwise what the Office says. */
  private sentences({ sentence, details }: Extract<Answered<unknown>, { is: "refused" }>): string {
    const read = OwnConflicts.safeParse({ others: false, ...(details instanceof Object ? details : {}) });
    if (!read.success) return sentence;
    const zone = this.me?.organisation.zone ?? "UTC";
    const broken = read.data.conflicts.map((one) => conflictSentence(one, this.names(), zone, this.me?.person.id));
    return [words.broken, ...broken, ...(read.data.others ? [words.others] : [])].join(" ");
  }

  private names() {
    const shifts = this.now.peek().lines.flatMap(({ running, soon }) => [...running, ...soon]);
    return new Map(shifts.flatMap(({ people }) => people.map(({ person, alias }) => [person, alias] as const)));
  }

  private take(answer: Answered<ShiftNow>): void {
    if (answer.is === "answered") this.now.value = answer.value;
  }
}

const nothing: ShiftNow = { lines: [], toPhone: [] };

/** Nobody is kept in a chat that does harm for longer, however slow the network is. */
const flagPatienceMs = 3000;

/** While the chat still counts: afterwards nobody knows any more whose it was. False: it did not get through in time. */
export async function flagChat(room: RoomId): Promise<boolean> {
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), flagPatienceMs));
  const answer = await Promise.race([ask("POST", "shift/flag", Noted, { room }), late]);
  return answer?.is === "answered";
}

/** Said once more in a few seconds, until the Office has answered: somebody may wish to be phoned. */
export async function recordSignOff(debrief: Debrief): Promise<void> {
  for (let tries = 0; tries < triesMost; tries++) {
    const answer = await signOff(debrief);
    if (answer.is !== "unreachable") return;
    await new Promise((done) => setTimeout(done, againMs));
  }
}
