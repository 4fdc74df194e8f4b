/** For leads, on every page of theirs: something was written to them that they have not closed. */
import { useSignal } from "@preact/signals";
import type { Role } from "../../shared/certificates.ts";
import { ComplaintsWaiting as Answer } from "../../shared/complaint-interface.ts";
import { mayDo } from "../../shared/permissions.ts";
import { ask } from "./ask.ts";
import { useLooking } from "./looking.ts";
import { complaintsWaiting as words } from "./words/en.ts";

export function ComplaintsWaiting({ roles }: { readonly roles: readonly Role[] }) {
  const waiting = useSignal(0);
  const look = async () => {
    const answer = await ask("GET", "complaints/waiting", Answer);
    if (answer.is === "answered") waiting.value = answer.value.waiting;
  };
  useLooking(mayDo("readComplaints", roles), () => void look());
  return (
    <div class="warned">
      <p role="status">{waiting.value === 0 ? null : <a href="/staff/complaints">{words.some(waiting.value)}</a>}</p>
    </div>
  );
}
