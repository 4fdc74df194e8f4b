/** Who of the leads reads it: two, drawn on this device, so that no server and no charity picks them. Pure. */
import { complaintLeads } from "../../../../shared/limits.ts";

/** Each two as likely as any other two; undefined when there are not two. `draw`: evenly from 0 to below `count`. */
export function chosenLeads<Lead>(
  leads: readonly Lead[],
  draw: (count: number) => number,
): readonly Lead[] | undefined {
  if (leads.length < complaintLeads) return undefined;
  const left = [...leads];
  return Array.from({ length: complaintLeads }, () => left.splice(draw(left.length), 1)).flat();
}

/** Evenly enough: of a few people each is as likely as another to one part in a hundred million. */
export function evenly(count: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn % count;
}
