/**
 * Both ends without our rules: the bare library in the hands of somebody who holds genuine keys and means no good.
 * What it makes is well-formed MLS, so that each refusal is ours and not an accident of encoding.
 */
import { type ClientState, createGroup, joinGroup } from "ts-mls/clientState.js";
import { type CreateCommitOptions, createCommit } from "ts-mls/createCommit.js";
import { createApplicationMessage } from "ts-mls/createMessage.js";
import type { Credential } from "ts-mls/credential.js";
import type { Extension } from "ts-mls/extension.js";
import type { KeyPackage, PrivateKeyPackage } from "ts-mls/keyPackage.js";
import { encodeMlsMessage, type MLSMessage } from "ts-mls/message.js";
import { emptyPskIndex } from "ts-mls/pskIndex.js";
import { HeldGroup, HeldOffer, HeldPreparation } from "../../../web/encryption/held.ts";
import { createChatCrypto } from "../../../web/encryption/mls-chat.ts";
import { readKeyPackage, readWelcome, writeSequence, writeWelcome } from "../../../web/encryption/mls-frames.ts";
import {
  clientConfig,
  makeKeyPackage,
  nonceExtension,
  visitorCredential,
} from "../../../web/encryption/mls-profile.ts";
import { warmSuite } from "../../../web/encryption/suite.ts";
import { accepted, invite, now, organisationKey, room } from "./harbour.ts";

export const suite = await warmSuite().suite();
export const anybody = clientConfig(() => true);
export const crypto = createChatCrypto();
export const { device } = await invite();

export const stamp = (sequence: number) => writeSequence(sequence) ?? new Uint8Array();

function held<T>(kind: abstract new (...made: never[]) => T, value: unknown): T {
  if (value instanceof kind) return value;
  throw new Error("not made by this implementation");
}

/** What a console holds inside its offer. */
export const inside = (offer: unknown) => held(HeldOffer, offer);
export const insidePreparation = (preparation: unknown) => held(HeldPreparation, preparation);

/** A visitor who keeps to the protocol, and a counsellor's console with every secret in the open. */
export async function withForgingCounsellor() {
  const preparation = await crypto.prepare(organisationKey);
  const offer = await crypto.offer(device, { room, commitment: preparation.commitment });
  const { group, welcome } = accepted(await crypto.admit(preparation, offer.bytes, { room, organisationKey, now }));
  return { visitor: group, counsellor: await rawJoin(offer, welcome), welcome };
}

export async function rawJoin(offer: unknown, welcome: Uint8Array): Promise<ClientState> {
  const { keyPackage, privateKeys } = inside(offer);
  const read = readWelcome(welcome);
  if (read === undefined) throw new Error("no welcome");
  const { initPrivateKey, hpkePrivateKey, signaturePrivateKey } = privateKeys;
  const copies = [initPrivateKey, hpkePrivateKey, signaturePrivateKey].map((key) => key.slice());
  const [init = initPrivateKey, hpke = hpkePrivateKey, signature = signaturePrivateKey] = copies;
  const keys = { initPrivateKey: init, hpkePrivateKey: hpke, signaturePrivateKey: signature };
  return joinGroup(read, keyPackage, keys, emptyPskIndex, suite, undefined, undefined, anybody);
}

export interface Forged {
  readonly credential?: Credential;
  readonly groupExtensions?: Extension[];
  readonly infoExtensions?: Extension[];
  readonly alsoAdd?: KeyPackage;
  readonly otherKeys?: boolean;
}

/** A counsellor's console that keeps to the protocol, and a visitor with every secret in the open. */
export async function withForgingVisitor(forged: Forged = {}) {
  const preparation = await crypto.prepare(organisationKey);
  const { commitment } = preparation;
  const offer = await crypto.offer(device, { room, commitment });
  const { nonce, signatureKeys } = insidePreparation(preparation);
  const keys = forged.otherKeys === true ? await suite.signature.keygen() : signatureKeys;
  const own = await makeKeyPackage(forged.credential ?? visitorCredential(), keys, suite);
  const extensions = forged.infoExtensions ?? [{ extensionType: nonceExtension, extensionData: nonce }];
  const alone = await rawGroup(own, forged.groupExtensions ?? []);
  const added = await createCommit(
    { state: alone, cipherSuite: suite },
    {
      extraProposals: [inside(offer).keyPackage, ...(forged.alsoAdd === undefined ? [] : [forged.alsoAdd])].map(
        (keyPackage) => ({ proposalType: "add", add: { keyPackage } }),
      ),
      ratchetTreeExtension: true,
      groupInfoExtensions: extensions,
    },
  );
  if (added.welcome === undefined) throw new Error("no welcome");
  const chat = { room, commitment, organisationKey, now };
  const welcome = writeWelcome(added.welcome);
  return { visitor: added.newState, offer, welcome, chat, joined: () => crypto.join(offer, welcome, chat) };
}

async function rawGroup(
  own: { publicPackage: KeyPackage; privatePackage: PrivateKeyPackage },
  extensions: Extension[] = [],
): Promise<ClientState> {
  const id = globalThis.crypto.getRandomValues(new Uint8Array(32));
  return createGroup(id, own.publicPackage, own.privatePackage, extensions, suite, anybody);
}

/** An application message of any content and any authenticated data. */
export async function rawSeal(state: ClientState, content: Uint8Array, authenticated = stamp(0)) {
  const { newState, privateMessage } = await createApplicationMessage(state, content, suite, authenticated);
  return { state: newState, sealed: encoded({ wireformat: "mls_private_message", version: "mls10", privateMessage }) };
}

export async function rawCommit(state: ClientState, options: CreateCommitOptions = {}) {
  const made = await createCommit({ state, cipherSuite: suite }, { authenticatedData: stamp(0), ...options });
  return { state: made.newState, sealed: encoded(made.commit), welcome: made.welcome };
}

export const encoded = (message: MLSMessage) => encodeMlsMessage(message);

/** A certified key package that nobody asked for. */
export async function anotherKeyPackage(): Promise<KeyPackage> {
  const { commitment } = await crypto.prepare(organisationKey);
  const offer = await crypto.offer((await invite({ alias: "Kim" })).device, { room, commitment });
  const keyPackage = readKeyPackage(offer.bytes);
  if (keyPackage === undefined) throw new Error("no key package");
  return keyPackage;
}

export async function visitorsKeyPackage(): Promise<KeyPackage> {
  const { publicPackage } = await makeKeyPackage(visitorCredential(), await suite.signature.keygen(), suite);
  return publicPackage;
}

export const asGroup = (state: ClientState) => new HeldGroup(state);
