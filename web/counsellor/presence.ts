/**
 * Where the visitor is, as far as it can be known. Four kinds of absence are different things and never shown as one:
 * connected but quiet, the page hidden, the connection lost, and left on purpose.
 */
import { silencePromptsMs } from "../../shared/limits.ts";
import type { ConversationView } from "../conversation/view.ts";
import type { Chat } from "./console/chat.ts";
import { wholeMinutes } from "./durations.ts";

type Plain = "starting" | "writing" | "here" | "closing" | "hidden" | "needsTime" | "unseen" | "left" | "ended";

export type Presence =
  | { readonly is: Plain }
  | { readonly is: "quiet"; readonly minutes: number }
  | { readonly is: "lost"; readonly since: number };

/** Below this nobody is quiet: they read, or think. */
const quietMinutes = 2;

type Seen = Pick<
  ConversationView,
  "phase" | "link" | "otherIsWriting" | "absentSince" | "otherPageShown" | "timeNeeded" | "silentSince" | "closing"
>;

/** The one thing to say when there is room for one: what changes most about what to do next comes first. */
export function presence({ stage }: Pick<Chat, "stage">, view: Seen | undefined, now: number): Presence {
  if (stage.is === "ended") return { is: stage.by === "otherLeft" ? "left" : "ended" };
  if (stage.is === "starting" || view === undefined || view.phase !== "talking") return { is: "starting" };
  if (view.link !== "up") return { is: "unseen" };
  if (view.absentSince !== undefined) return { is: "lost", since: view.absentSince };
  if (view.otherIsWriting) return { is: "writing" };
  if (view.timeNeeded) return { is: "needsTime" };
  if (!view.otherPageShown) return { is: "hidden" };
  const minutes = view.silentSince === undefined ? 0 : wholeMinutes(now - view.silentSince);
  if (minutes >= quietMinutes) return { is: "quiet", minutes };
  return { is: view.closing ? "closing" : "here" };
}

/** When the visitor's page hears what is said now: at once, when it is back, or when this one is. */
export type Hearing = "atOnce" | "whenBack" | "whenHere";

export function hearing({ link, absentSince }: Pick<Seen, "link" | "absentSince">): Hearing {
  if (link !== "up") return "whenHere";
  return absentSince === undefined ? "atOnce" : "whenBack";
}

/** Which reminder of this silence is due and not yet put away, counted from 1; undefined: none. */
export function promptDue(
  { stage, promptsClosed }: Pick<Chat, "stage" | "promptsClosed">,
  { silentSince, timeNeeded }: Pick<ConversationView, "silentSince" | "timeNeeded">,
  now: number,
): { readonly silentSince: number; readonly count: number } | undefined {
  if (stage.is !== "talking" || silentSince === undefined || timeNeeded) return undefined;
  const count = silencePromptsMs.filter((ms) => now - silentSince >= ms).length;
  const closed = promptsClosed?.silentSince === silentSince ? promptsClosed.count : 0;
  return count > closed ? { silentSince, count } : undefined;
}
