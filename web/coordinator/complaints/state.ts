/** What a lead's page holds of complaints: what the service last said, and what was opened here. Pure. */
import type { ComplaintsAnswer, WaitingComplaint } from "../../../shared/complaint-interface.ts";

export interface State {
  /** undefined until the first answer. */
  readonly answer: Pick<ComplaintsAnswer, "complaints" | "lost"> | undefined;
  /** By id, in this page's memory alone. null: it did not open. */
  readonly opened: ReadonlyMap<string, string | null>;
  readonly isWorking: boolean;
  readonly told: string;
}

export type Event =
  | { readonly type: "began" }
  | { readonly type: "answered"; readonly answer: NonNullable<State["answer"]>; readonly told: string }
  | { readonly type: "failed"; readonly told: string }
  | { readonly type: "opened"; readonly id: string; readonly text: string | undefined };

export const initial: State = { answer: undefined, opened: new Map(), isWorking: false, told: "" };

export function step(state: State, event: Event): State {
  switch (event.type) {
    case "began":
      return { ...state, isWorking: true, told: "" };
    case "answered": {
      // What is not there any more is not shown any longer either.
      const there = new Set(event.answer.complaints.map(({ id }) => id));
      const opened = new Map([...state.opened].filter(([id]) => there.has(id)));
      return { answer: event.answer, opened, isWorking: false, told: event.told };
    }
    case "failed":
      return { ...state, isWorking: false, told: event.told };
    case "opened":
      return { ...state, opened: new Map([...state.opened, [event.id, event.text ?? null]]) };
  }
}

/** Who can open it, as somebody must know who reads this. */
export function whoCan({
  sealed,
  elsewhere,
  other,
}: WaitingComplaint): "both" | "otherClosed" | "onlyYou" | "elsewhere" | "onlyOther" | "nobody" {
  if (sealed === null) return elsewhere ? "elsewhere" : other === "can" ? "onlyOther" : "nobody";
  switch (other) {
    case "can":
      return "both";
    case "closed":
      return "otherClosed";
    case "cannot":
      return "onlyYou";
  }
}
