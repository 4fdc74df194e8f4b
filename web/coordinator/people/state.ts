/** The people page, pure: every event to what is shown next, and what is to be done in the world. */
import type { PeopleAnswer, PersonShown } from "../../../shared/people-interface.ts";
import { emptyDraft } from "./editing.ts";
import { inPanel, isWritten } from "./in-panel.ts";
import { acted, undo } from "./outcomes.ts";
import {
  find,
  idle,
  type Leave,
  type PeopleEvent,
  type PeopleState,
  type PeopleStep,
  stay,
  withPanel,
} from "./page-state.ts";

export function step(state: PeopleState, event: PeopleEvent): PeopleStep {
  // What is written is dropped only by whoever said so.
  if (leaves(event) && state.panel?.working !== true && isWritten(state.panel))
    return stay({ ...state, dropping: event });
  switch (event.type) {
    case "dropConfirmed":
      return state.dropping === undefined ? stay(state) : change({ ...state, dropping: undefined }, state.dropping);
    case "dropRefused":
      return stay({ ...state, dropping: undefined });
    default:
      return change(state, event);
  }
}

const leaving = new Set<PeopleEvent["type"]>(["personPressed", "invitePressed", "importPressed", "panelClosed"]);
const leaves = (event: PeopleEvent): event is Leave => leaving.has(event.type);

function change(
  state: PeopleState,
  event: Exclude<PeopleEvent, { type: "dropConfirmed" | "dropRefused" }>,
): PeopleStep {
  switch (event.type) {
    case "opened":
      return { state, effects: [{ type: "load" }] };
    case "loaded":
      return stay(loaded(state, event.answer));
    case "lookDue":
      return { state, effects: isIdle(state) ? [{ type: "look", turn: state.turn }] : [] };
    case "looked":
      return stay(event.turn === state.turn && isIdle(state) ? looked(state, event.answer) : state);
    case "searched":
      return stay({ ...state, search: event.text });
    case "filtered":
      return stay({ ...state, filter: event.filter });
    case "personPressed":
      return stay(withPanel(state, { is: "person", id: event.id, view: { is: "looking" }, ...idle }));
    case "invitePressed": {
      const roles = ["counsellor"] as const;
      return stay(withPanel(state, { is: "invite", draft: emptyDraft, roles, complaint: undefined, ...idle }));
    }
    case "importPressed":
      return stay(withPanel(state, { is: "import", written: false, ...idle }));
    case "panelClosed":
      return closed(state);
    case "undoPressed":
      return undo(state);
    case "doneDismissed":
      return stay({ ...state, done: undefined });
    case "acted":
      return acted({ ...state, turn: state.turn + 1 }, event.act, event.outcome);
    default:
      return inPanel(state, event);
  }
}

function loaded(state: PeopleState, answer: PeopleAnswer | "unreachable" | "signedOut"): PeopleState {
  if (answer === "signedOut") return { ...state, stage: "signedOut" };
  // A list that is there already is better than none.
  if (answer === "unreachable") return state.stage === "shown" ? state : { ...state, stage: "unreachable" };
  return { ...state, stage: "shown", people: answer.people };
}

/** Nothing is asked of the service that a list from elsewhere could run into. */
function isIdle({ stage, panel, undoing }: PeopleState): boolean {
  return stage === "shown" && panel?.working !== true && undoing === undefined;
}

/**
 * What another coordinator did stands in the list; whatever is being written stays as it is, made to the revision it was
 * begun with: the service says on saving that there is a newer one.
 */
function looked(state: PeopleState, answer: PeopleAnswer | "unreachable" | "signedOut"): PeopleState {
  if (answer === "unreachable") return state;
  // Said on saving: the form would be gone before anybody could copy it.
  if (answer === "signedOut") return isWritten(state.panel) ? state : { ...state, stage: "signedOut" };
  const next = { ...state, people: answer.people.map((person) => newer(find(state, person.id), person)) };
  const { panel } = next;
  const isGone = panel?.is === "person" && !isWritten(panel) && find(next, panel.id)?.state === "left";
  return isGone ? withPanel(next, { ...panel, view: { is: "looking" } }) : next;
}

function newer(known: PersonShown | undefined, told: PersonShown): PersonShown {
  return known !== undefined && known.revision > told.revision ? known : told;
}

function closed(state: PeopleState): PeopleStep {
  if (state.panel?.working === true) return stay(state);
  const effects = state.panel?.is === "import" ? [{ type: "load" } as const] : [];
  return { state: withPanel(state, undefined), effects };
}
