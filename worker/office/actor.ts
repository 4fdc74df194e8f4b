/**
 * Who acts, and whether they still may. The door asks first; whatever had to wait after that (signatures are verified
 * asynchronously) asks again inside its transaction, because a role that was taken away, a pause or the end of the
 * sign-in may have been quicker.
 */
import type { PersonId, SessionId } from "../../shared/ids.ts";
import { type Action, mayDo } from "../../shared/permissions.ts";
import type { Clock } from "../clock.ts";
import { type Member, member } from "./people.ts";
import { sessionOfId } from "./sessions.ts";

type Refusal = "noSession" | "notAllowed";

export interface Actor {
  readonly id: PersonId;
  /** Who they are now, if their session lives and their roles still allow it; else why not. */
  still(): Member | Refusal;
}

export function actorOf(
  { storage, clock }: { readonly storage: DurableObjectStorage; readonly clock: Clock },
  { action, person, session }: { readonly action: Action; readonly person: PersonId; readonly session: SessionId },
): Actor {
  return {
    id: person,
    still() {
      const living = sessionOfId(storage.sql, session, clock.now());
      const now = living && member(storage.sql, person);
      if (now === undefined || now.standing !== "here") return "noSession";
      return mayDo(action, now.roles) ? now : "notAllowed";
    },
  };
}

/** One transaction, in which nothing is done unless the actor still may. */
export function whileAllowed<T>(storage: DurableObjectStorage, actor: Actor, act: () => T): T | Refusal {
  return storage.transactionSync(() => {
    const still = actor.still();
    return typeof still === "string" ? still : act();
  });
}
