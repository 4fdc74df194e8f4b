/** Asking the Office for what a coordinator wants done to the rota. */
import { RotaAnswer, RotaVersion, type RotaWindow } from "../../shared/rota-interface.ts";
import { type Answered, ask, clocked } from "../staff/ask.ts";
import type { Act, Outcome } from "./acts.ts";

export type Read = RotaAnswer | "unreachable" | "signedOut";

export async function readRota(window: RotaWindow): Promise<Read> {
  return readable(clocked(await ask("GET", `rota?${query(window)}`, RotaAnswer)));
}

export async function readVersion(): Promise<number | "unreachable" | "signedOut"> {
  const answer = readable(await ask("GET", "rota/version", RotaVersion));
  return typeof answer === "string" ? answer : answer.version;
}

export function readable<T>(answer: Answered<T>): T | "unreachable" | "signedOut" {
  if (answer.is === "answered") return answer.value;
  return answer.is === "signedOut" ? "signedOut" : "unreachable";
}

/** `version`: of the rota that is shown. */
export async function perform(act: Act, version: number, window: RotaWindow): Promise<Outcome> {
  const [path, body] = request(act, version);
  const answer = clocked(await ask("POST", `rota/${path}?${query(window)}`, RotaAnswer, body));
  switch (answer.is) {
    case "answered":
      return { is: "done", answer: answer.value };
    case "refused": {
      // Whatever was in the way is drawn beside the refusal.
      const now = await readRota(window);
      const { sentence, details } = answer;
      return { is: "refused", sentence, details, answer: typeof now === "string" ? undefined : now };
    }
    default:
      return answer;
  }
}

const query = ({ from, weeks }: RotaWindow): string => `from=${from}&weeks=${weeks}`;

function request(act: Act, version: number): readonly [path: string, body: object] {
  switch (act.do) {
    case "step":
      return ["draft", { version, operations: act.operations }];
    case "undoStep":
      return ["draft/undo", { step: act.step }];
    case "drop":
      return ["draft/drop", { upTo: act.upTo }];
    case "publish": {
      const { do: _, ...body } = act;
      return ["publish", body];
    }
    case "undoPublication":
      return ["publish/undo", { number: act.number }];
    case "keepPattern":
      return ["patterns/keep", { pattern: act.pattern, revision: act.revision }];
    case "removePattern":
      return ["patterns/remove", { pattern: act.pattern, revision: act.revision }];
    case "keepClosure":
      return ["closures/keep", { id: act.id, closure: act.closure }];
    case "removeClosure":
      return ["closures/remove", { id: act.id }];
    case "keepRules":
      return ["rules", act.rules];
    case "approve":
    case "decline":
      return [`requests/${act.do}`, { request: act.request, revision: act.revision }];
  }
}
