/**
 * A visitor and a counsellor without pages: the same conversation and encryption, spoken to the running service by a
 * program. Quick enough for many chats, and able to do what our pages never would.
 */
import { proofHeader, proofText } from "../../shared/account-interface.ts";
import { LineSlug, toBase64url } from "../../shared/ids.ts";
import { QueueFrame, RoomFrame, StaffFrame } from "../../shared/protocol.ts";
import { DutyAnswer, JoinAnswer, LookAnswer } from "../../shared/staff-interface.ts";
import { now, setClock } from "../../web/clock.ts";
import type { Connection } from "../../web/connection.ts";
import { openAsCounsellor } from "../../web/conversation/counsellor.ts";
import type { ShellOptions } from "../../web/conversation/shell.ts";
import type { Conversation } from "../../web/conversation/view.ts";
import { openAsVisitor } from "../../web/conversation/visitor.ts";
import type { DeviceIdentity } from "../../web/encryption/chat-crypto.ts";
import { certify, deviceSigner, makeDeviceKeys, portableSigner } from "../../web/encryption/issue.ts";
import { createChatCrypto } from "../../web/encryption/mls-chat.ts";
import { readInvitation } from "../../web/join/invitation.ts";
import { readLink } from "../../web/join/link.ts";
import { eventually, until } from "../browser/eventually.ts";
import type { Carried } from "./recording.ts";
import { open } from "./wire.ts";

const ignore = () => {};

function toRoom(origin: string, carried: Carried[]): ShellOptions["connect"] {
  return (events, token) => open({ origin, path: "/ws/room", token: token(), incoming: RoomFrame, carried, ...events });
}

export interface Asking {
  readonly carried: Carried[];
  /** Resolves once the visitor is in line. */
  readonly placed: Promise<void>;
  /** Resolves once a certified counsellor has said hello; rejects with the reason when it comes to nothing. */
  readonly seated: Promise<Conversation>;
  /** When the goodbye had done its work, this was told over what was the chat's connection, and the Room has closed it. */
  readonly told: () => boolean;
}

/**
 * From the page's own words (`GET /`) to the line. `origin`: the service as this visitor reaches it. `difference`: of two
 * answers to "How do you feel now?", if both are given.
 */
export async function askWithoutPage(origin: string, difference?: number): Promise<Asking> {
  const page = await (await fetch(`${origin}/`)).text();
  const organisationKey = /data-organisation-key="([^"]+)"/.exec(page)?.[1] ?? "";
  const line = LineSlug.parse(/data-line="([^"]+)"/.exec(page)?.[1]);
  const crypto = createChatCrypto();
  const preparation = await crypto.prepare(organisationKey);
  const carried: Carried[] = [];
  const placed = Promise.withResolvers<void>();
  const seated = Promise.withResolvers<Conversation>();
  let staying: Connection | undefined;
  const lingers = (connection: Connection) => {
    if (difference === undefined) return false;
    connection.send({ type: "ended" });
    connection.send({ type: "feeling", difference });
    staying = connection;
    return true;
  };
  const begin = (admission: string, room: string) => {
    const chat = openAsVisitor({
      crypto,
      admission,
      organisationKey,
      preparation,
      firstMessages: [],
      connect: toRoom(origin, carried),
      onFailed: (reason) => seated.reject(new Error(reason)),
      onAdmission: ignore,
      lingers,
      onSeated: () => {
        queue.send({ type: "seated", room });
        queue.close();
        seated.resolve(chat);
      },
    });
  };
  const queue = open({
    ...{ origin, path: "/ws/queue", token: undefined, incoming: QueueFrame, carried, lost: ignore },
    opened: () => queue.send({ type: "ask", line, language: "en", commitment: preparation.commitment }),
    closed: (code) => placed.reject(new Error(`the queue closed with ${code}`)),
    arrived(frame) {
      if (frame.type === "placed") placed.resolve();
      if (frame.type !== "called") return;
      queue.send({ type: "answered", room: frame.room });
      begin(frame.admission, frame.room);
    },
  });
  await placed.promise;
  const told = () => staying?.up === false;
  return { carried, placed: placed.promise, seated: seated.promise, told };
}

export interface StaffMember {
  readonly origin: string;
  readonly cookie: string;
  /**
   * As this person's browser asks `/api/staff/…`: with the cookie, and proof by the device's key. `at`: where the service
   * is by now, if it was moved.
   */
  get(path: string, at?: string): Promise<Response>;
  post(path: string, body: object): Promise<Response>;
  readonly organisationKey: string;
  readonly device: DeviceIdentity;
  /** Public halves of the device's keys. */
  readonly signingKey: string;
  readonly receivingKey: string;
}

/**
 * Uses a one-time link up: a device of its own, certified by the invitation, and a session. `more`: what else is posted,
 * as a passkey.
 */
