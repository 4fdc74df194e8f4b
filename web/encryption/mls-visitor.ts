/**
 * The visitor's end of `ChatCrypto` on MLS (RFC 9420): the one file that visitors load of all this, and so without what
 * only a console does (`mls-chat.ts` has both). It unwraps what pages hold, does one thing with it and wraps the result
 * again; `founding.ts` and `exchange.ts` decide what is accepted.
 */
import { fromBase64url, toBase64url } from "../../shared/ids.ts";
import { sha256 } from "./bytes.ts";
import { noRevocations } from "./chain.ts";
import type { VisitorCrypto } from "./chat-crypto.ts";
import type { ComplaintCrypto } from "./complaint.ts";
import { followNobody, open, seal, update } from "./exchange.ts";
import { examine, found, prepare } from "./founding.ts";
import { HeldGroup, HeldPreparation } from "./held.ts";
import { headerOf, readPrivateMessage } from "./mls-frames.ts";
import { withoutPreviousEpochs } from "./secrets.ts";
import { type WarmSuite, warmSuite } from "./suite.ts";

/** Hardly anybody needs it, and then the chat is over. */
const complaints = () => import("./complaint.ts");

/** One for a page's whole life: it remembers the newest list of revoked keys it has seen. */
export function createVisitorCrypto({ suite, warmUp }: WarmSuite = warmSuite()): VisitorCrypto & ComplaintCrypto {
  let revocations = noRevocations;

  return {
    warmUp,
    prepare: async (organisationKey) => prepare(await suite(), organisationKey),

    async admit(given, offered, chat) {
      const preparation = ours(HeldPreparation, given);
      const examined = await examine(offered, { ...chat, commitment: preparation.commitment }, revocations);
      if ("refused" in examined) return examined;
      const { keyPackage, member, known } = examined;
      if (known.number > revocations.number) revocations = known;
      const founded = await found(await suite(), preparation, keyPackage);
      return "refused" in founded ? founded : { ...founded, member };
    },
    async nonceFits({ nonceHash }, nonce) {
      const bytes = fromBase64url(nonce);
      return bytes?.length === 32 && toBase64url(await sha256(bytes)) === nonceHash;
    },

    async seal(group, frame, sequence) {
      const cipher = await suite();
      return ours(HeldGroup, group).succeed((state) => seal(cipher, state, frame, sequence));
    },
    async sealAside(group, frame, sequence) {
      const cipher = await suite();
      const aside = await ours(HeldGroup, group).aside((state) => seal(cipher, state, frame, sequence));
      return "refused" in aside ? aside : aside.sealed;
    },
    async open(group, sealed) {
      const cipher = await suite();
      return ours(HeldGroup, group).succeed((state) => open(cipher, state, sealed, followNobody));
    },
    async update(group, sequence) {
      const cipher = await suite();
      return ours(HeldGroup, group).succeed((state) => update(cipher, state, sequence));
    },
    forgetPreviousEpoch: (group) => ours(HeldGroup, group).succeedNow(withoutPreviousEpochs),

    header(sealed) {
      const message = readPrivateMessage(sealed);
      return message === undefined ? undefined : headerOf(message);
    },
    epoch: (group) => ours(HeldGroup, group).epoch,

    complaintsCome: complaints,
    async leadsAmong(told, chat, sat) {
      const { leadsAmong } = await complaints();
      const { leads, known } = await leadsAmong(told, chat, sat, revocations);
      if (known.number > revocations.number) revocations = known;
      return leads;
    },
    sealFor: async (leads, text) => (await complaints()).sealFor(leads, text),

    wipe(...held) {
      for (const one of held) if (one instanceof HeldGroup || one instanceof HeldPreparation) one.wipe();
    },
  };
}

/** What this implementation gave out comes back as it was; anything else is a mistake in our own pages. */
export function ours<T>(kind: abstract new (...made: never[]) => T, given: unknown): T {
  if (given instanceof kind) return given;
  throw new TypeError("not made by this implementation");
}
