/**
 * Every way to change a plan, as data. An operation names the revision of the row it was made for; if somebody changed
 * the row since, it is refused and the newer row comes with the refusal: no update is lost. `apply.ts` performs them.
 */
import * as z from "zod/mini";
import { AssignmentId, ShiftId } from "../ids.ts";
import { Assignment, Shift } from "./plan.ts";

const revision = z.int().check(z.gte(1));
const instant = z.int().check(z.gte(0));

const shiftFields = Shift.shape;
const ShiftEdit = z.strictObject({
  line: z.optional(shiftFields.line),
  from: z.optional(instant),
  until: z.optional(instant),
  need: z.optional(shiftFields.need),
  published: z.optional(z.boolean()),
  byHand: z.optional(z.boolean()),
});
const AssignmentEdit = z.strictObject({
  from: z.optional(instant),
  until: z.optional(instant),
  lead: z.optional(z.boolean()),
});

/** An assignment never changes its person: a swap ends one and begins another, so that both calendars are told. */
export const Operation = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("addShift"), shift: Shift }),
  z.strictObject({ do: z.literal("changeShift"), shift: ShiftId, revision, to: ShiftEdit }),
  z.strictObject({ do: z.literal("removeShift"), shift: ShiftId, revision }),
  z.strictObject({ do: z.literal("assign"), assignment: Assignment }),
  z.strictObject({ do: z.literal("changeAssignment"), assignment: AssignmentId, revision, to: AssignmentEdit }),
  z.strictObject({ do: z.literal("unassign"), assignment: AssignmentId, revision }),
]);
export type Operation = z.infer<typeof Operation>;

/** The shift an operation names by itself; undefined where it names an assignment alone. */
export function shiftNamed(operation: Operation): ShiftId | undefined {
  switch (operation.do) {
    case "addShift":
      return operation.shift.id;
    case "changeShift":
    case "removeShift":
      return operation.shift;
    case "assign":
      return operation.assignment.shift;
    case "changeAssignment":
    case "unassign":
      return undefined;
  }
}

/** `newer`: the row as it stands now, for the page that was refused. */
export type Refusal =
  | { readonly why: "changedSince"; readonly newer: Shift | Assignment }
  | { readonly why: "gone"; readonly id: ShiftId | AssignmentId }
  | { readonly why: "alreadyThere"; readonly id: ShiftId | AssignmentId }
  | { readonly why: "peopleOnIt"; readonly shift: ShiftId }
  | { readonly why: "outsideShift"; readonly assignment: Assignment }
  | { readonly why: "badTime"; readonly shift: Shift };
