/**
 * What people ask of the rota, each a small life of its own: signing up, going off a shift, a swap, cover, leave.
 *
 *     open ── taken by a colleague ── approved        and from open or taken: declined, cancelled, lapsed
 *
 * Leave alone can be cancelled after it was approved.
 * A request points to a shift or an assignment by id, never to a time: when the shift is moved, the request moves with
 * it (Grafana OnCall #4182). What approval does is worked out from the plan as it is at that moment (`settle.ts`).
 * Here is who may do what when; that the person at the keyboard has the role is for the Office to check.
 */
import * as z from "zod/mini";
import { AssignmentId, PersonId, RequestId, ShiftId } from "../ids.ts";

const instant = z.int().check(z.gte(0));
const stretch = { from: instant, until: instant };

export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.literal("signUp"), shift: ShiftId }),
  z.strictObject({ wish: z.literal("withdraw"), assignment: AssignmentId }),
  /** `to`: null, whoever takes it. */
  z.strictObject({ wish: z.literal("cover"), assignment: AssignmentId, to: z.nullable(PersonId) }),
  z.strictObject({ wish: z.literal("swap"), assignment: AssignmentId, to: z.nullable(PersonId) }),
  z.strictObject({ wish: z.literal("leave"), ...stretch }).check(z.refine(({ from, until }) => until > from)),
]);
export type Wish = z.infer<typeof Wish>;

export const Request = z.strictObject({
  id: RequestId,
  person: PersonId,
  askedAt: instant,
  what: Wish,
  state: z.enum(["open", "taken", "approved", "declined", "cancelled", "lapsed"]),
  /** The colleague who takes the shift; in a swap, with the assignment given in return. */
  takenBy: z.nullable(z.strictObject({ person: PersonId, giving: z.nullable(AssignmentId) })),
  revision: z.int().check(z.gte(1)),
});
export type Request = z.infer<typeof Request>;

export type RequestEvent =
  | { readonly kind: "taken"; readonly by: PersonId; readonly giving: AssignmentId | null }
  /** The colleague thinks better of it, before approval. */
  | { readonly kind: "handedBack"; readonly by: PersonId }
  /** Whoever was asked by name cannot or would rather not. */
  | { readonly kind: "turnedDown"; readonly by: PersonId }
  | { readonly kind: "approved" }
  | { readonly kind: "declined" }
  | { readonly kind: "cancelled"; readonly by: PersonId }
  /** Its time has come, or what it is about is gone. */
  | { readonly kind: "lapsed" };

type RequestRefusal = "over" | "notYours" | "yourOwn" | "notForYou" | "giveOneInReturn" | "notTaken" | "takenAlready";

export type Stepped =
  | { readonly done: true; readonly request: Request }
  | { readonly done: false; readonly refusal: RequestRefusal };

export function open(id: RequestId, person: PersonId, what: Wish, now: number): Request {
  return { id, person, askedAt: now, what, state: "open", takenBy: null, revision: 1 };
}

const ended: ReadonlySet<Request["state"]> = new Set(["approved", "declined", "cancelled", "lapsed"]);

/** The next state, or a stable word for why not. */
export function step(request: Request, event: RequestEvent): Stepped {
  if (ended.has(request.state) && !isLeaveGivenBack(request, event)) return refuse("over");
  switch (event.kind) {
    case "taken":
      return take(request, event.by, event.giving);
    case "handedBack":
      if (request.takenBy?.person !== event.by) return refuse("notYours");
      return to(request, { state: "open", takenBy: null });
    case "turnedDown": {
      const isAsked = "to" in request.what && request.what.to === event.by;
      if (!isAsked) return refuse("notForYou");
      return request.state === "open" ? to(request, { state: "declined" }) : refuse("takenAlready");
    }
    case "approved":
      return needsColleague(request) && request.state !== "taken"
        ? refuse("notTaken")
        : to(request, { state: "approved" });
    case "declined":
      return to(request, { state: "declined" });
    case "cancelled":
      return request.person === event.by ? to(request, { state: "cancelled" }) : refuse("notYours");
    case "lapsed":
      return to(request, { state: "lapsed" });
  }
}

/** Leave that was granted: whoever is there after all takes nothing from anybody. */
const isLeaveGivenBack = ({ what, state }: Request, { kind }: RequestEvent): boolean =>
  what.wish === "leave" && state === "approved" && kind === "cancelled";

const needsColleague = ({ what: { wish } }: Request): boolean => wish === "cover" || wish === "swap";

function take(request: Request, person: PersonId, giving: AssignmentId | null): Stepped {
  const { what } = request;
  if (what.wish !== "cover" && what.wish !== "swap") return refuse("notForYou");
  if (person === request.person) return refuse("yourOwn");
  if (what.to !== null && what.to !== person) return refuse("notForYou");
  if (request.state === "taken") return refuse("takenAlready");
  if ((what.wish === "swap") !== (giving !== null)) return refuse("giveOneInReturn");
  return to(request, { state: "taken", takenBy: { person, giving } });
}

const refuse = (refusal: RequestRefusal): Stepped => ({ done: false, refusal });

const to = (request: Request, change: Partial<Pick<Request, "state" | "takenBy">>): Stepped => ({
  done: true,
  request: { ...request, ...change, revision: request.revision + 1 },
});
