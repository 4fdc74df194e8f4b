/**
 * The encryption as a model with the same rules: nothing is hidden, but everything that the real one refuses is refused.
 * Every generation of a key opens once and in order, one earlier epoch is kept until it is forgotten, only the visitor
 * changes keys, a welcome fits one offer, an offer one room and one commitment, and a spent or wiped group is a fault.
 */
import type {
  CertifiedMember,
  ChatCrypto,
  Group,
  Offer,
  Refusal,
  SealedHeader,
  VisitorPreparation,
} from "../../web/encryption/chat-crypto.ts";
import type { Random } from "./random.ts";

interface ModelGroup extends Group {
  readonly id: string;
  readonly leaf: 0 | 1;
  readonly epoch: number;
  readonly sent: number;
  /** The generation of the other's key that opens next. */
  readonly opens: number;
  /** The same for the epoch before this one, as long as it is kept. */
  readonly opensEarlier: number | null;
  spent: boolean;
  wiped: boolean;
}

/** A sealed frame: everybody may look at it, and only members of its group do. */
export interface ModelSealed {
  readonly group: string;
  readonly epoch: number;
  readonly leaf: number;
  readonly generation: number;
  readonly sequence: number;
  /** undefined: a commit. */
  readonly frame?: string;
}

interface Preparation extends VisitorPreparation {
  readonly leaf: string;
  used: boolean;
  wiped: boolean;
}

interface ModelOffer extends Offer {
  readonly id: string;
  readonly nonce: string;
  used: boolean;
  wiped: boolean;
}

/** What the model tells whoever watches. */
export interface CryptoWatch {
  /** Somebody reads: a frame of this group, as this leaf of that one. */
  revealed(sealed: ModelSealed, group: string): void;
  refused(does: string, why: string): void;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const pack = (value: object): Uint8Array => encoder.encode(JSON.stringify(value));

export function unpackSealed(bytes: Uint8Array): ModelSealed | undefined {
  try {
    return JSON.parse(decoder.decode(bytes)) as ModelSealed;
  } catch {
    return undefined;
  }
}

export function modelCrypto(random: Random, watch: CryptoWatch): ChatCrypto {
  return new ModelCrypto(random, watch);
}

class ModelCrypto implements ChatCrypto {
  readonly #random: Random;
  readonly #watch: CryptoWatch;
  readonly #preparations = new Map<string, Preparation>();

  constructor(random: Random, watch: CryptoWatch) {
    this.#random = random;
    this.#watch = watch;
  }

  async warmUp(): Promise<void> {
    await this.#work(50);
  }

  async prepare(): Promise<VisitorPreparation> {
    await this.#work(80);
    const made: Preparation = {
      brand: "visitorPreparation",
      commitment: this.#name(43),
      leaf: this.#name(8),
      used: false,
      wiped: false,
    };
    this.#preparations.set(made.leaf, made);
    return made;
  }

