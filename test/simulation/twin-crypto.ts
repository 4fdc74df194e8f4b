/**
 * The real encryption and its model, side by side. Whatever is asked is asked of both: what goes through the Room is
 * what the real one made, how long it takes and what the rules look at is the model's, and wherever one accepts what
 * the other refuses, the run fails. So a run with real keys is the same run, event by event, and the model is shown to
 * have the same rules.
 */
import type {
  CertifiedMember,
  ChatCrypto,
  DeviceIdentity,
  Group,
  Offer,
  Refusal,
  SealedHeader,
  VisitorPreparation,
} from "../../web/encryption/chat-crypto.ts";
import { outside } from "./context.ts";
import { type CryptoWatch, type ModelSealed, modelCrypto, unpackSealed } from "./model-crypto.ts";
import type { Random } from "./random.ts";

export interface TwinWatch extends CryptoWatch {
  /** The model and the real encryption do not say the same. */
  disagreed(does: string, model: string, real: string): void;
  /** What was sealed can be read by everybody. */
  exposed(): void;
}

interface Twin<T> {
  readonly model: T;
  readonly real: T;
}
type Outcome<T> =
  | { readonly is: "accepted"; readonly value: T }
  | { readonly is: "refused"; readonly refusal: Refusal }
  | { readonly is: "thrown"; readonly error: unknown };
type Asked<T> = Promise<T | Refusal>;

/** What this file gave out comes back as it was. */
const twinOf = <T extends Group | VisitorPreparation | Offer>(held: T) => held as T & Twin<T>;
const group = (model: Group, real: Group): Group & Twin<Group> => ({ brand: "group", model, real });

export class TwinCrypto implements ChatCrypto {
  readonly #model: ChatCrypto;
  readonly #real: ChatCrypto;
  readonly #watch: TwinWatch;
  /** What the real one made, as a name, and what the model made in its place. */
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #names = new Map<string, string>();
  readonly #working = new Set<Promise<unknown>>();

  constructor(random: Random, watch: TwinWatch, real: ChatCrypto) {
    this.#real = real;
    this.#model = modelCrypto(random, watch);
    this.#watch = watch;
  }

  /** Waits until nothing is under way with the real keys, which take real time; false: nothing was. */
  async settled(): Promise<boolean> {
    if (this.#working.size === 0) return false;
    while (this.#working.size > 0) await Promise.all(this.#working);
    return true;
  }

  readonly sealedOf = (bytes: Uint8Array): ModelSealed | undefined => {
    const model = this.#bytes.get(nameOf(bytes));
    return model === undefined ? undefined : unpackSealed(model);
  };

  async warmUp(): Promise<void> {
    await this.#model.warmUp();
    await this.#work(() => this.#real.warmUp());
  }

  async prepare(organisationKey: string): Promise<VisitorPreparation> {
    const model = await this.#model.prepare(organisationKey);
    const real = await this.#work(() => this.#real.prepare(organisationKey));
    this.#names.set(real.commitment, model.commitment);
    const { commitment } = real;
    const made: VisitorPreparation & Twin<VisitorPreparation> = { brand: real.brand, commitment, model, real };
    return made;
  }

  async offer(device: DeviceIdentity, chat: Parameters<ChatCrypto["offer"]>[1]): Promise<Offer> {
    const model = await this.#model.offer(device, { ...chat, commitment: this.#modelled(chat.commitment) });
    const real = await this.#work(() => this.#real.offer(device, chat));
    this.#bytes.set(nameOf(real.bytes), model.bytes);
    const made: Offer & Twin<Offer> = { brand: "offer", bytes: real.bytes, model, real };
    return made;
  }

  async admit(...[preparation, offer, chat]: Parameters<ChatCrypto["admit"]>): ReturnType<ChatCrypto["admit"]> {
    const own = twinOf(preparation);
    const made = await this.#both(
      "admit",
      () => this.#model.admit(own.model, this.#counterpart(offer), chat),
      () => this.#real.admit(own.real, offer, chat),
    );
    if ("refused" in made) return made;
    const { model, real } = made;
    this.#bytes.set(nameOf(real.welcome), model.welcome);
    this.#names.set(real.member.nonceHash, model.member.nonceHash);
    this.#same("admit", model.member.alias, real.member.alias);
    return { group: group(model.group, real.group), welcome: real.welcome, member: real.member };
  }

  async join(...[offer, welcome, chat]: Parameters<ChatCrypto["join"]>): ReturnType<ChatCrypto["join"]> {
    const own = twinOf(offer);
    const commitment = this.#modelled(chat.commitment);
    const made = await this.#both(
      "join",
      () => this.#model.join(own.model, this.#counterpart(welcome), { ...chat, commitment }),
      () => this.#real.join(own.real, welcome, chat),
    );
    if ("refused" in made) return made;
    const { model, real } = made;
    this.#names.set(real.nonce, model.nonce);
    return { group: group(model.group, real.group), nonce: real.nonce };
  }

