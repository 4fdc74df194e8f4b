/**
 * How MLS is used here: every setting that must be set, because the library's default would be unsafe, and the form
 * of the two leaves. Everything outside this profile is refused.
 */
import type { ClientConfig } from "ts-mls/clientConfig.js";
import type { Credential } from "ts-mls/credential.js";
import type { CiphersuiteImpl } from "ts-mls/crypto/ciphersuite.js";
import { generateKeyPackageWithKey, type KeyPackage, type PrivateKeyPackage } from "ts-mls/keyPackage.js";
import { defaultKeyPackageEqualityConfig } from "ts-mls/keyPackageEqualityConfig.js";
import type { LeafNode } from "ts-mls/leafNode.js";
import { equal, utf8 } from "./bytes.ts";
import { suiteName } from "./suite.ts";

/** The visitor's seat in the tree. Only this leaf changes the group. */
export const visitorLeaf = 0;

/** What a visitor's credential holds: the same for everybody, bound to nobody. */
const visitorIdentity = utf8("visitor");

/** Carries the visitor's nonce inside the encrypted GroupInfo (private use, RFC 9420, section 17.3). */
export const nonceExtension = 0xf051;

/** May this credential stand in a leaf with this signature key? */
export type Admits = (credential: Credential, signatureKey: Uint8Array) => boolean;

export function clientConfig(admits: Admits): ClientConfig {
  return {
    keyRetentionConfig: {
      // Frames come strictly in order. A secret kept for a skipped one would open messages already read.
      retainKeysForGenerations: 0,
      maximumForwardRatchetSteps: 0,
      // Never 0: the library would then keep every epoch for ever (`slice(-0)`).
      retainKeysForEpochs: 1,
    },
    // Phones' clocks are wrong; certificates are judged by the server's time, leaves have no dates.
    lifetimeConfig: { maximumTotalLifetime: lifetime.notAfter, validateLifetimeOnReceive: false },
    keyPackageEqualityConfig: defaultKeyPackageEqualityConfig,
    // Frames are padded to buckets before they come here.
    paddingConfig: { kind: "alwaysPad", paddingLength: 0 },
    authService: { validateCredential: async (credential, signatureKey) => admits(credential, signatureKey) },
  };
}

const lifetime = { notBefore: 0n, notAfter: 0x7fff_ffff_ffff_ffffn };

const capabilities: LeafNode["capabilities"] = {
  versions: ["mls10"],
  ciphersuites: [suiteName],
  extensions: [],
  proposals: [],
  credentials: ["basic"],
};

export function makeKeyPackage(
  credential: Credential,
  signatureKeys: { publicKey: Uint8Array; signKey: Uint8Array },
  suite: CiphersuiteImpl,
): Promise<{ publicPackage: KeyPackage; privatePackage: PrivateKeyPackage }> {
  return generateKeyPackageWithKey(credential, capabilities, lifetime, [], signatureKeys, suite);
}

export function visitorCredential(): Credential {
  return { credentialType: "basic", identity: visitorIdentity };
}

export function staffCredential(identity: Uint8Array): Credential {
  return { credentialType: "basic", identity };
}

export function isVisitor(credential: Credential): boolean {
  return credential.credentialType === "basic" && equal(credential.identity, visitorIdentity);
}

/** Exactly these leaves, each with its own key, for the life of the group. */
export function onlyThese(...leaves: readonly Pick<LeafNode, "credential" | "signaturePublicKey">[]): Admits {
  return (credential, signatureKey) =>
    leaves.some(
      (leaf) =>
        equal(leaf.signaturePublicKey, signatureKey) &&
        leaf.credential.credentialType === "basic" &&
        credential.credentialType === "basic" &&
        equal(leaf.credential.identity, credential.identity),
    );
}

/** Is this key package of our form, to the letter? Its signatures are checked by the library when it is added. */
export function fitsProfile({ extensions, leafNode }: KeyPackage): boolean {
  const { notBefore, notAfter } = leafNode.lifetime;
  const same = <T>(told: readonly T[], ours: readonly T[]) =>
    told.length === ours.length && told.every((value, index) => value === ours[index]);
  return (
    extensions.length === 0 &&
    leafNode.extensions.length === 0 &&
    notBefore === lifetime.notBefore &&
    notAfter === lifetime.notAfter &&
    same(leafNode.capabilities.versions, capabilities.versions) &&
    same(leafNode.capabilities.ciphersuites, capabilities.ciphersuites) &&
    same(leafNode.capabilities.extensions, capabilities.extensions) &&
    same(leafNode.capabilities.proposals, capabilities.proposals) &&
    same(leafNode.capabilities.credentials, capabilities.credentials)
  );
}
