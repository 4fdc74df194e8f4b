/**
 * "Something wasn't right": a quiet line on the page of a chat that has ended. What is behind it comes while the chat
 * runs: another version of the page, whose files have other names, takes it away from nobody.
 */

import { ended } from "#words";
import type { ComplaintCrypto } from "../../encryption/complaint.ts";
import { script } from "../scripts.ts";
import { el } from "./elements.ts";

export type ToSeal = () => Promise<ComplaintCrypto>;

/** The proof of a chat, and who sat in it. */
export interface Had {
  readonly admission: string;
  readonly sat: ReadonlySet<string>;
}

export const complaintForm = () =>
  script(
    "form",
    () => import("../later/complaint/form.ts"),
    ({ showComplaint }) => showComplaint,
  );

/** Nothing where nobody has come to talk: there is nothing to say about them, and no proof. */
export function notRight(had: Had, toSeal: ToSeal): HTMLElement[] {
  if (had.admission === "" || had.sat.size === 0) return [];
  const inside = el("div", { role: "status" });
  const whole = el("details", { class: "reading" }, el("summary", {}, ended.notRight), inside);
  let isThere = false;
  whole.addEventListener("toggle", async () => {
    if (!whole.open || isThere) return;
    // Opened twice before an answer came, it is asked for once.
    isThere = true;
    try {
      const showComplaint = await complaintForm();
      isThere = await showComplaint(inside, had, await toSeal());
    } catch {
      isThere = false;
      inside.textContent = ended.notRightNow;
    }
  });
  return [whole];
}
