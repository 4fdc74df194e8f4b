/** Whom a person can turn to: coordinators are not sent to themselves. */
import type { Me } from "../console/event.ts";

/** Undefined: nobody knows yet who is here. */
export function whom(me: Me | undefined): "coordinator" | "others" {
  return me?.person.roles.includes("coordinator") === true ? "coordinator" : "others";
}

/** Who has no shift, and whether there could ever be one. */
export function noShiftFor(me: Me | undefined): "coordinator" | "others" | "never" {
  return me?.person.roles.every((role) => role === "coordinator") === true ? "never" : whom(me);
}