export async function joinWithoutPage(
  address: string,
  more: (look: LookAnswer) => Promise<object> = async () => ({}),
): Promise<StaffMember> {
  const { origin, hash } = new URL(address);
  const link = readLink(hash);
  const keys = await makeDeviceKeys();
  if (typeof link === "string" || keys === undefined) throw new Error("no link or no keys");
  const headers = { origin, "content-type": "application/json" };
  const post = (path: string, body: object) =>
    fetch(`${origin}/api/staff/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const look = LookAnswer.parse(await (await post("join/look", { token: link.token })).json());
  // The service's time may be another; the chats go by it too.
  setClock(look.clock);
  const invitation = await readInvitation(look, link.secret, now());
  const signer = await portableSigner(link.secret);
  if (typeof invitation === "string" || signer === undefined) throw new Error("not a good invitation");
  const { alias } = look.person;
  const { role } = invitation.certificate;
  const { signingKey, receivingKey } = keys;
  const dates = { from: now(), until: invitation.until };
  const certificate = await certify(signer.sign, { kind: "device", role, alias, signingKey, receivingKey, ...dates });
  const answer = await post("join", { token: link.token, alias, certificate, ...(await more(look)) });
  JoinAnswer.parse(await answer.json());
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const device = {
    ...{ alias, role, chain: [...look.chain, certificate], revocations: undefined },
    sign: deviceSigner(keys.signing),
  };
  const proved = async (method: "GET" | "POST", path: string, body: string) => {
    const [bytes, instant] = [new TextEncoder().encode(body), now()];
    const digest = toBase64url(new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", bytes)));
    const text = new TextEncoder().encode(proofText(method, `/api/staff/${path}`, instant, digest));
    return { cookie, [proofHeader]: `${instant}.${toBase64url(await device.sign(text))}` };
  };
  const get = async (path: string, at = origin) =>
    fetch(`${at}/api/staff/${path}`, { headers: await proved("GET", path, "") });
  const postProved = async (path: string, body: object) => {
    const text = JSON.stringify(body);
    const proof = await proved("POST", path, text);
    return fetch(`${origin}/api/staff/${path}`, { method: "POST", headers: { ...headers, ...proof }, body: text });
  };
  const asking = { get, post: postProved };
  return { origin, cookie, ...asking, organisationKey: look.organisation.key, device, signingKey, receivingKey };
}

export interface Desk {
  readonly carried: Carried[];
  /** Takes the next visitor and offers; `as`: with another device than the person's own. */
  take(as?: DeviceIdentity): Promise<Conversation>;
  /** The chat is over for this console: the next one may be taken. */
  free(): void;
  close(): void;
}

/** Checked in and ready to take, with a duty pass as the service gives it. */
export async function onDuty(member: StaffMember): Promise<Desk> {
  const { origin, cookie, organisationKey } = member;
  const duty = DutyAnswer.parse(await (await member.get("duty")).json());
  const crypto = createChatCrypto();
  const carried: Carried[] = [];
  const frames: StaffFrame[] = [];
  let lastRoom: string | undefined;
  const staff = open({
    ...{
      origin,
      path: "/ws/staff",
      token: duty.pass ?? undefined,
      cookie,
      incoming: StaffFrame,
      carried,
      lost: ignore,
    },
    opened: () => {
      staff.send({ type: "start", admissions: [] });
      staff.send({ type: "checkIn" });
      staff.send({ type: "taking", on: true });
    },
    closed: ignore,
    arrived: (frame) => frames.push(frame),
  });
  const mine = () => frames.findLast((frame) => frame.type === "board")?.me;
  await until("the console is ready", () => mine()?.taking === true && mine()?.checkedIn === true);
  return {
    carried,
    async take(as = member.device) {
      // Set aside after a pairing that came to nothing: whoever sits there says that they are back.
      if (mine()?.away === true) staff.send({ type: "taking", on: true });
      frames.splice(0, frames.length, ...frames.filter((frame) => frame.type === "board"));
      staff.send({ type: "take" });
      const answer = () => frames.find((frame) => frame.type === "taken" || frame.type === "notTaken");
      await until("somebody is taken", () => answer() !== undefined);
      const taken = answer();
      if (taken?.type !== "taken") throw new Error(`not taken: ${JSON.stringify(taken)}`);
      lastRoom = taken.room;
      return openAsCounsellor({
        crypto,
        organisationKey,
        ...{ admission: taken.admission, commitment: taken.commitment, device: as },
        onSeated: () => staff.send({ type: "seated", room: taken.room }),
        connect: toRoom(origin, carried),
      });
    },
    free: () => staff.send({ type: "ended", room: lastRoom }),
    close: () => staff.close(),
  };
}

/** What stands in this conversation, in order. */
const textsOf = (chat: Conversation) => chat.view.messages.map(({ text }) => text);

/** Both ends show exactly these texts, in this order. */
export async function bothHave(chats: readonly Conversation[], texts: readonly string[]): Promise<void> {
  for (const chat of chats) await eventually(async () => textsOf(chat)).toEqual([...texts]);
}
