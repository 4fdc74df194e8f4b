/**
 * What pages hold without looking inside: a group at one epoch, the visitor's preparation, a console's offer. A group
 * has one successor at most; afterwards it is spent, because the secrets it shared with nobody are zero. Sealing with
 * zeroed secrets would give everybody the key, so each way to a secret leads through `use` here.
 */
import type { ClientState } from "ts-mls/clientState.js";
import type { KeyPackage, PrivateKeyPackage } from "ts-mls/keyPackage.js";
import type { Group, Offer, Refusal, VisitorPreparation } from "./chat-crypto.ts";
import { secretsOf, zero, zeroLost } from "./secrets.ts";

const wiped: Refusal = { refused: "notMember" };

/** What follows from a state: the next one, secrets used up on the way, and what the caller wanted. */
export interface Step<T> {
  readonly next: ClientState;
  readonly consumed: readonly Uint8Array[];
  readonly give: T;
}

export class HeldGroup implements Group {
  readonly brand = "group";
  #state: ClientState | undefined;
  #working = false;
  #wiped = false;

  constructor(state: ClientState) {
    this.#state = state;
  }

  /** By the group's context; 0 once it is spent or wiped. */
  get epoch(): number {
    return Number(this.#state?.groupContext.epoch ?? 0);
  }

  /**
   * One operation that leads to a successor; the secrets used up are zeroed when it succeeds. Throws when two run at
   * once or the group is spent: the caller has lost track of which group is current.
   */
  async succeed<T>(
    work: (state: ClientState) => Promise<Refusal | Step<T>>,
  ): Promise<Refusal | (T & { group: Group })> {
    if (this.#wiped) return wiped;
    const before = this.#free();
    this.#working = true;
    try {
      const step = await work(before);
      if ("refused" in step) return this.#wiped ? wiped : step;
      if (this.#wiped) {
        zero([...secretsOf(step.next), ...step.consumed]);
        return wiped;
      }
      zeroLost(before, step.next, step.consumed);
      this.#state = undefined;
      return { ...step.give, group: new HeldGroup(step.next) };
    } finally {
      this.#working = false;
    }
  }

  /** The same at once, for what needs no cryptography. A wiped group stays itself. */
  succeedNow(work: (state: ClientState) => ClientState): Group {
    if (this.#wiped) return this;
    const before = this.#free();
    const next = work(before);
    zeroLost(before, next, []);
    this.#state = undefined;
    return new HeldGroup(next);
  }

  /** An operation whose successor is thrown away. Refused when the group was spent or wiped meanwhile. */
  async aside<T>(work: (state: ClientState) => Promise<Refusal | Step<T>>): Promise<Refusal | T> {
    const before = this.#state;
    if (before === undefined) return wiped;
    const step = await work(before);
    if ("refused" in step) return step;
    const kept = secretsOf(before);
    for (const secret of [...secretsOf(step.next), ...step.consumed]) if (!kept.has(secret)) secret.fill(0);
    // Spent meanwhile: it may have been sealed with secrets that were already zero, and zero is a key all know.
    return this.#state === before ? step.give : wiped;
  }

  wipe(): void {
    this.#wiped = true;
    if (this.#state !== undefined) zero(secretsOf(this.#state));
    this.#state = undefined;
  }

  #free(): ClientState {
    if (this.#state === undefined || this.#working) throw new Error("a group has one successor, made by one operation");
    return this.#state;
  }
}

export class HeldPreparation implements VisitorPreparation {
  readonly brand = "visitorPreparation";
  readonly commitment: string;
  readonly nonce: Uint8Array;
  readonly signatureKeys: { readonly publicKey: Uint8Array; readonly signKey: Uint8Array };
  /** A preparation makes one group: an offer replayed later finds nothing to open. */
  used = false;
  wiped = false;

  constructor(commitment: string, nonce: Uint8Array, signatureKeys: HeldPreparation["signatureKeys"]) {
    this.commitment = commitment;
    this.nonce = nonce;
    this.signatureKeys = signatureKeys;
  }

  wipe(): void {
    this.wiped = true;
    zero([this.nonce, this.signatureKeys.signKey]);
  }
}

export class HeldOffer implements Offer {
  readonly brand = "offer";
  readonly bytes: Uint8Array;
  readonly keyPackage: KeyPackage;
  readonly privateKeys: PrivateKeyPackage;
  readonly nonce: Uint8Array;
  /** One welcome, one group: the key that opens the welcome is zeroed with it (RFC 9420, section 16.8). */
  used = false;
  wiped = false;

  constructor(bytes: Uint8Array, keyPackage: KeyPackage, privateKeys: PrivateKeyPackage, nonce: Uint8Array) {
    this.bytes = bytes;
    this.keyPackage = keyPackage;
    this.privateKeys = privateKeys;
    this.nonce = nonce;
  }

  wipe(): void {
    this.wiped = true;
    const { initPrivateKey, hpkePrivateKey, signaturePrivateKey } = this.privateKeys;
    zero([this.nonce, initPrivateKey, hpkePrivateKey, signaturePrivateKey]);
  }
}
