/**
 * The people page as it is held: who is there, whose panel is open, what is being asked of the service and what came of
 * it. Typing (drafts, searches) arrives as events too, so that another coordinator's change can be laid beside it.
 */
import type { Role } from "../../../shared/certificates.ts";
import type { PersonId } from "../../../shared/ids.ts";
import type { PeopleAnswer, PersonShown } from "../../../shared/people-interface.ts";
import type { NoCertifier } from "../../staff/certifying.ts";
import type { Act, LinkKind, MadeLink, Outcome } from "./acts.ts";
import type { Complaint, Draft, Editing, Field } from "./editing.ts";
import type { Filter } from "./listing.ts";

/** What is being done in somebody's panel. `leaving`, `revoking`, `lost`: the second button is in sight. */
export type View =
  | { readonly is: "looking" }
  | { readonly is: "editing"; readonly editing: Editing; readonly complaint: Complaint | undefined }
  /** `base`: whose roles they were when the boxes were first shown. */
  | { readonly is: "roles"; readonly base: PersonShown; readonly roles: readonly Role[] }
  | { readonly is: "leaving" }
  | { readonly is: "lost" }
  | { readonly is: "revoking"; readonly signingKey: string }
  | { readonly is: "certifying"; readonly signingKey: string };

export type Trouble =
  | { readonly is: "refused"; readonly sentence: string }
  | { readonly is: "noCertifier"; readonly why: NoCertifier }
  | { readonly is: "notConfirmed" }
  | { readonly is: "unreachable" }
  /** What was asked for was not done: look at what has changed first. */
  | { readonly is: "changedMeanwhile" };

interface Working {
  readonly working: boolean;
  readonly trouble: Trouble | undefined;
}

export type Panel = Working &
  (
    | { readonly is: "person"; readonly id: PersonId; readonly view: View }
    | {
        readonly is: "invite";
        readonly draft: Draft;
        readonly roles: readonly Role[];
        readonly complaint: Complaint | "noRole" | undefined;
      }
    /** The only moment in which the link can be read. */
    | { readonly is: "link"; readonly id: PersonId; readonly kind: LinkKind; readonly link: MadeLink }
    /** `written`: rows are pasted, or read and not added yet. */
    | { readonly is: "import"; readonly written: boolean }
  );

/** What was done, as one sentence with its way back. */
export interface Done {
  readonly act: Act;
  readonly alias: string;
  readonly undo: Act | undefined;
  /** `undone`: this was the way back. `notUndone`: somebody changed the person since. */
  readonly as: "done" | "undone" | "notUndone";
  /** Why the way back was not gone; it can be pressed again. */
  readonly trouble: Trouble | undefined;
}

export interface PeopleState {
  readonly stage: "loading" | "shown" | "unreachable" | "signedOut";
  readonly people: readonly PersonShown[];
  readonly search: string;
  readonly filter: Filter;
  readonly panel: Panel | undefined;
  readonly done: Done | undefined;
  /** An undo under way, outside any panel. */
  readonly undoing: Act | undefined;
  /** Pressed while something is written that would be lost by it: asked about first. */
  readonly dropping: Leave | undefined;
  /** Counts whatever changes people from here: a list that was asked for before is older than what is shown. */
  readonly turn: number;
}

/** What leaves a form without saving it. */
export type Leave = Extract<
  PeopleEvent,
  { readonly type: "personPressed" | "invitePressed" | "importPressed" | "panelClosed" }
>;

export type PeopleEvent =
  | { readonly type: "opened" }
  | { readonly type: "loaded"; readonly answer: PeopleAnswer | "unreachable" | "signedOut" }
  /** Time to look whether another coordinator changed something. */
  | { readonly type: "lookDue" }
  | { readonly type: "looked"; readonly answer: PeopleAnswer | "unreachable" | "signedOut"; readonly turn: number }
  | { readonly type: "searched"; readonly text: string }
  | { readonly type: "filtered"; readonly filter: Filter }
  | { readonly type: "personPressed"; readonly id: PersonId }
  | { readonly type: "invitePressed" }
  | { readonly type: "importPressed" }
  | { readonly type: "panelClosed" }
  | { readonly type: "dropConfirmed" }
  | { readonly type: "dropRefused" }
  | { readonly type: "viewed"; readonly view: View["is"]; readonly signingKey?: string }
  | { readonly type: "wrote"; readonly draft: Partial<Draft> }
  | { readonly type: "tookTheirs"; readonly field: Field }
  | { readonly type: "importWrote"; readonly written: boolean }
  | { readonly type: "rolesPicked"; readonly roles: readonly Role[] }
  | { readonly type: "saved" }
  | { readonly type: "asked"; readonly act: Act }
  | { readonly type: "undoPressed" }
  | { readonly type: "doneDismissed" }
  | { readonly type: "acted"; readonly act: Act; readonly outcome: Outcome };

/** `load`: everybody again, now. `look`: the same, quietly, beside whatever somebody is doing. */
export type PeopleEffect =
  | { readonly type: "load" }
  | { readonly type: "look"; readonly turn: number }
  | { readonly type: "act"; readonly act: Act };

export interface PeopleStep {
  readonly state: PeopleState;
  readonly effects: readonly PeopleEffect[];
}

export const initial: PeopleState = {
  stage: "loading",
  people: [],
  search: "",
  filter: "everybody",
  panel: undefined,
  done: undefined,
  undoing: undefined,
  dropping: undefined,
  turn: 0,
};

export const idle: Working = { working: false, trouble: undefined };

export function find(state: PeopleState, id: PersonId): PersonShown | undefined {
  return state.people.find((person) => person.id === id);
}

export function replaced(state: PeopleState, person: PersonShown): PeopleState {
  const known = state.people.some(({ id }) => id === person.id);
  const people = known ? state.people.map((one) => (one.id === person.id ? person : one)) : [...state.people, person];
  return { ...state, people };
}

export function withPanel(state: PeopleState, panel: Panel | undefined): PeopleState {
  return { ...state, panel };
}

export function withTrouble(state: PeopleState, trouble: Trouble): PeopleState {
  return state.panel === undefined ? state : withPanel(state, { ...state.panel, working: false, trouble });
}

export function stay(state: PeopleState): PeopleStep {
  return { state, effects: [] };
}

/** Asks the service; the list is another one from here on. */
export function asking(state: PeopleState, act: Act): PeopleStep {
  return { state: { ...state, turn: state.turn + 1 }, effects: [{ type: "act", act }] };
}
