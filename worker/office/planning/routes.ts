/** `/api/staff/rota…` for coordinators: every change acts in one transaction and answers with the rota as it is then. */
import type * as z from "zod/mini";
import { draftBodyBytes } from "../../../shared/limits.ts";
import type { Action } from "../../../shared/permissions.ts";
import { AddStep, DropDraft, type RotaAnswer, type RotaVersion, UndoStep } from "../../../shared/rota-interface.ts";
import { setAlarm } from "../alarm.ts";
import { type Asked, answer, type Outcome, type Route, type SignedIn, staffRoute } from "../door.ts";
import { addToDraft, dropDraft, undoInDraft } from "./drafting.ts";
import { rotaAnswer } from "./showing.ts";
import { windowIn } from "./window.ts";
import { rotaVersion } from "./writing.ts";

export const planningRoutes: readonly Route[] = [
  staffRoute("GET", "rota/version", "seeRotaVersion", undefined, ({ desk }) =>
    answer<z.infer<typeof RotaVersion>>({ version: rotaVersion(desk.storage.sql) }),
  ),
  staffRoute("GET", "rota", "seeRota", undefined, ({ desk, request, now }) => {
    const window = windowIn(desk.storage.sql, request);
    return window === undefined ? "malformed" : answer<RotaAnswer>(rotaAnswer(desk, window, now));
  }),
  change(
    "rota/draft",
    "planRota",
    AddStep,
    ({ desk, person, body, now }) => addToDraft(desk.storage.sql, person.id, body, now),
    draftBodyBytes,
  ),
  change("rota/draft/undo", "planRota", UndoStep, ({ desk, person, body, now }) =>
    undoInDraft(desk.storage.sql, person.id, body, now),
  ),
  change("rota/draft/drop", "planRota", DropDraft, ({ desk, body }) => dropDraft(desk.storage.sql, body)),
];

/** `act` says why not, having written nothing. */
function change<Body>(
  path: string,
  action: Action,
  schema: z.ZodMiniType<Body>,
  act: (asked: Asked<Body> & SignedIn) => Outcome | undefined,
  bodyBytes?: number,
): Route {
  return staffRoute(
    "POST",
    path,
    action,
    schema,
    async (asked) => {
      const { storage, clock } = asked.desk;
      const window = windowIn(storage.sql, asked.request);
      if (window === undefined) return "malformed";
      const refused = storage.transactionSync(() => act(asked));
      if (refused !== undefined) return refused;
      const shown = rotaAnswer(asked.desk, window, asked.now);
      await setAlarm(storage, clock);
      return answer<RotaAnswer>(shown);
    },
    bodyBytes,
  );
}
