/**
 * The implementation of `ChatCrypto` on MLS (RFC 9420), both ends: the visitor's (`mls-visitor.ts`), and a console's
 * besides; `joining.ts` decides what a console accepts.
 */
import type { ChatCrypto } from "./chat-crypto.ts";
import type { ComplaintCrypto } from "./complaint.ts";
import { open } from "./exchange.ts";
import { follow } from "./following.ts";
import { HeldGroup, HeldOffer } from "./held.ts";
import { join, offer } from "./joining.ts";
import { createVisitorCrypto, ours } from "./mls-visitor.ts";
import { warmSuite } from "./suite.ts";

/** One for a page's whole life: it remembers the newest list of revoked keys it has seen. */
export function createChatCrypto(): ChatCrypto & ComplaintCrypto {
  const warm = warmSuite();
  const visitors = createVisitorCrypto(warm);

  return {
    ...visitors,
    offer: async (device, chat) => offer(await warm.suite(), device, chat),
    join: async (made, welcome, chat) => join(await warm.suite(), ours(HeldOffer, made), welcome, chat),

    async open(group, sealed) {
      const cipher = await warm.suite();
      return ours(HeldGroup, group).succeed((state) => open(cipher, state, sealed, follow));
    },

    wipe(...held) {
      visitors.wipe(...held);
      for (const one of held) if (one instanceof HeldOffer) one.wipe();
    },
  };
}
