/** Asking the Office about one's own shifts. */
import { FeedMade, MineAnswer } from "../../shared/rota-interface.ts";
import { readable } from "../rota/performing.ts";
import { type Answered, ask, clocked } from "../staff/ask.ts";
import type { Act, Outcome } from "./acts.ts";

export async function readMine(): Promise<MineAnswer | "unreachable" | "signedOut"> {
  return readable(clocked(await ask("GET", "rota/mine", MineAnswer)));
}

export async function perform(act: Act): Promise<Outcome> {
  if (act.do === "feed") {
    const answer = await ask("POST", "rota/mine/feed", FeedMade, act.feed);
    return outcome(answer, ({ mine, address }) => ({ answer: mine, address: address ?? undefined }));
  }
  const { do: what, ...body } = act;
  const answer = clocked(await ask("POST", `rota/mine/${paths[what]}`, MineAnswer, body));
  return outcome(answer, (mine) => ({ answer: mine, address: undefined }));
}

const paths = {
  ask: "ask",
  take: "take",
  handBack: "hand-back",
  turnDown: "turn-down",
  cancel: "cancel",
  availability: "availability",
} as const;

async function outcome<T>(
  answered: Answered<T>,
  read: (value: T) => { readonly answer: MineAnswer; readonly address: string | undefined },
): Promise<Outcome> {
  switch (answered.is) {
    case "answered":
      return { is: "done", ...read(answered.value) };
    case "refused": {
      // Whatever was in the way is drawn beside the refusal.
      const now = await readMine();
      const { sentence, details } = answered;
      return { is: "refused", sentence, details, answer: typeof now === "string" ? undefined : now };
    }
    default:
      return answered;
  }
}
