/** What is to be done before a line is opened, and what of it is done. Pure. */
import { takesChats } from "../../../shared/certificates.ts";
import type { LineShown } from "../../../shared/line-interface.ts";
import type { PersonShown } from "../../../shared/people-interface.ts";

/** `unknown`: people could not be read. */
export type Mark = "done" | "toDo" | "unknown";
export type Item = "limits" | "signOff" | "numbers" | "people";

/** Two, so that nobody answers alone; more where the line asks for more. */
const peopleLeast = 2;

/** `people`: everybody, or undefined. */
export function checklist(
  line: LineShown,
  people: readonly PersonShown[] | undefined,
  now: number,
): readonly { readonly item: Item; readonly mark: Mark }[] {
  const mark = (isDone: boolean): Mark => (isDone ? "done" : "toDo");
  const able = people?.filter((person) => canTakeChats(person, now)).length;
  return [
    { item: "limits", mark: mark(line.limits !== null || line.waiting !== null) },
    { item: "signOff", mark: mark(line.limits !== null) },
    // Whoever shows the line says that they checked them: for a draft, nobody has.
    { item: "numbers", mark: mark(line.standing === "shown") },
    { item: "people", mark: able === undefined ? "unknown" : mark(able >= peopleNeeded(line)) },
  ];
}

export const peopleNeeded = ({ minimumStaff }: Pick<LineShown, "minimumStaff">): number =>
  Math.max(peopleLeast, minimumStaff);

/** Somebody with a browser that visitors' pages believe. */
function canTakeChats({ state, roles, devices }: PersonShown, now: number): boolean {
  return (
    state === "active" &&
    takesChats(roles) &&
    devices.some((device) => device.revokedAt === null && device.certifiedUntil > now)
  );
}
