/**
 * What a coordinator can do to somebody, as one value each: so that it can be asked for, come back with an outcome, and
 * be undone by another of the same kind. Every change names the revision it is made to.
 */
import type { Role } from "../../../shared/certificates.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { PeopleAnswer, PersonFields, PersonShown } from "../../../shared/people-interface.ts";
import type { NoCertifier } from "../../staff/certifying.ts";

/** `invitation`: the way in for somebody new, or who lost everything. `signIn`: one more browser. */
export type LinkKind = "invitation" | "signIn";

export type Act =
  | { readonly do: "change"; readonly person: PersonId; readonly revision: number; readonly fields: PersonFields }
  | { readonly do: "roles"; readonly person: PersonId; readonly revision: number; readonly roles: readonly Role[] }
  | { readonly do: "pause"; readonly person: PersonId; readonly revision: number; readonly paused: boolean }
  | { readonly do: "leave"; readonly person: PersonId; readonly revision: number }
  | { readonly do: "invite"; readonly fields: PersonFields; readonly roles: readonly Role[] }
  | { readonly do: "link"; readonly person: PersonId; readonly kind: LinkKind }
  | { readonly do: "endLink"; readonly person: PersonId; readonly tokenHash: string }
  | { readonly do: "endSessions"; readonly person: PersonId }
  | { readonly do: "revoke"; readonly person: PersonId; readonly signingKey: string }
  | { readonly do: "certify"; readonly person: PersonId; readonly signingKey: string; readonly receivingKey: string }
  /** A browser that a shift lead certified for an evening. */
  | { readonly do: "makePermanent"; readonly person: PersonId; readonly signingKey: string };

/** Made in this browser and shown once: nobody can look it up again. */
export interface MadeLink {
  readonly address: string;
  readonly endsAt: number;
}

export type Outcome =
  | { readonly is: "done"; readonly person: PersonShown; readonly link?: MadeLink }
  /** Somebody else was faster; everybody as they are now. */
  | { readonly is: "changedMeanwhile"; readonly everybody: PeopleAnswer }
  /** In the service's own words. */
  | { readonly is: "refused"; readonly sentence: string }
  | { readonly is: "noCertifier"; readonly why: NoCertifier }
  /** Somebody closed the browser's question for the passkey. */
  | { readonly is: "notConfirmed" }
  | { readonly is: "signedOut" }
  | { readonly is: "unreachable" };

/** Its inverse, made to the person as the act left them; undefined for what cannot be taken back. */
export function inverse(act: Act, before: PersonShown | undefined, after: PersonShown): Act | undefined {
  if (before === undefined) return undefined;
  const same = { person: after.id, revision: after.revision };
  switch (act.do) {
    case "change":
      return { do: "change", ...same, fields: fieldsOf(before) };
    case "roles":
      return { do: "roles", ...same, roles: before.roles };
    case "pause":
      return { do: "pause", ...same, paused: !act.paused };
    default:
      return undefined;
  }
}

function fieldsOf({ alias, languages, skills, chatsMost, trainee }: PersonFields): PersonFields {
  return { alias, languages, skills, chatsMost, trainee };
}
