/**
 * An Office with the demo in it, a clock that a test moves, and a browser that uses a sign-in link: everything that is
 * signed is signed with `jose`, so that nothing here shares code with what it tests.
 */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { CompactSign, exportJWK, generateKeyPair } from "jose";
import { type Certificate, type Role, statementType } from "../../../shared/certificates.ts";
import { type RoomId, type SessionId, toBase64url } from "../../../shared/ids.ts";
import type { DutyPass, LineSheet } from "../../../shared/tokens.ts";
import type { Env } from "../../../worker/env.ts";
import { seedDemo } from "../../../worker/office/demo.ts";
import type { Demo } from "../../../worker/office/demo-setting.ts";
import type { Office } from "../../../worker/office/office.ts";
import { freshId, freshSecret, secretHash } from "../../../worker/office/secrets.ts";
import { staffRoutes } from "../../../worker/office/staff-routes.ts";
import type { Present } from "../../../worker/switchboard/opening.ts";
import type { OnDuty } from "../../../worker/switchboard/turns.ts";

/** A Monday in winter, two in the afternoon in London: a shift runs from nine to nine. */
export const monday = Date.parse("2026-11-30T14:00:00Z");
/** Such a Monday ahead of the machine's own clock: an alarm that is past there rings by itself, whatever the tests' clock says. */
export const farAhead = Date.parse("2082-11-30T14:00:00Z");
export const minute = 60_000;
export const hour = 60 * minute;

export const bindings = env as unknown as Env;

export interface Keys {
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
  sign(certificate: object, header?: object): Promise<string>;
}

export async function makeKeys(): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const { x = "" } = await exportJWK(publicKey);
  return {
    publicKey: x,
    privateKey,
    sign: (certificate, header = {}) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(certificate)))
        .setProtectedHeader({ alg: "EdDSA", typ: statementType.certificate, ...header })
        .sign(privateKey),
  };
}

export interface Link {
  readonly token: string;
  readonly role: Role;
  readonly invitation: Keys;
}

/** A member of staff of the demo, and the link they were sent. */
export async function invite(
  organisation: Keys,
  alias: string,
  more: Partial<Demo["people"][number]> & { certificate?: Partial<Certificate> } = {},
): Promise<{ person: Demo["people"][number]; link: Link }> {
  const { certificate = {}, ...given } = more;
  const role = given.role ?? "counsellor";
  const invitation = await makeKeys();
  const until = monday + 72 * hour;
  const says = { kind: "invitation", role, signingKey: invitation.publicKey, from: monday, until, ...certificate };
  const token = freshSecret();
  const chain = [await organisation.sign(says)];
  const person = {
    id: freshId<Demo["people"][number]["id"]>(),
    alias,
    role,
    languages: ["en"],
    chatsMost: 3,
    onShift: "yes" as const,
    link: { tokenHash: secretHash(token), chain, endsAt: until },
    ...given,
  };
  return { person, link: { token, role, invitation } };
}

/** What a browser posts to use a link. `changed`: what a forger would change in the certificate. */
export async function joinBody(
  { token, role, invitation }: Link,
  alias: string,
  changed: { certificate?: object; header?: object; signedBy?: Keys; posted?: object } = {},
): Promise<object> {
  const certificate = {
    kind: "device",
    role,
    alias,
    signingKey: (await makeKeys()).publicKey,
    receivingKey: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
    from: monday,
    until: monday + 72 * hour,
    ...changed.certificate,
  };
  const signer = changed.signedBy ?? invitation;
  return { token, alias, certificate: await signer.sign(certificate, changed.header), ...changed.posted };
}

/** Session keys by the cookie they belong to, as one browser keeps both. */
const keysOfCookies = new Map<string, CryptoKey>();

/** What a browser sends along: its cookie, and the proof made with its session key. */
export async function proved(
  cookie: string | undefined,
  { method, path, body = "", now }: { method: string; path: string; body?: string; now: number },
): Promise<Record<string, string>> {
  if (cookie === undefined) return {};
  const key = keysOfCookies.get(cookie);
  return key === undefined ? { cookie } : { cookie, proof: await proofWith(key, { method, path, body, now }) };
}

/** `path`: below `/api/staff/`. */
export async function proofWith(
  key: CryptoKey,
  { method, path, body = "", now }: { method: string; path: string; body?: string; now: number },
): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const digest = toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(body))));
  const signed = bytes(`quietline proof 1\n${method} /api/staff/${path}\n${now}\n${digest}`);
  return `${now}.${toBase64url(new Uint8Array(await crypto.subtle.sign("Ed25519", key, signed)))}`;
}

/** The cookie an answer gives, known from now on together with this key. */
export function cookieOf(answer: Response, key: CryptoKey | undefined): string {
  const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  if (key !== undefined && cookie !== "") keysOfCookies.set(cookie, key);
  return cookie;
}

