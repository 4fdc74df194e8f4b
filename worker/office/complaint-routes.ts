/** `/api/staff/complaints…`: what leads were written, and that they have read it. */
import { CloseComplaint, type ComplaintsAnswer, type ComplaintsWaiting } from "../../shared/complaint-interface.ts";
import { record } from "./audit.ts";
import { closeComplaint, complaintsFor, complaintsWaiting, lostComplaints } from "./complaints.ts";
import { type Acting, type Asked, answer, type Route, staffRoute, told } from "./door.ts";

export const complaintRoutes: readonly Route[] = [
  staffRoute("GET", "complaints", "readComplaints", undefined, (own) => answer(complaintsOf(own))),
  staffRoute("GET", "complaints/waiting", "readComplaints", undefined, ({ desk, person }) =>
    answer<ComplaintsWaiting>({ waiting: complaintsWaiting(desk.storage.sql, person.id) }),
  ),
  staffRoute("POST", "complaints/close", "readComplaints", CloseComplaint, (own) => {
    const { desk, body, person, session, now } = own;
    const { sql } = desk.storage;
    return desk.storage.transactionSync(() => {
      if (!closeComplaint(sql, person.id, session.key, body.id)) return "complaintUnknown";
      record(sql, { actor: person.id, action: "complaintClosed" }, now);
      return answer(complaintsOf(own));
    });
  }),
];

function complaintsOf({ desk, person, session }: Asked<unknown> & Acting): ComplaintsAnswer {
  const { sql } = desk.storage;
  return {
    complaints: [...complaintsFor(sql, person.id, session.key)],
    lost: lostComplaints(sql),
    clock: told(desk),
  };
}
