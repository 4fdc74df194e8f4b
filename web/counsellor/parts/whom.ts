/** Whom a person can turn to: coordinators are not sent to themselves. */
import type { Me } from "../console/event.ts";

/** Undefined: nobody knows yet who is here. */
export function whom(me: Me | undefined): "coordinator" | "others" {
  return me?.person.roles.includes("coordinator") === true ? "coordinator" : "others";
}
