/**
 * What is wrong with what a browser is given, however it came there: a switch in an account, a proxy, an old build. Each
 * fault is a sentence for the technical person; docs/deploy.md says what to do about it. Pure.
 */
import { createHash } from "node:crypto";

export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Headers that make browsers report, remember, or say that somebody else had a hand in it. */
const unwanted: readonly (readonly [string, string])[] = [
  ["nel", "browsers report visitors' failed connections to somebody else"],
  ["report-to", "browsers send reports about visits to somebody else"],
  ["reporting-endpoints", "browsers send reports about visits to somebody else"],
  ["content-security-policy-report-only", "somebody else has added a policy"],
  ["speculation-rules", "browsers are told to fetch pages that nobody asked for"],
  ["alt-svc", "browsers write this host down for later visits (HTTP/3)"],
  ["set-cookie", "visitors' browsers are given a cookie"],
  ["age", "it came from a cache"],
];

/** Everything wrong with one answer, as sentences. */
export function faultsOf(answer: Answer): string[] {
  const { path, headers, body } = answer;
  const policy = headers.get("content-security-policy") ?? "";
  const isPage = headers.get("content-type")?.startsWith("text/html") === true;
  const faults = [
    ...unwanted.filter(([name]) => headers.has(name)).map(([name, means]) => `the header ${name} is there: ${means}`),
    ...(headers.get("cache-control") === "no-store" ? [] : ["it may be kept: Cache-Control is not no-store"]),
    ...(/^max-age=\d{8,};/.test(headers.get("strict-transport-security") ?? "")
      ? []
      : ["Strict-Transport-Security is missing or was changed"]),
    ...(isOurs(policy) ? [] : ["the Content-Security-Policy is missing or was changed"]),
    ...(isPage ? strangersIn(body, policy) : []),
  ];
  return faults.map((fault) => `${path}: ${fault}.`);
}

/** Ours names hashes and 'self' alone; what others add to it are nonces, other hosts, or a second policy. */
function isOurs(policy: string): boolean {
  return policy.startsWith("default-src 'none'; ") && !/'nonce-|unsafe|https?:|, /.test(policy);
}

/** Scripts that we did not put there. A browser would refuse them; that they are there shows a switch that is on. */
function strangersIn(page: string, policy: string): string[] {
  const scripts = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].map(([, tag = "", text = ""]) => {
    const source = /\bsrc="([^"]*)"/.exec(tag)?.[1];
    if (source === undefined) return policy.includes(hashOf(text)) ? [] : ["a script"];
    return source.startsWith("/assets/") ? [] : [source];
  });
  const strange = [...scripts.flat(), ...(/\/cdn-cgi\/|__cf_email__|data-cf-/.exec(page) ?? [])];
  return strange.length === 0 ? [] : [`something was put into the page (${[...new Set(strange)].join(", ")})`];
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** What is wrong with `/healthz`. `build`: which it must be; undefined: any. */
export function healthFaults({ status, body }: Pick<Answer, "status" | "body">, build: string | undefined): string[] {
  const running = /^ok ([\w-]+)\n$/.exec(body)?.[1];
  if (status !== 200 || running === undefined)
    return [`/healthz: it does not answer as Quietline does (status ${status}).`];
  if (build === undefined || running === build) return [];
  return [`/healthz: another build runs there (${running}, not ${build}). A minute later it may be this one.`];
}
