/** The counsellor's end of a chat: it offers itself with certificates (E2) and joins what the visitor's tab made (E4). */
import { Admission, readToken } from "../../shared/tokens.ts";
import { now, realMs } from "../clock.ts";
import type { CounsellorCrypto, DeviceIdentity, Offer } from "../encryption/chat-crypto.ts";
import type { Agreeing } from "./keys.ts";
import { Shell, type ShellOptions } from "./shell.ts";
import { initial } from "./state.ts";
import type { Conversation } from "./view.ts";
import { toRoom } from "./visitor.ts";

export interface CounsellorOptions {
  readonly crypto: CounsellorCrypto;
  /** As it came with `taken`. */
  readonly admission: string;
  readonly organisationKey: string;
  /** The visitor's, as it came with `taken`. */
  readonly commitment: string;
  readonly device: DeviceIdentity;
  /** The hello was sealed: both can read. */
  readonly onSeated: () => void;
  readonly onFailed?: ShellOptions["onFailed"];
  readonly connect?: ShellOptions["connect"];
}

/** Throws when the admission is not one: the Switchboard sent it, so that is a fault. */
export function openAsCounsellor(options: CounsellorOptions): Conversation {
  const admission = readToken(Admission, options.admission);
  if (admission === undefined) throw new Error("not an admission");
  const seats = { own: admission.seat, other: 0 };
  const state = initial("counsellor", seats, now(), admission.endsAt, 1000 / realMs(1000));
  return new Shell(state, {
    connect: toRoom,
    onFailed: () => {},
    ...options,
    onAdmission: () => {},
    agreeing: joining(options, admission),
  });
}

function joining({ crypto, device, commitment, organisationKey }: CounsellorOptions, { room }: Admission): Agreeing {
  let offer: Offer | undefined;
  return {
    async perform(operation) {
      switch (operation.does) {
        case "offer":
          offer = await crypto.offer(device, { room, commitment });
          return { event: { type: "offered", offer: offer.bytes } };
        case "join": {
          if (offer === undefined) return undefined;
          const made = await crypto.join(offer, operation.welcome, { room, commitment, organisationKey, now: now() });
          return "refused" in made ? undefined : { group: made.group, event: { type: "joined", nonce: made.nonce } };
        }
        default:
          return undefined;
      }
    },
    wipe: () => crypto.wipe(offer),
  };
}