  async offer(device: { alias: string }, chat: { room: string; commitment: string }): Promise<Offer> {
    await this.#work(80);
    const [id, nonce] = [this.#name(8), this.#name(43)];
    const bytes = pack({ offer: id, alias: device.alias, nonceHash: hashed(nonce), ...chat });
    return { brand: "offer", id, nonce, bytes, used: false, wiped: false } as ModelOffer;
  }

  async admit(
    preparation: VisitorPreparation,
    offer: Uint8Array,
    { room }: { room: string },
  ): Promise<{ group: Group; welcome: Uint8Array; member: CertifiedMember } | Refusal> {
    await this.#work(120);
    const own = preparation as Preparation;
    const said = JSON.parse(decoder.decode(offer)) as Record<string, string>;
    if (said.room !== room) return this.#refused("admit", "room");
    if (said.commitment !== own.commitment) return this.#refused("admit", "commitment");
    if (own.used) return this.#refused("admit", "notAllowed");
    own.used = true;
    if (own.wiped) return this.#refused("admit", "notAllowed");
    const id = this.#name(8);
    const member: CertifiedMember = {
      alias: said.alias ?? "",
      role: "counsellor",
      nonceHash: said.nonceHash ?? "",
    };
    return { group: newGroup(id, 0), welcome: pack({ group: id, offer: said.offer, leaf: own.leaf }), member };
  }

  async join(
    offer: Offer,
    welcome: Uint8Array,
    { commitment }: { commitment: string },
  ): Promise<{ group: Group; nonce: string } | Refusal> {
    await this.#work(120);
    const own = offer as ModelOffer;
    if (own.used || own.wiped) return this.#refused("join", "notAllowed");
    const said = JSON.parse(decoder.decode(welcome)) as Record<string, string>;
    if (said.offer !== own.id) return this.#refused("join", "binding");
    if (this.#preparations.get(said.leaf ?? "")?.commitment !== commitment) return this.#refused("join", "commitment");
    own.used = true;
    return { group: newGroup(said.group ?? "", 1), nonce: own.nonce };
  }

  async nonceFits(member: CertifiedMember, nonce: string): Promise<boolean> {
    await this.#work(2);
    return member.nonceHash === hashed(nonce);
  }

  async seal(
    group: Group,
    frame: Uint8Array,
    sequence: number,
  ): Promise<{ group: Group; sealed: Uint8Array } | Refusal> {
    const own = held(group);
    if (own.wiped) return gone;
    spend(own);
    await this.#work(1);
    if (own.wiped) return gone;
    return { group: after(own, { sent: own.sent + 1 }), sealed: pack(sealedBy(own, sequence, frame)) };
  }

  async sealAside(group: Group, frame: Uint8Array, sequence: number): Promise<Uint8Array | Refusal> {
    const own = held(group);
    await this.#work(1);
    return own.spent ? gone : pack(sealedBy(own, sequence, frame));
  }

  async open(
    group: Group,
    sealed: Uint8Array,
  ): Promise<{ group: Group; frame: Uint8Array } | { group: Group; frame: undefined } | Refusal> {
    const own = held(group);
    if (!own.wiped) usable(own);
    await this.#work(1);
    if (own.wiped) return gone;
    const said = unpackSealed(sealed);
    if (said === undefined || said.group !== own.id || said.leaf === own.leaf) return this.#refused("open", "forged");
    const next = opened(own, said);
    if (typeof next === "string") return this.#refused("open", next);
    spend(own);
    if (said.frame === undefined) return { group: next, frame: undefined };
    this.#watch.revealed(said, own.id);
    return { group: next, frame: encoder.encode(said.frame) };
  }

  async update(group: Group, sequence: number): Promise<{ group: Group; sealed: Uint8Array } | Refusal> {
    const own = held(group);
    if (own.wiped) return gone;
    if (usable(own).leaf !== 0) return this.#refused("update", "notAllowed");
    spend(own);
    await this.#work(5);
    return own.wiped ? gone : { group: nextEpoch(own), sealed: pack(sealedBy(own, sequence, undefined)) };
  }

  forgetPreviousEpoch(group: Group): Group {
    const own = held(group);
    return own.wiped ? own : after(spend(own), { opensEarlier: null });
  }

  header(sealed: Uint8Array): SealedHeader | undefined {
    const said = unpackSealed(sealed);
    return said && { epoch: said.epoch, sequence: said.sequence, commit: said.frame === undefined };
  }

  epoch(group: Group): number {
    return (group as ModelGroup).epoch;
  }

  wipe(...all: (Group | VisitorPreparation | Offer | undefined)[]): void {
    for (const one of all) {
      if (one === undefined) continue;
      Object.assign(one, one.brand === "group" ? { spent: true, wiped: true } : { wiped: true });
    }
  }

  #refused<Why extends Refusal["refused"]>(does: string, why: Why): Refusal {
    this.#watch.refused(does, why);
    return { refused: why };
  }

  /** Keys take their time, on an old phone a lot of it. */
  #work(meanMs: number): Promise<void> {
    return new Promise((done) => setTimeout(done, this.#random.around(meanMs)));
  }

  #name(length: number): string {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return Array.from({ length }, () => letters[this.#random.below(64)]).join("");
  }
}

const hashed = (nonce: string) => `${nonce.slice(0, -1)}#`;

function newGroup(id: string, leaf: 0 | 1): Group {
  const numbers = { epoch: 1, sent: 0, opens: 0, opensEarlier: null };
  const group: ModelGroup = { brand: "group", id, leaf, ...numbers, spent: false, wiped: false };
  return group;
}

/** What every question to a wiped group is answered with. */
const gone: Refusal = { refused: "notMember" };
const held = (group: Group) => group as ModelGroup;

function usable(own: ModelGroup): ModelGroup {
  if (own.spent) throw new Error("a group that has a successor");
  return own;
}

function spend(own: ModelGroup): ModelGroup {
  usable(own).spent = true;
  return own;
}

const after = (own: ModelGroup, change: Partial<ModelGroup>): ModelGroup => ({ ...own, ...change, spent: false });

function sealedBy(own: ModelGroup, sequence: number, frame: Uint8Array | undefined): ModelSealed {
  const numbers = { group: own.id, epoch: own.epoch, leaf: own.leaf, generation: own.sent, sequence };
  return frame === undefined ? numbers : { ...numbers, frame: decoder.decode(frame) };
}

function nextEpoch(own: ModelGroup): ModelGroup {
  return after(own, { epoch: own.epoch + 1, sent: 0, opens: 0, opensEarlier: own.opens });
}

function opened(own: ModelGroup, said: ModelSealed): ModelGroup | Refusal["refused"] {
  if (said.frame === undefined) {
    if (said.leaf !== 0) return "notAllowed";
    return said.epoch === own.epoch ? nextEpoch(own) : "order";
  }
  if (said.epoch === own.epoch && said.generation === own.opens) return after(own, { opens: own.opens + 1 });
  if (said.epoch === own.epoch - 1 && said.generation === own.opensEarlier)
    return after(own, { opensEarlier: own.opensEarlier + 1 });
  return "order";
}
