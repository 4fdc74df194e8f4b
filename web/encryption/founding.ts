/**
 * The visitor's side of coming to share a group (encryption.md, flow 1 and 3): commit to a leaf key, examine the
 * console's offer, make the group and add the counsellor. Nothing is sent that an unproven offer could read.
 */
import { type ClientState, createGroup } from "ts-mls/clientState.js";
import { createCommit } from "ts-mls/createCommit.js";
import type { CiphersuiteImpl } from "ts-mls/crypto/ciphersuite.js";
import type { KeyPackage } from "ts-mls/keyPackage.js";
import { StaffCredential } from "../../shared/certificates.ts";
import { type RoomId, toBase64url } from "../../shared/ids.ts";
import { random } from "./bytes.ts";
import { type KnownRevocations, learnRevocations, verifyBinding, verifyChain } from "./chain.ts";
import type { CertifiedMember, Group, Refusal } from "./chat-crypto.ts";
import { commitmentTo, nonceBytes } from "./commitment.ts";
import { HeldGroup, HeldPreparation } from "./held.ts";
import { readKeyPackage, writeWelcome } from "./mls-frames.ts";
import * as profile from "./mls-profile.ts";
import { orRefusal } from "./refusals.ts";
import { withoutPreviousEpochs, zeroLost } from "./secrets.ts";
import { readJson } from "./statement.ts";
import { suiteName } from "./suite.ts";

export async function prepare(suite: CiphersuiteImpl, organisationKey: string): Promise<HeldPreparation> {
  const signatureKeys = await suite.signature.keygen();
  const nonce = random(nonceBytes);
  const commitment = await commitmentTo(signatureKeys.publicKey, nonce, organisationKey);
  if (commitment === undefined) throw new Error("the page has no organisation key");
  return new HeldPreparation(commitment, nonce, signatureKeys);
}

/** Everything the visitor's tab demands of an offer before it makes a group. `known` comes back with what it learned. */
export async function examine(
  offered: Uint8Array,
  chat: { room: RoomId; commitment: string; organisationKey: string; now: number },
  known: KnownRevocations,
): Promise<Refusal | { keyPackage: KeyPackage; member: CertifiedMember; known: KnownRevocations }> {
  const keyPackage = readKeyPackage(offered);
  if (keyPackage === undefined) return { refused: "malformed" };
  if (keyPackage.cipherSuite !== suiteName) return { refused: "suite" };
  const { credential, signaturePublicKey } = keyPackage.leafNode;
  if (!profile.fitsProfile(keyPackage) || credential.credentialType !== "basic") return { refused: "malformed" };
  const told = readJson(StaffCredential, credential.identity);
  if (told === undefined) return { refused: "malformed" };

  const { revocations } = told;
  const learned = revocations === undefined ? known : await learnRevocations(known, revocations, chat);
  if ("refused" in learned) return learned;
  const device = await verifyChain(told.chain, { ...chat, revoked: learned.keys });
  if ("refused" in device) return device;
  const binding = await verifyBinding(told.binding, device, { ...chat, leafKey: toBase64url(signaturePublicKey) });
  if ("refused" in binding) return binding;
  const { alias, role, nonceHash } = binding;
  // Whoever is a coordinator alone issues certificates and does not talk with visitors.
  if (role !== "counsellor" && role !== "supervisor") return { refused: "notAllowed" };
  return { keyPackage, member: { alias, role, nonceHash }, known: learned };
}

/** The visitor makes the group and adds the counsellor whose key package was examined. */
export async function found(
  suite: CiphersuiteImpl,
  preparation: HeldPreparation,
  keyPackage: KeyPackage,
): Promise<Refusal | { group: Group; welcome: Uint8Array }> {
  if (preparation.used) return { refused: "notAllowed" };
  preparation.used = true;
  const made = await orRefusal(() => foundWith(suite, preparation, keyPackage), "forged");
  if ("refused" in made) {
    preparation.used = false;
    return made;
  }
  const group = new HeldGroup(made.state);
  if (!preparation.wiped) return { group, welcome: made.welcome };
  group.wipe();
  return { refused: "notAllowed" };
}

async function foundWith(
  suite: CiphersuiteImpl,
  { nonce, signatureKeys }: HeldPreparation,
  keyPackage: KeyPackage,
): Promise<{ state: ClientState; welcome: Uint8Array }> {
  // A copy: wiping the preparation must not reach into the group.
  const keys = { publicKey: signatureKeys.publicKey, signKey: signatureKeys.signKey.slice() };
  const own = await profile.makeKeyPackage(profile.visitorCredential(), keys, suite);
  own.privatePackage.initPrivateKey.fill(0);
  const config = profile.clientConfig(profile.onlyThese(own.publicPackage.leafNode, keyPackage.leafNode));
  const alone = await createGroup(random(nonceBytes), own.publicPackage, own.privatePackage, [], suite, config);
  const added = await createCommit(
    { state: alone, cipherSuite: suite },
    {
      extraProposals: [{ proposalType: "add", add: { keyPackage } }],
      ratchetTreeExtension: true,
      groupInfoExtensions: [{ extensionType: profile.nonceExtension, extensionData: nonce }],
    },
  );
  if (added.welcome === undefined) throw new Error("adding a member makes a welcome");
  // Nobody was there before: nothing of the epoch without the counsellor is ever needed.
  const state = withoutPreviousEpochs(added.newState);
  zeroLost(alone, state, added.consumed);
  return { state, welcome: writeWelcome(added.welcome) };
}
