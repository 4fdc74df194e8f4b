/** What is to be done before a line is opened, and what of it is done. Pure. */
import { takesChats } from "../../../shared/certificates.ts";
import type { LineShown } from "../../../shared/line-interface.ts";
import type { PersonShown } from "../../../shared/people-interface.ts";

/** `unknown`: people could not be read. */
export type Mark = "done" | "toDo" | "unknown";
export type Item = "limits" | "signOff" | "numbers" | "people" | "leads";

/** `people`: everybody, or undefined. */
export function checklist(
  line: LineShown,
  people: readonly PersonShown[] | undefined,
  now: number,
): readonly { readonly item: Item; readonly mark: Mark }[] {
  const mark = (isDone: boolean): Mark => (isDone ? "done" : "toDo");
  const able = people?.filter((person) => takesChats(person.roles) && isBelieved(person, now)).length;
  const leads = people?.filter((person) => leadsHere(person) && isBelieved(person, now)).length;
  return [
    { item: "limits", mark: mark(line.limits !== null || line.waiting !== null) },
    { item: "signOff", mark: mark(line.limits !== null) },
    // Whoever shows the line says that they checked them: for a draft, nobody has.
    { item: "numbers", mark: mark(line.standing === "shown") },
    { item: "people", mark: able === undefined ? "unknown" : mark(able >= line.minimumStaff) },
    // C2: two are drawn, neither of whom was in the chat.
    { item: "leads", mark: leads === undefined ? "unknown" : mark(leads >= 2) },
  ];
}

const leadsHere = ({ roles }: PersonShown) =>
  roles.some((role) => role === "supervisor" || role === "safeguardingLead");

/** Somebody with a browser that visitors' pages believe. */
const isBelieved = ({ state, devices }: PersonShown, now: number) =>
  state === "active" && devices.some((device) => device.revokedAt === null && device.certifiedUntil > now);
