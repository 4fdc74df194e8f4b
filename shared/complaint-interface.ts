/** `/api/staff/complaints…`: what leads ask about complaints that were sealed for them (`complaint.ts`). */
import * as z from "zod/mini";
import { Sealed } from "./complaint.ts";
import { ServiceClock } from "./site.ts";

const ComplaintId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

const Waiting = z.strictObject({
  id: ComplaintId,
  /** The line's name. */
  line: z.string(),
  /** Since 1970, UTC: on which it came. */
  day: z.int(),
  /** When it is deleted, read or not. */
  endsAt: z.int(),
  /** What was sealed for this browser; null: it was for others. */
  sealed: z.nullable(Sealed),
  /** Another browser of theirs, which was not revoked, can open it. */
  elsewhere: z.boolean(),
  /** The other lead: can still open it, has closed it, or cannot any more. */
  other: z.enum(["can", "closed", "cannot"]),
});
export type WaitingComplaint = z.infer<typeof Waiting>;

/** `GET complaints`: those sealed for whoever asks. `lost`: how many wait that nobody can open any more. */
export const ComplaintsAnswer = z.strictObject({ complaints: z.array(Waiting), lost: z.int(), clock: ServiceClock });
export type ComplaintsAnswer = z.infer<typeof ComplaintsAnswer>;

/** `GET complaints/waiting`: how many were sealed for whoever asks, and not closed by them. */
export const ComplaintsWaiting = z.strictObject({ waiting: z.int() });
export type ComplaintsWaiting = z.infer<typeof ComplaintsWaiting>;

/** `POST complaints/close`: read, and done with. The other lead's copies stay theirs. */
export const CloseComplaint = z.strictObject({ id: ComplaintId });
