/**
 * The one narrow interface between the product and the encryption library, so that the library can be replaced and
 * the simulation can put a model in its place. Everything here is a value: an operation that is refused leaves the
 * group it was given untouched, and a new group is adopted only when everything about it has been accepted.
 */
import type { ChatRole, Role } from "../../shared/certificates.ts";
import type { RoomId } from "../../shared/ids.ts";

/** Why something was not accepted. Shown to nobody as it is; the pages have a sentence for it. */
export type Refusal = {
  readonly refused:
    | "malformed"
    | "suite"
    | "chain"
    | "expired"
    | "revoked"
    | "binding"
    | "room"
    | "commitment"
    | "nonce"
    | "notMember"
    | "notAllowed"
    | "order"
    | "forged"
    | "length";
};

/**
 * A group at one epoch. Opaque, immutable, and useless once `wipe` has seen it or it has a successor. One operation
 * at a time leads to a successor (`sealAside` may run beside it): a second one, or one on a spent group, throws.
 */
export interface Group {
  readonly brand: "group";
}

/** What the visitor makes while waiting: leaf key and nonce stay inside; the commitment goes to the Switchboard. */
export interface VisitorPreparation {
  readonly brand: "visitorPreparation";
  /** SHA-256(leaf key ‖ nonce ‖ organisation key), base64url. */
  readonly commitment: string;
}

/** A console's key package for one chat and the private keys that go with it. */
export interface Offer {
  readonly brand: "offer";
  /** The MLS key package, sent in the Room unchanged on every reconnection until `hello`. */
  readonly bytes: Uint8Array;
}

/** The certified person at the other end, as the visitor's page names them. */
export interface CertifiedMember {
  readonly alias: string;
  readonly role: ChatRole;
  /** SHA-256 of the nonce that `hello` must reveal, base64url. */
  readonly nonceHash: string;
}

/** What stands outside the ciphertext of a sealed frame, authenticated by it. */
export interface SealedHeader {
  readonly epoch: number;
  /** Of the author in this room, counting from 0, commits included. */
  readonly sequence: number;
  readonly commit: boolean;
}

/** A member of staff's device as the console holds it; the private key never leaves WebCrypto. */
export interface DeviceIdentity {
  readonly alias: string;
  readonly role: Role;
  readonly chain: readonly string[];
  readonly revocations: { readonly list: string; readonly signer: readonly string[] } | undefined;
  /** Ed25519 over the bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** What both ends do with a group once they share one. */
export interface GroupCrypto {
  /** Before they are needed: key pairs, tables, the ML-KEM module where the browser has none. */
  warmUp(): Promise<void>;

  /** Pads to a bucket and seals. `frame`: JSON in UTF-8. The new group must be adopted before anything else is sealed. */
  seal(group: Group, frame: Uint8Array, sequence: number): Promise<{ group: Group; sealed: Uint8Array } | Refusal>;

  /** Seals without a successor: the result may be sent once, as the last thing ever, or be thrown away (flow 13). */
  sealAside(group: Group, frame: Uint8Array, sequence: number): Promise<Uint8Array | Refusal>;

  /** Opens an application frame, or takes in a commit of leaf 0. */
  open(
    group: Group,
    sealed: Uint8Array,
  ): Promise<{ group: Group; frame: Uint8Array } | { group: Group; frame: undefined } | Refusal>;

  /** Leaf 0 alone: new keys for everybody. The commit goes out like any sealed frame, in order. */
  update(group: Group, sequence: number): Promise<{ group: Group; sealed: Uint8Array } | Refusal>;

  /** Everybody has moved on: zero what could still open frames of the previous epoch. */
  forgetPreviousEpoch(group: Group): Group;

  /** Reads what is outside; `undefined` unless it is a private message of this profile. */
  header(sealed: Uint8Array): SealedHeader | undefined;

  epoch(group: Group): number;

  /** Overwrites every secret of the group, preparation or offer with zeros. */
  wipe(...held: (Group | VisitorPreparation | Offer | undefined)[]): void;
}

/** The visitor's end, and all that a visitor's browser loads. */
export interface VisitorCrypto extends GroupCrypto {
  /** While waiting. `organisationKey`: base64url, from the page. */
  prepare(organisationKey: string): Promise<VisitorPreparation>;

  /** Check the offer, make the group, add the counsellor. `now`: server's time. The newest list of revoked keys is remembered for the page's whole life. */
  admit(
    preparation: VisitorPreparation,
    offer: Uint8Array,
    chat: { room: RoomId; organisationKey: string; now: number },
  ): Promise<{ group: Group; welcome: Uint8Array; member: CertifiedMember } | Refusal>;

  /** Does this nonce fit the hash in the member's binding? */
  nonceFits(member: CertifiedMember, nonce: string): Promise<boolean>;
}

/** The console's end. */
export interface CounsellorCrypto extends GroupCrypto {
  /** After `taken`. HPKE key pairs for it are made in advance by `warmUp`. */
  offer(device: DeviceIdentity, chat: { room: RoomId; commitment: string }): Promise<Offer>;

  /** Join by the visitor's welcome; leaf 0 must be the one committed to, every other leaf certified. `nonce`: ours, for `hello`. */
  join(
    offer: Offer,
    welcome: Uint8Array,
    chat: { room: RoomId; commitment: string; organisationKey: string; now: number },
  ): Promise<{ group: Group; nonce: string } | Refusal>;
}

/** Both ends: what a console and tests load. */
export interface ChatCrypto extends VisitorCrypto, CounsellorCrypto {}
