/** What the leads' page does in the world: asks, opens with this browser's key, closes. */
import { signal } from "@preact/signals";
import { ComplaintsAnswer, type WaitingComplaint } from "../../../shared/complaint-interface.ts";
import { openComplaint } from "../../encryption/complaint.ts";
import { type Acted, act, ask, clocked } from "../../staff/ask.ts";
import { readDevice } from "../../staff/device-store.ts";
import { keysOf } from "../../staff/own-device.ts";
import { type Event, initial, step } from "./state.ts";
import { complaints as words } from "./words/en.ts";

export class Complaints {
  readonly state = signal(initial);
  readonly #person: string;
  readonly #signedOut: () => void;

  constructor(person: string, signedOut: () => void) {
    this.#person = person;
    this.#signedOut = signedOut;
  }

  async look(): Promise<void> {
    this.#tell({ type: "began" });
    this.#finish(clocked(await ask("GET", "complaints", ComplaintsAnswer)), "");
  }

  async open({ id, sealed }: WaitingComplaint): Promise<void> {
    const stored = await readDevice(this.#person);
    const keys = stored && keysOf(stored);
    const text = keys === undefined || sealed === null ? undefined : await openComplaint(sealed, keys);
    this.#tell({ type: "opened", id, text });
  }

  async close(id: string): Promise<void> {
    if (this.state.peek().isWorking) return;
    this.#tell({ type: "began" });
    this.#finish(clocked(await act<ComplaintsAnswer>("complaints/close", ComplaintsAnswer, { id }, "")), words.closed);
  }

  #tell(event: Event): void {
    this.state.value = step(this.state.peek(), event);
  }

  #finish(answer: Acted<ComplaintsAnswer>, told: string): void {
    switch (answer.is) {
      case "answered":
        return this.#tell({ type: "answered", answer: answer.value, told });
      case "refused":
        return this.#tell({ type: "failed", told: answer.sentence });
      case "unreachable":
      case "cancelled":
        return this.#tell({ type: "failed", told: words.unreachable });
      case "signedOut":
        return this.#signedOut();
    }
  }
}
