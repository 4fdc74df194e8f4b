/** What somebody can do about their own shifts, what came of it, and what takes it back. Pure. */
import type * as z from "zod/mini";
import type { RequestId } from "../../shared/ids.ts";
import type { Availability } from "../../shared/rota/availability.ts";
import type { Request, Wish } from "../../shared/rota/requests.ts";
import { withdrawUntil } from "../../shared/rota/settle.ts";
import type { Feed, MineAnswer, TakeRequest } from "../../shared/rota-interface.ts";

export type Wishes = z.infer<typeof Availability>;

export type Act =
  | { readonly do: "ask"; readonly what: Wish }
  | ({ readonly do: "take" } & z.infer<typeof TakeRequest>)
  | { readonly do: "handBack" | "turnDown" | "cancel"; readonly request: RequestId; readonly revision: number }
  | { readonly do: "availability"; readonly availability: Wishes }
  | { readonly do: "feed"; readonly feed: z.infer<typeof Feed> };

/** `address`: of a feed that was just made, told once. */
export type Outcome =
  | { readonly is: "done"; readonly answer: MineAnswer; readonly address: string | undefined }
  | {
      readonly is: "refused";
      readonly sentence: string;
      readonly details: unknown;
      readonly answer: MineAnswer | undefined;
    }
  | { readonly is: "unreachable" | "signedOut" };

/** `how`: granted at once, or waiting for somebody's yes; undefined where nobody has to say anything. */
export interface Done {
  readonly act: Act;
  readonly how: "granted" | "waits" | undefined;
  readonly undo: Act | undefined;
}

/** What came of it, read from the rota before and after. */
export function cameOf(act: Act, before: MineAnswer, after: MineAnswer): Done {
  switch (act.do) {
    case "ask": {
      const request = newRequest(before, after);
      const how = request?.state === "approved" ? "granted" : "waits";
      return { act, how, undo: request && undoOf(request, after) };
    }
    case "take": {
      const request = requestIn(after, act.request);
      const taken = request?.state === "taken" ? request : undefined;
      const back = taken && ({ do: "handBack", request: taken.id, revision: taken.revision } as const);
      return { act, how: taken === undefined ? "granted" : "waits", undo: back };
    }
    case "cancel": {
      const was = requestIn(before, act.request);
      return { act, how: undefined, undo: was?.state === "open" ? { do: "ask", what: was.what } : undefined };
    }
    case "availability":
      return { act, how: undefined, undo: { do: "availability", availability: before.availability } };
    case "handBack":
    case "turnDown":
    case "feed":
      return { act, how: undefined, undo: undefined };
  }
}

const requestIn = ({ requests }: MineAnswer, id: RequestId): Request | undefined =>
  requests.find((request) => request.id === id);

function newRequest(before: MineAnswer, after: MineAnswer): Request | undefined {
  const known = new Set(before.requests.map(({ id }) => id));
  return after.requests.find(({ id, person }) => person === after.me.id && !known.has(id));
}

/** What waits is cancelled; a shift just signed up for is left again, as long as that is free. */
function undoOf({ id, revision, what, state }: Request, after: MineAnswer): Act | undefined {
  if (state === "open" || (state === "approved" && what.wish === "leave"))
    return { do: "cancel", request: id, revision };
  if (what.wish !== "signUp") return undefined;
  const turn = after.assignments.find(({ shift, person }) => shift === what.shift && person === after.me.id);
  if (turn === undefined || after.clock.now > withdrawUntil(turn)) return undefined;
  return { do: "ask", what: { wish: "withdraw", assignment: turn.id } };
}
