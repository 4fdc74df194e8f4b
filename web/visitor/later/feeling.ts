/**
 * How somebody feels, before and after. Both answers stay in this tab; the Room is told their difference, once, over
 * the connection that the chat had (rule R11). Where that is gone, nothing is told.
 */
import { feelingMs } from "../../../shared/limits.ts";
import { closeCode } from "../../../shared/protocol.ts";
import { now, realMs } from "../../clock.ts";
import type { Connection } from "../../connection.ts";

export class Feeling {
  before: number | undefined;
  #after: number | undefined;
  #staying: Connection | undefined;

  /** Every chat has its own answer at its end. */
  begin(): void {
    this.#part();
    this.#after = undefined;
  }

  /** The goodbye has done its work. True: the connection stays, and is closed here. */
  stays(connection: Connection, endedAt: number): boolean {
    const leftMs = endedAt + feelingMs - now();
    if (this.before === undefined || leftMs <= 0 || !connection.send({ type: "ended" })) return false;
    this.#staying = connection;
    setTimeout(() => this.#staying === connection && this.#part(), realMs(leftMs));
    this.#tell();
    return true;
  }

  /** Asked a second time only whoever answered the first: alone, an answer says nothing. */
  get isAsked(): boolean {
    return this.before !== undefined;
  }

  answer(after: number): void {
    this.#after ??= after;
    this.#tell();
  }

  /** Once a second. A connection that was lost does not come back for this. */
  look(): void {
    if (this.#staying?.up === false) this.#part();
  }

  #tell(): void {
    const { before } = this;
    if (this.#staying === undefined || this.#after === undefined || before === undefined) return;
    this.#staying.send({ type: "feeling", difference: this.#after - before });
    this.#part();
  }

  #part(): void {
    this.#staying?.close(closeCode.ended);
    this.#staying = undefined;
  }
}
