/**
 * The console's side of coming to share a group (encryption.md, flow 2 and 4): offer a key package bound to this chat,
 * join by the visitor's welcome. Leaf 0 must be the one committed to, and nobody else may be there.
 */
import { type ClientState, joinGroupWithExtensions } from "ts-mls/clientState.js";
import type { CiphersuiteImpl } from "ts-mls/crypto/ciphersuite.js";
import type { Extension } from "ts-mls/extension.js";
import { emptyPskIndex } from "ts-mls/pskIndex.js";
import { type Binding, type StaffCredential, statementType } from "../../shared/certificates.ts";
import { type RoomId, toBase64url } from "../../shared/ids.ts";
import { random, sha256, utf8 } from "./bytes.ts";
import type { DeviceIdentity, Group, Refusal } from "./chat-crypto.ts";
import { commitmentTo, nonceBytes } from "./commitment.ts";
import { HeldGroup, HeldOffer } from "./held.ts";
import { readWelcome, writeKeyPackage } from "./mls-frames.ts";
import * as profile from "./mls-profile.ts";
import { orRefusal } from "./refusals.ts";
import { makeStatement } from "./statement.ts";
import { suiteName } from "./suite.ts";

export async function offer(
  suite: CiphersuiteImpl,
  device: DeviceIdentity,
  chat: { room: RoomId; commitment: string },
): Promise<HeldOffer> {
  const signatureKeys = await suite.signature.keygen();
  const nonce = random(nonceBytes);
  const { alias, role, chain, revocations } = device;
  const says: Binding = {
    room: chat.room,
    commitment: chat.commitment,
    leafKey: toBase64url(signatureKeys.publicKey),
    nonceHash: toBase64url(await sha256(nonce)),
    role,
    alias,
  };
  const binding = await makeStatement(statementType.binding, says, device.sign);
  const told = revocations && { list: revocations.list, signer: [...revocations.signer] };
  const identity: StaffCredential = { chain: [...chain], binding, ...(told && { revocations: told }) };
  const credential = profile.staffCredential(utf8(JSON.stringify(identity)));
  const { publicPackage, privatePackage } = await profile.makeKeyPackage(credential, signatureKeys, suite);
  return new HeldOffer(writeKeyPackage(publicPackage), publicPackage, privatePackage, nonce);
}

export async function join(
  suite: CiphersuiteImpl,
  made: HeldOffer,
  bytes: Uint8Array,
  chat: { commitment: string; organisationKey: string },
): Promise<Refusal | { group: Group; nonce: string }> {
  const welcome = readWelcome(bytes);
  if (welcome === undefined) return { refused: "malformed" };
  if (welcome.cipherSuite !== suiteName) return { refused: "suite" };
  if (made.used || made.wiped) return { refused: "notAllowed" };
  const { keyPackage } = made;
  const own = profile.onlyThese(keyPackage.leafNode);
  const privateKeys = {
    initPrivateKey: made.privateKeys.initPrivateKey,
    hpkePrivateKey: made.privateKeys.hpkePrivateKey.slice(),
    signaturePrivateKey: made.privateKeys.signaturePrivateKey.slice(),
  };
  const config = profile.clientConfig((credential, key) => profile.isVisitor(credential) || own(credential, key));
  const joined = await orRefusal(
    () => joinGroupWithExtensions(welcome, keyPackage, privateKeys, emptyPskIndex, suite, undefined, undefined, config),
    "notAllowed",
  );
  if ("refused" in joined) return joined;
  const [state, extensions] = joined;
  const pinned = await onlyTheTwo(state, made, extensions, chat);
  if ("refused" in pinned) return pinned;
  // Two welcomes at once, or wiped meanwhile: one group at most comes of an offer.
  if (made.used || made.wiped) return { refused: "notAllowed" };
  made.used = true;
  made.privateKeys.initPrivateKey.fill(0);
  return { group: new HeldGroup(pinned), nonce: toBase64url(made.nonce) };
}

/** The state with its two leaves fixed for good, if they are the visitor's, as committed to, and ours. */
async function onlyTheTwo(
  state: ClientState,
  { keyPackage }: HeldOffer,
  extensions: readonly Extension[],
  chat: { commitment: string; organisationKey: string },
): Promise<ClientState | Refusal> {
  const leaves = state.ratchetTree.filter((_, index) => index % 2 === 0);
  const [visitor, staff, ...others] = leaves;
  if (visitor?.nodeType !== "leaf" || staff?.nodeType !== "leaf" || others.length > 0) return { refused: "notAllowed" };
  if (state.groupContext.extensions.length > 0) return { refused: "notAllowed" };

  const nonce = extensions.find(({ extensionType }) => extensionType === profile.nonceExtension);
  if (nonce === undefined) return { refused: "commitment" };
  const key = visitor.leaf.signaturePublicKey;
  const commitment = await commitmentTo(key, nonce.extensionData, chat.organisationKey);
  if (commitment === undefined || commitment !== chat.commitment) return { refused: "commitment" };
  return { ...state, clientConfig: profile.clientConfig(profile.onlyThese(visitor.leaf, keyPackage.leafNode)) };
}
