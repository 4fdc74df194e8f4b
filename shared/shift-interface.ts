/** Bodies and answers of `/api/staff/shift/…`: what the lead of the running shift sees and does for colleagues. */
import * as z from "zod/mini";
import { Bytes32, PersonId } from "./ids.ts";

/** A colleague on this shift, or soon to be, who waits in a browser that nobody has certified. */
const ColleagueAsking = z.strictObject({
  person: PersonId,
  alias: z.string(),
  signingKey: Bytes32,
  receivingKey: Bytes32,
  askedAt: z.int(),
});
export type ColleagueAsking = z.infer<typeof ColleagueAsking>;

/** `GET shift/requests`: empty for everybody but the lead of the running shift. */
export const ColleaguesAsking = z.strictObject({ asking: z.array(ColleagueAsking) });

/** `POST shift/certify` with `CertifyDevice`: when the certificate ends. */
export const ColleagueCertified = z.strictObject({ until: z.int() });
