/** The pages of the office: which permission opens which, in the order of every navigation. */
import type { Role } from "../../shared/certificates.ts";
import { type Action, mayDo } from "../../shared/permissions.ts";

export const sections = {
  shifts: "seeOwnShifts",
  rota: "seeRota",
  people: "seePeople",
  lines: "seeLines",
  figures: "seeFigures",
  settings: "seeSettings",
  audit: "seeAudit",
  complaints: "readComplaints",
  account: "seeOwn",
} as const satisfies Record<string, Action>;
export type Section = keyof typeof sections;
const order: readonly Section[] = [
  "shifts",
  "rota",
  "people",
  "lines",
  "figures",
  "settings",
  "audit",
  "complaints",
  "account",
];

export const sectionsFor = (roles: readonly Role[]): readonly Section[] =>
  order.filter((name) => mayDo(sections[name], roles));
