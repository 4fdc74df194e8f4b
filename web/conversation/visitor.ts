/** The visitor's end of a chat: it decides who is let in (E3), makes the group and changes its keys (E10). */

import { RoomFrame } from "../../shared/protocol.ts";
import { Admission, readToken } from "../../shared/tokens.ts";
import { now, realMs } from "../clock.ts";
import { connect as connectTo } from "../connection.ts";
import type { CertifiedMember, VisitorCrypto, VisitorPreparation } from "../encryption/chat-crypto.ts";
import type { Agreeing } from "./keys.ts";
import { Shell, type ShellOptions } from "./shell.ts";
import { initial } from "./state.ts";
import type { Conversation } from "./view.ts";

export interface VisitorOptions {
  readonly crypto: VisitorCrypto;
  /** As it came with `called`. */
  readonly admission: string;
  readonly organisationKey: string;
  /** The one whose commitment the Switchboard was told. Used up. */
  readonly preparation: VisitorPreparation;
  /** Written while waiting: sent first. */
  readonly firstMessages: readonly string[];
  /** The hello was read: the place in the queue has done its work. */
  readonly onSeated: () => void;
  /** Nothing was sent; the page goes back to the queue with a new preparation. */
  readonly onFailed: ShellOptions["onFailed"];
  /** Renewed: what a page that keeps its place must keep instead. */
  readonly onAdmission: (admission: string) => void;
  readonly lingers?: ShellOptions["lingers"];
  readonly connect?: ShellOptions["connect"];
}

/** Throws when the admission is not one: the Switchboard sent it, so that is a fault. */
export function openAsVisitor(options: VisitorOptions): Conversation {
  const admission = readToken(Admission, options.admission);
  if (admission === undefined) throw new Error("not an admission");
  const seats = { own: admission.seat, other: 1 };
  const state = initial("visitor", seats, now(), admission.endsAt, 1000 / realMs(1000));
  const shell = new Shell(state, { connect: toRoom, ...options, agreeing: founding(options, admission) });
  for (const text of options.firstMessages) shell.write(text);
  return shell;
}

export function toRoom(...[events, token]: Parameters<ShellOptions["connect"]>): ReturnType<ShellOptions["connect"]> {
  return connectTo({ path: "/ws/room", token, incoming: RoomFrame, ...events });
}

function founding({ crypto, organisationKey, preparation }: VisitorOptions, { room }: Admission): Agreeing {
  let member: CertifiedMember | undefined;
  return {
    async perform(operation) {
      switch (operation.does) {
        case "admit": {
          const made = await crypto.admit(preparation, operation.offer, { room, organisationKey, now: now() });
          if ("refused" in made) return undefined;
          member = made.member;
          const { alias, role } = member;
          return { group: made.group, event: { type: "admitted", welcome: made.welcome, alias, role } };
        }
        case "checkHello":
          return member === undefined
            ? undefined
            : { event: { type: "helloChecked", fits: await crypto.nonceFits(member, operation.nonce) } };
        default:
          return undefined;
      }
    },
    wipe: () => crypto.wipe(preparation),
  };
}