  async nonceFits(member: CertifiedMember, nonce: string): Promise<boolean> {
    const asModelled = { ...member, nonceHash: this.#modelled(member.nonceHash) };
    const model = await this.#model.nonceFits(asModelled, this.#modelled(nonce));
    const real = await this.#work(() => this.#real.nonceFits(member, nonce));
    this.#same("check a nonce", model, real);
    return real;
  }

  async seal(held: Group, frame: Uint8Array, sequence: number): ReturnType<ChatCrypto["seal"]> {
    const own = twinOf(held);
    const made = await this.#both(
      "seal",
      () => this.#model.seal(own.model, frame, sequence),
      () => this.#real.seal(own.real, frame, sequence),
    );
    if ("refused" in made) return made;
    this.#sealed(made.model.sealed, made.real.sealed, frame);
    return { group: group(made.model.group, made.real.group), sealed: made.real.sealed };
  }

  async sealAside(held: Group, frame: Uint8Array, sequence: number): ReturnType<ChatCrypto["sealAside"]> {
    const own = twinOf(held);
    const made = await this.#both(
      "seal aside",
      () => this.#model.sealAside(own.model, frame, sequence),
      () => this.#real.sealAside(own.real, frame, sequence),
    );
    if ("refused" in made) return made;
    this.#sealed(made.model, made.real, frame);
    return made.real;
  }

  async open(held: Group, sealed: Uint8Array): ReturnType<ChatCrypto["open"]> {
    const own = twinOf(held);
    const made = await this.#both(
      "open",
      () => this.#model.open(own.model, this.#counterpart(sealed)),
      () => this.#real.open(own.real, sealed),
    );
    if ("refused" in made) return made;
    const { model, real } = made;
    this.#same("read", textOf(model.frame), textOf(real.frame));
    const next = group(model.group, real.group);
    return real.frame === undefined ? { group: next, frame: undefined } : { group: next, frame: real.frame };
  }

  async update(held: Group, sequence: number): ReturnType<ChatCrypto["update"]> {
    const own = twinOf(held);
    const made = await this.#both(
      "update",
      () => this.#model.update(own.model, sequence),
      () => this.#real.update(own.real, sequence),
    );
    if ("refused" in made) return made;
    this.#sealed(made.model.sealed, made.real.sealed, undefined);
    return { group: group(made.model.group, made.real.group), sealed: made.real.sealed };
  }

  forgetPreviousEpoch(held: Group): Group {
    const { model, real } = twinOf(held);
    return group(this.#model.forgetPreviousEpoch(model), this.#real.forgetPreviousEpoch(real));
  }

  header(sealed: Uint8Array): SealedHeader | undefined {
    const real = this.#real.header(sealed);
    const model = this.#model.header(this.#counterpart(sealed));
    this.#same("read a header", JSON.stringify(model), JSON.stringify(real));
    return real;
  }

  epoch(held: Group): number {
    const { model, real } = twinOf(held);
    this.#same("count epochs", this.#model.epoch(model), this.#real.epoch(real));
    return this.#real.epoch(real);
  }

  wipe(...held: (Group | VisitorPreparation | Offer | undefined)[]): void {
    for (const one of held) {
      if (one === undefined) continue;
      this.#model.wipe(twinOf(one).model);
      this.#real.wipe(twinOf(one).real);
    }
  }

  /** First the model, in the run's own time; then the real one, while the clock stands. */
  async #both<M extends Given, R extends Given>(
    does: string,
    ofModel: () => Asked<M>,
    ofReal: () => Asked<R>,
  ): Promise<{ readonly model: M; readonly real: R } | Refusal> {
    const model = await outcomeOf(ofModel);
    const real = await this.#work(() => outcomeOf(ofReal));
    this.#same(does, model.is, real.is);
    if (model.is === "accepted" && real.is === "accepted") return { model: model.value, real: real.value };
    if (real.is === "thrown") throw real.error;
    return real.is === "refused" ? real.refusal : { refused: "forged" };
  }

  #work<T>(act: () => Promise<T>): Promise<T> {
    const work = outside(act);
    const done = work.then(
      () => {},
      () => {},
    );
    this.#working.add(done);
    void done.then(() => this.#working.delete(done));
    return work;
  }

  #sealed(model: Uint8Array, real: Uint8Array, frame: Uint8Array | undefined): void {
    this.#bytes.set(nameOf(real), model);
    if (frame !== undefined && Buffer.from(real).includes(Buffer.from(frame))) this.#watch.exposed();
  }

  #same(does: string, model: unknown, real: unknown): void {
    if (model !== real) this.#watch.disagreed(does, String(model), String(real));
  }

  #modelled(name: string): string {
    return this.#names.get(name) ?? name;
  }

  #counterpart(bytes: Uint8Array): Uint8Array {
    const model = this.#bytes.get(nameOf(bytes));
    if (model === undefined) throw new Error("nobody made these bytes");
    return model;
  }
}

type Given = object;

async function outcomeOf<T extends Given>(ask: () => Asked<T>): Promise<Outcome<T>> {
  try {
    const answer = await ask();
    return "refused" in answer ? { is: "refused", refusal: answer as Refusal } : { is: "accepted", value: answer as T };
  } catch (error) {
    return { is: "thrown", error };
  }
}

const nameOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const textOf = (bytes: Uint8Array | undefined) => (bytes === undefined ? "new keys" : new TextDecoder().decode(bytes));
