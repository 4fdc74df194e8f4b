/** `/api/staff/rota…` for coordinators: every change acts in one transaction and answers with the rota as it is then. */
import type * as z from "zod/mini";
import type { PersonId } from "../../../shared/ids.ts";
import { draftBodyBytes } from "../../../shared/limits.ts";
import type { Action } from "../../../shared/permissions.ts";
import {
  AddStep,
  AnswerRequest,
  DropDraft,
  KeepClosure,
  KeepPattern,
  Publish,
  RemoveClosure,
  RemovePattern,
  type RotaAnswer,
  RotaRules,
  type RotaVersion,
  UndoPublication,
  UndoStep,
} from "../../../shared/rota-interface.ts";
import { type Asked, answer, type Outcome, type Route, type SignedIn, staffRoute } from "../door.ts";
import { addToDraft, dropDraft, undoInDraft } from "./drafting.ts";
import { keepClosure, keepPattern, keepRules, removeClosure, removePattern } from "./keeping.ts";
import { lapseRequests } from "./lapsing.ts";
import { publishDraft, undoPublication } from "./publishing.ts";
import { approveRequest, declineRequest } from "./settling.ts";
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
  change("rota/draft", "planRota", AddStep, acting(addToDraft), draftBodyBytes),
  change("rota/draft/undo", "planRota", UndoStep, acting(undoInDraft)),
  change("rota/draft/drop", "planRota", DropDraft, acting(dropDraft)),
  change("rota/publish", "publishRota", Publish, acting(publishDraft)),
  change("rota/publish/undo", "publishRota", UndoPublication, acting(undoPublication)),
  change("rota/patterns/keep", "planRota", KeepPattern, acting(keepPattern)),
  change("rota/patterns/remove", "planRota", RemovePattern, acting(removePattern)),
  change("rota/closures/keep", "planRota", KeepClosure, acting(keepClosure)),
  change("rota/closures/remove", "planRota", RemoveClosure, acting(removeClosure)),
  change("rota/rules", "changeRotaRules", RotaRules, acting(keepRules)),
  change("rota/requests/approve", "answerRequests", AnswerRequest, acting(approveRequest)),
  change("rota/requests/decline", "answerRequests", AnswerRequest, acting(declineRequest)),
];

type Act<Body> = (sql: SqlStorage, actor: PersonId, body: Body, now: number) => Outcome | undefined;

function acting<Body>(act: Act<Body>) {
  return ({ desk, person, body, now }: Asked<Body> & SignedIn) => act(desk.storage.sql, person.id, body, now);
}

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
    (asked) => {
      const { storage } = asked.desk;
      const window = windowIn(storage.sql, asked.request);
      if (window === undefined) return "malformed";
      const refused = storage.transactionSync(() => {
        const outcome = act(asked);
        if (outcome === undefined) lapseRequests(storage.sql, asked.now);
        return outcome;
      });
      return refused ?? answer<RotaAnswer>(rotaAnswer(asked.desk, window, asked.now));
    },
    bodyBytes,
  );
}
