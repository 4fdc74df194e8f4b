/**
 * Which buffers of a group state are secret, and their end. States share buffers with their successors, so only what
 * the successor no longer holds is zeroed. What the library let go of by itself is beyond reach (docs/threat-model.md).
 */
import type { ClientState } from "ts-mls/clientState.js";
import type { SecretTree } from "ts-mls/secretTree.js";

export function zero(buffers: Iterable<Uint8Array>): void {
  for (const buffer of buffers) buffer.fill(0);
}

/** Every secret buffer the state holds, those of earlier epochs included. */
export function secretsOf(state: ClientState): Set<Uint8Array> {
  const secrets = new Set<Uint8Array>([
    ...Object.values(state.keySchedule),
    ...treeSecrets(state.secretTree),
    ...Object.values(state.privatePath.privateKeys),
    state.signaturePrivateKey,
  ]);
  for (const { resumptionPsk, senderDataSecret, secretTree } of state.historicalReceiverData.values()) {
    for (const secret of [resumptionPsk, senderDataSecret, ...treeSecrets(secretTree)]) secrets.add(secret);
  }
  return secrets;
}

function treeSecrets(tree: SecretTree): Uint8Array[] {
  return tree.flatMap((node) =>
    [node.application, node.handshake].flatMap(({ secret, unusedGenerations }) => [
      secret,
      ...Object.values(unusedGenerations),
    ]),
  );
}

/** Zeroes what `before` and `consumed` hold and `after` does not. Call it once `after` is accepted. */
export function zeroLost(before: ClientState, after: ClientState, consumed: readonly Uint8Array[]): void {
  const kept = secretsOf(after);
  for (const secret of [...secretsOf(before), ...consumed]) if (!kept.has(secret)) secret.fill(0);
}

/**
 * Of the epoch just left, only what opens the other members' messages that are still under way: not our own sending
 * secrets, not what could open a second commit, not the pre-shared key for resuming, which is never used.
 */
export function trimPreviousEpochs(state: ClientState): ClientState {
  const ownNode = 2 * state.privatePath.leafIndex;
  const gone = () => ({ secret: new Uint8Array(0), generation: 0, unusedGenerations: {} });
  const trimmed = [...state.historicalReceiverData].map(([epoch, data]) => {
    const secretTree = data.secretTree.map((node, index) =>
      index === ownNode || index % 2 === 1
        ? { handshake: gone(), application: gone() }
        : { ...node, handshake: gone() },
    );
    return [epoch, { ...data, secretTree, resumptionPsk: new Uint8Array(0) }] as const;
  });
  return { ...state, historicalReceiverData: new Map(trimmed) };
}

/** The state without any earlier epoch. */
export function withoutPreviousEpochs(state: ClientState): ClientState {
  return { ...state, historicalReceiverData: new Map() };
}
