/** Asking the service for what a coordinator wants done to a line. */
import {
  LimitsAnswer,
  type LimitsText,
  LineMeanwhile,
  LineShown,
  LinesAnswer,
} from "../../../shared/line-interface.ts";
import type { PageLanguage } from "../../../shared/page-language.ts";
import { ask, act as askToAct, clocked } from "../../staff/ask.ts";
import type { Act, Outcome } from "./acts.ts";
import { asks } from "./words/en.ts";

/** `name`: what the line is called, for the question that asks for the passkey. */
export async function perform(act: Act, name: string): Promise<Outcome> {
  if (act.do === "order") return order(act.lines);
  const { path, body } = requestOf(act);
  const answer = await askToAct(`lines/${path}`, LineShown, body, asks[act.do](name));
  switch (answer.is) {
    case "answered":
      return { is: "done", line: answer.value };
    case "cancelled":
      return { is: "notConfirmed" };
    case "refused": {
      const meanwhile = LineMeanwhile.safeParse(answer.details);
      if (meanwhile.success) return { is: "changedMeanwhile", now: meanwhile.data.line };
      return { is: "refused", sentence: answer.sentence };
    }
    default:
      return answer;
  }
}

function requestOf(act: Exclude<Act, { do: "order" }>): { readonly path: string; readonly body: object } {
  switch (act.do) {
    case "make":
      return { path: "make", body: { slug: act.slug, ...act.fields } };
    case "change": {
      const { line, edition, fields, numbersChecked } = act;
      return { path: "change", body: { line, edition, ...fields, ...(numbersChecked && { numbersChecked }) } };
    }
    case "show":
      return { path: "show", body: { line: act.line, edition: act.edition, numbersChecked: true } };
    case "takeOff":
      return { path: "take-off", body: { line: act.line, edition: act.edition } };
    case "limits":
    case "sign": {
      const { do: path, ...body } = act;
      return { path, body };
    }
  }
}

async function order(lines: readonly string[]): Promise<Outcome> {
  const answer = clocked(await askToAct("lines/order", LinesAnswer, { lines }, asks.order()));
  switch (answer.is) {
    case "answered":
      return { is: "ordered", lines: answer.value.lines };
    case "cancelled":
      return { is: "notConfirmed" };
    case "refused": {
      if (answer.problem !== "changedMeanwhile") return { is: "refused", sentence: answer.sentence };
      const now = await fetchLines();
      return typeof now === "string" ? { is: now } : { is: "changedMeanwhile", now };
    }
    default:
      return answer;
  }
}

export async function fetchLines(): Promise<readonly LineShown[] | "unreachable" | "signedOut"> {
  const answer = clocked(await ask("GET", "lines", LinesAnswer));
  if (answer.is === "answered") return answer.value.lines;
  return answer.is === "signedOut" ? "signedOut" : "unreachable";
}

export async function fetchTexts(slug: string): Promise<readonly LimitsText[] | "unreachable"> {
  const answer = clocked(await ask("GET", `lines/limits?line=${slug}`, LimitsAnswer));
  return answer.is === "answered" ? answer.value.texts : "unreachable";
}

/** The visitor's page as it was built, the same for everybody; undefined when it cannot be had. */
export async function fetchTemplate(language: PageLanguage = "en"): Promise<string | undefined> {
  try {
    const answer = await fetch(`/staff/lines/template?language=${language}`, {
      cache: "no-store",
      credentials: "omit",
    });
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}
