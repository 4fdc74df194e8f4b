/**
 * How staff pages ask `/api/staff/…`. Every outcome is a value: an answer of the agreed form, no session, a refusal
 * with a sentence a person can act on, or nothing at all (no network, or an answer that is not ours).
 */
import * as z from "zod/mini";
import { ClockWrong, proofHeader } from "../../shared/account-interface.ts";
import {
  DutyAnswer,
  JoinAnswer,
  type JoinRequest,
  LookAnswer,
  type LookRequest,
  MeAnswer,
  Problem,
} from "../../shared/staff-interface.ts";
import { now, setClock } from "../clock.ts";
import { proofOf } from "./session-key.ts";

export type Answered<T> =
  | { readonly is: "answered"; readonly value: T }
  | { readonly is: "signedOut" }
  /** `problem`: the problem's type, a stable word for programs; `sentence`: its title, for people. */
  | { readonly is: "refused"; readonly status: number; readonly problem: string; readonly sentence: string }
  | { readonly is: "unreachable" };

const patienceMs = 15_000;

export async function fetchMe(): Promise<Answered<MeAnswer>> {
  return clocked(await ask("GET", "me", MeAnswer));
}

export async function fetchDuty(): Promise<Answered<DutyAnswer>> {
  return clocked(await ask("GET", "duty", DutyAnswer));
}

export async function lookAtLink(request: z.infer<typeof LookRequest>): Promise<Answered<LookAnswer>> {
  return clocked(await ask("POST", "join/look", LookAnswer, request));
}

/** Uses the link up; the answer carries the session's cookie. */
export function join(request: z.infer<typeof JoinRequest>): Promise<Answered<z.infer<typeof JoinAnswer>>> {
  return ask("POST", "join", JoinAnswer, request);
}

/** Ends this session. Whatever comes back, this page is signed out. */
export async function signOut(): Promise<void> {
  await ask("POST", "sign-out", z.unknown());
}

/** Answers that carry the service's time set this page's clock by it. */
function clocked<T extends { readonly clock: LookAnswer["clock"] }>(answer: Answered<T>): Answered<T> {
  if (answer.is === "answered") setClock(answer.value.clock);
  return answer;
}

async function ask<T>(
  method: "GET" | "POST",
  path: string,
  schema: z.ZodMiniType<T>,
  body?: unknown,
): Promise<Answered<T>> {
  try {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const first = await send(method, `/api/staff/${path}`, text);
    const response = (await clockWasWrong(first)) ? await send(method, `/api/staff/${path}`, text) : first;
    return response.ok ? await read(response, schema) : await refusal(response);
  } catch {
    return { is: "unreachable" };
  }
}

async function send(method: string, path: string, text: string | undefined): Promise<Response> {
  const proof = await proofOf(method, path, text ?? "", now());
  return fetch(path, {
    method,
    cache: "no-store",
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      ...(text === undefined ? {} : { "content-type": "application/json" }),
      ...(proof === undefined ? {} : { [proofHeader]: proof }),
    },
    ...(text === undefined ? {} : { body: text }),
  });
}

/** A proof carries the time. Where this page's was wrong, it has been set now, and asking once more will do. */
async function clockWasWrong(response: Response): Promise<boolean> {
  if (response.status !== 409) return false;
  const told = ClockWrong.safeParse(await response.clone().json());
  if (told.success) setClock(told.data.clock);
  return told.success;
}

async function read<T>(response: Response, schema: z.ZodMiniType<T>): Promise<Answered<T>> {
  const text = await response.text();
  const parsed = schema.safeParse(text === "" ? undefined : JSON.parse(text));
  return parsed.success ? { is: "answered", value: parsed.data } : { is: "unreachable" };
}

async function refusal(response: Response): Promise<Answered<never>> {
  if (response.status === 401) return { is: "signedOut" };
  const problem = Problem.safeParse(await response.json());
  if (response.status >= 500 || !problem.success) return { is: "unreachable" };
  return { is: "refused", status: response.status, problem: problem.data.type, sentence: problem.data.title };
}
