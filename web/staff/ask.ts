/**
 * How staff pages ask `/api/staff/…`. Every outcome is a value: an answer of the agreed form, no session, a refusal
 * with a sentence a person can act on, or nothing at all (no network, or an answer that is not ours).
 *
 * Every request is signed with the session's key. A service that finds this page's clock wrong says what time it is,
 * and is asked once more.
 */
import * as z from "zod/mini";
import { proofHeader, StepUpNeeded, stepUpHeader } from "../../shared/account-interface.ts";
import { toBase64url } from "../../shared/ids.ts";
import type { UsedCredential } from "../../shared/passkeys.ts";
import { ServiceClock } from "../../shared/site.ts";
import { Problem } from "../../shared/staff-interface.ts";
import { now, setClock } from "../clock.ts";
import { utf8 } from "../encryption/bytes.ts";
import { proofOf } from "./session-key.ts";
import { confirmWithPasskey } from "./step-up.ts";

export type Answered<T> =
  | { readonly is: "answered"; readonly value: T }
  | { readonly is: "signedOut" }
  | Refused
  | { readonly is: "unreachable" };

interface Refused {
  readonly is: "refused";
  readonly status: number;
  /** The problem's type, a stable word for programs. */
  readonly problem: string;
  /** Its title, for people. */
  readonly sentence: string;
  /** The whole problem, for those that say more. */
  readonly details?: unknown;
}

/** `cancelled`: the passkey was asked for and not given; nothing has happened. */
export type Acted<T> = Answered<T> | { readonly is: "cancelled" };

type Method = "GET" | "POST";
interface Question {
  readonly method: Method;
  readonly path: string;
  readonly text: string | undefined;
  /** Sent to its end even when the page is closed meanwhile (`keepalive` of the Fetch standard: bodies up to 64 KiB). */
  readonly outlivesPage?: boolean;
}
type Read<T> = (text: string) => { readonly value: T } | undefined;

const patienceMs = 15_000;

export function ask<T>(method: Method, path: string, schema: z.ZodMiniType<T>, body?: unknown): Promise<Answered<T>> {
  return exchange(questionOf(method, path, body), readAs(schema));
}

/** Something that must be heard although nobody may wait for the answer: the tab is often closed right after the press. */
export function askLast<T>(path: string, schema: z.ZodMiniType<T>): Promise<Answered<T>> {
  return exchange({ ...questionOf("POST", path, undefined), outlivesPage: true }, readAs(schema));
}

/**
 * Something that may need the passkey once more. `what`: what will happen, as a sentence, which is shown before the
 * passkey is asked for.
 */
export function act<T>(path: string, schema: z.ZodMiniType<T>, body: unknown, what: string): Promise<Acted<T>> {
  return acting(questionOf("POST", path, body), readAs(schema), what);
}

/** The same where the answer is a file. */
export function actForText(method: Method, path: string, body: unknown, what: string): Promise<Acted<string>> {
  return acting(questionOf(method, path, body), (value) => ({ value }), what);
}

/** Answers that carry the service's time set this page's clock by it. */
export function clocked<A extends Acted<{ readonly clock: ServiceClock }>>(answer: A): A {
  if (answer.is === "answered") setClock(answer.value.clock);
  return answer;
}

async function acting<T>(question: Question, read: Read<T>, what: string): Promise<Acted<T>> {
  let answer = await exchange(question, read);
  // A challenge may end while the dialogue stands open; then there is a new one.
  for (let needed = neededBy(answer); needed !== undefined; needed = neededBy(answer)) {
    const credential = await confirmWithPasskey(what, needed);
    if (credential === undefined) return { is: "cancelled" };
    answer = await exchange(question, read, credential);
  }
  return answer;
}

function neededBy(answer: Answered<unknown>) {
  if (answer.is !== "refused" || answer.problem !== "stepUpNeeded") return undefined;
  const parsed = StepUpNeeded.safeParse(answer.details);
  return parsed.success ? parsed.data.passkey : undefined;
}

function questionOf(method: Method, path: string, body: unknown): Question {
  return { method, path: `/api/staff/${path}`, text: body === undefined ? undefined : JSON.stringify(body) };
}

function readAs<T>(schema: z.ZodMiniType<T>): Read<T> {
  return (text) => {
    const parsed = schema.safeParse(text === "" ? undefined : JSON.parse(text));
    return parsed.success ? { value: parsed.data } : undefined;
  };
}

async function exchange<T>(question: Question, read: Read<T>, credential?: UsedCredential): Promise<Answered<T>> {
  try {
    const first = await sent(question, credential);
    if (first.ok) return await readAnswer(first, read);
    const problem: unknown = await first.json();
    const wrong = ClockWrong.safeParse(problem);
    if (!wrong.success) return refusal(first.status, problem);
    setClock(wrong.data.clock);
    const second = await sent(question, credential);
    return second.ok ? await readAnswer(second, read) : refusal(second.status, await second.json());
  } catch {
    return { is: "unreachable" };
  }
}

const ClockWrong = z.object({ type: z.literal("clockWrong"), clock: ServiceClock });

async function sent(
  { method, path, text, outlivesPage = false }: Question,
  credential?: UsedCredential,
): Promise<Response> {
  const proof = await proofOf({ method, path, body: text ?? "" }, now());
  const headers = {
    ...(text === undefined ? {} : { "content-type": "application/json" }),
    ...(proof === undefined ? {} : { [proofHeader]: proof }),
    ...(credential === undefined ? {} : { [stepUpHeader]: toBase64url(utf8(JSON.stringify(credential))) }),
  };
  return fetch(path, {
    method,
    headers,
    cache: "no-store",
    keepalive: outlivesPage,
    signal: AbortSignal.timeout(patienceMs),
    ...(text === undefined ? {} : { body: text }),
  });
}

async function readAnswer<T>(response: Response, read: Read<T>): Promise<Answered<T>> {
  const found = read(await response.text());
  return found === undefined ? { is: "unreachable" } : { is: "answered", value: found.value };
}

function refusal(status: number, body: unknown): Answered<never> {
  if (status === 401) return { is: "signedOut" };
  const problem = Problem.safeParse(body);
  if (status >= 500 || !problem.success) return { is: "unreachable" };
  return { is: "refused", status, problem: problem.data.type, sentence: problem.data.title, details: body };
}
