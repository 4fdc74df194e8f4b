/**
 * The keys of one end: the group, and what is done with it. A new group is adopted only when everything that came with
 * it was accepted; after `wipe` nothing is adopted any more.
 */
import { SealedFrame } from "../../shared/protocol.ts";
import type { Group, GroupCrypto } from "../encryption/chat-crypto.ts";
import type { Event } from "./event.ts";
import type { Operation } from "./operation.ts";

/** What an operation came to, and the group if there is a new one. `undefined`: what was given is not acceptable. */
type Outcome = { readonly event: Event; readonly group?: Group } | undefined;

/** How one end agrees on keys; the other operations are the same for both. */
export interface Agreeing {
  perform(operation: Operation): Promise<Outcome>;
  /** Overwrites what was only needed to agree. */
  wipe(): void;
}

export class Keys {
  readonly #crypto: GroupCrypto;
  readonly #agreeing: Agreeing;
  #group: Group | undefined;
  #wiped = false;

  constructor(crypto: GroupCrypto, agreeing: Agreeing) {
    this.#crypto = crypto;
    this.#agreeing = agreeing;
  }

  /** Whatever goes wrong in here is an answer like any other. `undefined`: the keys are gone, nobody waits for it. */
  async perform(operation: Operation): Promise<Event | undefined> {
    const outcome = await this.#outcome(operation).catch(() => undefined);
    if (outcome === undefined) return { type: "refused" };
    const { group, event } = outcome;
    if (group !== undefined && this.#wiped) {
      this.#crypto.wipe(group);
      return undefined;
    }
    if (group !== undefined) this.#group = group;
    return event;
  }

  /** E12. */
  forgetEarlierEpoch(): void {
    if (this.#group !== undefined) this.#group = this.#crypto.forgetPreviousEpoch(this.#group);
  }

  wipe(): void {
    this.#wiped = true;
    this.#agreeing.wipe();
    this.#crypto.wipe(this.#group);
    this.#group = undefined;
  }

  async #outcome(operation: Operation): Promise<Outcome> {
    const crypto = this.#crypto;
    const group = this.#group;
    if (group === undefined) return this.#agreeing.perform(operation);
    switch (operation.does) {
      case "seal": {
        const made = await crypto.seal(group, encode(operation.frame), operation.frame.sequence);
        return "refused" in made ? undefined : { group: made.group, event: { type: "sealed", bytes: made.sealed } };
      }
      case "update": {
        const made = await crypto.update(group, operation.sequence);
        return "refused" in made ? undefined : { group: made.group, event: { type: "updated", bytes: made.sealed } };
      }
      case "sealAside": {
        const made = await crypto.sealAside(group, encode(operation.frame), operation.frame.sequence);
        return "refused" in made ? undefined : { event: { type: "sealedAside", bytes: made } };
      }
      case "open":
        return this.#open(group, operation);
      default:
        return this.#agreeing.perform(operation);
    }
  }

  /** Accepted only if the frame inside is one of ours and says the number that stands outside. */
  async #open(group: Group, { arrived }: Extract<Operation, { does: "open" }>): Promise<Outcome> {
    const made = await this.#crypto.open(group, arrived.bytes);
    if ("refused" in made) return undefined;
    if (made.frame === undefined) return { group: made.group, event: { type: "opened", frame: null } };
    const frame = decode(made.frame);
    if (frame?.sequence !== arrived.sequence) return undefined;
    return { group: made.group, event: { type: "opened", frame } };
  }
}

const encode = (frame: SealedFrame) => new TextEncoder().encode(JSON.stringify(frame));

function decode(bytes: Uint8Array): SealedFrame | undefined {
  try {
    return SealedFrame.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return undefined;
  }
}