export interface Desk {
  /** The service's time; a test moves it. */
  now: number;
  /** Sessions the Switchboard was told to drop. */
  readonly revoked: string[];
  /** Sheets the Switchboard was told. */
  readonly told: LineSheet[];
  /** Whose turns it was told to run, each time. */
  readonly onDuty: OnDuty[];
  /** What it was asked to flag, and of which chats it knows. */
  readonly flagged: { session: SessionId; room: RoomId }[];
  readonly chats: Set<RoomId>;
  /** What a webhook was sent by a route. */
  readonly sent: { address: string; body: string }[];
  /** Passes as they were about to be signed. */
  /** What the Switchboard says when a route asks it who is checked in; undefined: nothing. */
  present: readonly Present[] | undefined;
  readonly passes: DutyPass[];
  readonly sql: SqlStorage;
  readonly storage: DurableObjectStorage;
  /** As it is, without a cookie's proof. `path`: below `/api/staff/`. */
  raw(path: string, init: RequestInit): Promise<Response>;
  get(path: string, cookie?: string): Promise<Response>;
  post(
    path: string,
    body?: unknown,
    more?: { cookie?: string | undefined; type?: string; headers?: Record<string, string> },
  ): Promise<Response>;
  /** Uses the link as an honest browser would; the cookie to send back. */
  signIn(link: Link, alias: string): Promise<string>;
}

/** An Office of its own, seeded, with its routes at a desk of the test's. */
export async function atDesk(
  demo: Omit<Demo, "start">,
  act: (desk: Desk, state: DurableObjectState) => Promise<void>,
): Promise<void> {
  const stub: DurableObjectStub<Office> = bindings.OFFICE.getByName(freshSecret());
  await runInDurableObject(stub, async (_, state) => {
    seedDemo(state.storage, JSON.stringify({ ...demo, start: freshSecret() }), monday);
    await act(desk(state.storage), state);
  });
}

/** An Office in which nobody is, and the operator's token for it. */
export async function atEmptyDesk(setUpToken: string | undefined, act: (desk: Desk) => Promise<void>): Promise<void> {
  const stub: DurableObjectStub<Office> = bindings.OFFICE.getByName(freshSecret());
  await runInDurableObject(stub, async (_, state) => act(desk(state.storage, setUpToken)));
}

function desk(storage: DurableObjectStorage, setUpToken?: string): Desk {
  const passes: DutyPass[] = [];
  const revoked: string[] = [];
  const told: LineSheet[] = [];
  const onDuty: OnDuty[] = [];
  const flagged: Desk["flagged"][number][] = [];
  const sent: Desk["sent"][number][] = [];
  const clock = { now: () => made.now, speed: 1 };
  const routes = staffRoutes({
    storage,
    clock,
    origin: "http://office",
    key: "k".repeat(43),
    setUpToken,
    webhookLoopback: false,
    send: async (to, body) => {
      sent.push({ address: to.address, body });
      return { is: "taken", status: 204 };
    },
    present: async () => made.present,
    sign: (pass) => `signed${passes.push(pass)}.${"A".repeat(43)}`,
    revoke: async (session) => void revoked.push(session),
    tell: async (sheets, turns) => {
      told.push(...sheets);
      onDuty.push(turns);
    },
    flag: async (session, room) => {
      flagged.push({ session, room });
      return made.chats.has(room);
    },
  });
  const ask = async (path: string, init: RequestInit) =>
    routes.fetch(new Request(`http://office/api/staff/${path}`, init));
  const made: Desk = {
    now: monday,
    present: undefined,
    revoked,
    told,
    onDuty,
    flagged,
    chats: new Set(),
    sent,
    passes,
    sql: storage.sql,
    storage,
    raw: ask,
    get: async (path, cookie) => ask(path, { headers: await proved(cookie, { method: "GET", path, now: made.now }) }),
    async post(path, body, { cookie, type = "application/json", headers = {} } = {}) {
      const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
      const proof = await proved(cookie, { method: "POST", path, body: text ?? "", now: made.now });
      return ask(path, {
        method: "POST",
        headers: { "content-type": type, ...proof, ...headers },
        ...(text === undefined ? {} : { body: text }),
      });
    },
    async signIn(link, alias) {
      const device = await makeKeys();
      const certificate = { signingKey: device.publicKey };
      return cookieOf(await made.post("join", await joinBody(link, alias, { certificate })), device.privateKey);
    },
  };
  return made;
}

/** The stable word of a problem, having checked its form: a sentence, no stack. */
export async function problemOf(response: Response): Promise<string> {
  if (response.headers.get("content-type") !== "application/problem+json") throw new Error("not a problem");
  const { type, title, status, ...rest } = (await response.json()) as Record<string, unknown>;
  if (typeof title !== "string" || !/^[A-Z].{20,}\.$/.test(title) || /\bat \S+:\d+/.test(title))
    throw new Error(`${title}`);
  if (status !== response.status || Object.keys(rest).length > 0) throw new Error("a problem says too much");
  return `${response.status} ${type}`;
}
