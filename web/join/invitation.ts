/** An invitation as this page checks it: certified up to the organisation's key, valid now, and ours to use. */
import { Certificate, statementType } from "../../shared/certificates.ts";
import type { LookAnswer } from "../../shared/staff-interface.ts";
import { portableSigner } from "../encryption/issue.ts";
import { readStatement } from "../encryption/statement.ts";

export interface Invitation {
  readonly certificate: Certificate;
  /** The earliest end in the chain, by the service's clock: a chain counts only while all of it does. */
  readonly until: number;
}

/** `now`: the service's time. Whether visitors' pages accept the whole chain is checked again once the device is in it. */
export async function readInvitation(
  answer: Pick<LookAnswer, "chain" | "organisation">,
  secret: string,
  now: number,
): Promise<Invitation | "forgedLink" | "endedLink"> {
  let signer = answer.organisation.key;
  let until = Number.POSITIVE_INFINITY;
  let last: Certificate | undefined;
  for (const jws of answer.chain) {
    last = await readStatement(Certificate, statementType.certificate, jws, signer);
    if (last === undefined) return "forgedLink";
    until = Math.min(until, last.until);
    signer = last.signingKey;
  }
  const ours = await portableSigner(secret);
  if (last?.kind !== "invitation" || ours?.publicKey !== last.signingKey) return "forgedLink";
  return until <= now ? "endedLink" : { certificate: last, until };
}
