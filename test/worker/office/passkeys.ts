/** A member of staff with a passkey, at a desk of the test's: joins by a link, signs in, steps up. */
// The Office loads the library when it first needs it, which would be within the first test.
import "@simplewebauthn/server";
import "@simplewebauthn/server/helpers";
import { expect } from "vitest";
import { toBase64url } from "../../../shared/ids.ts";
import { LookAnswer } from "../../../shared/staff-interface.ts";
import { type Authenticator, authenticator, type Changed } from "./authenticator.ts";
import { cookieOf, type Desk, joinBody, type Keys, type Link, makeKeys } from "./staff.ts";

export const origin = "http://office";

export interface Owner {
  readonly passkey: Authenticator;
  readonly cookie: string;
  readonly device: Keys;
  readonly recoveryCodes: readonly string[];
}

/** Uses the link, with a passkey made for it. */
export async function joinWithPasskey(desk: Desk, link: Link, alias: string): Promise<Owner> {
  const passkey = await authenticator(origin);
  const look = LookAnswer.parse(await (await desk.post("join/look", { token: link.token })).json());
  const device = await makeKeys();
  const posted = { credential: await passkey.create(look.passkey), passkeyName: "My phone" };
  const answer = await desk.post(
    "join",
    await joinBody(link, alias, { certificate: { signingKey: device.publicKey }, posted }),
  );
  expect(answer.status).toBe(200);
  const { recoveryCodes = [] } = (await answer.clone().json()) as { recoveryCodes?: string[] };
  return { passkey, cookie: cookieOf(answer, device.privateKey), device, recoveryCodes };
}

/** The options of a fresh ceremony: `sign-in/begin`, `account/passkeys/begin`, `recover/begin`, `setup/begin`. */
export async function begun(desk: Desk, path: string, body?: unknown, cookie?: string): Promise<unknown> {
  const answer = await desk.post(`${path}/begin`, body, { cookie });
  expect([path, answer.status]).toEqual([path, 200]);
  return ((await answer.json()) as { passkey: unknown }).passkey;
}

/** Signs in from a new browser. */
export async function signInWith(
  desk: Desk,
  passkey: Authenticator,
  { changed = {}, posted = {}, key }: { changed?: Changed; posted?: object; key?: Keys } = {},
): Promise<{ answer: Response; cookie: string }> {
  const browser = key ?? (await makeKeys());
  const credential = await passkey.get(await begun(desk, "sign-in"), changed);
  const body = { credential, sessionKey: browser.publicKey, shared: false, ...posted };
  const answer = await desk.post("sign-in", body);
  return { answer, cookie: cookieOf(answer, browser.privateKey) };
}

export const stepUpWith = (credential: unknown) => ({
  "step-up": toBase64url(new TextEncoder().encode(JSON.stringify(credential))),
});

/** Posts, and gives the passkey when it is asked for. */
export async function postStepping(
  desk: Desk,
  path: string,
  body: unknown,
  { cookie, passkey, device }: Pick<Owner, "cookie" | "passkey" | "device">,
  changed: Changed = {},
): Promise<{ answer: Response; cookie: string }> {
  const asked = await desk.post(path, body, { cookie });
  if (asked.status !== 403) return { answer: asked, cookie };
  const { type, passkey: options } = (await asked.json()) as { type: string; passkey: unknown };
  expect(type).toBe("stepUpNeeded");
  const headers = stepUpWith(await passkey.get(options, changed));
  const answer = await desk.post(path, body, { cookie, headers });
  return { answer, cookie: cookieOf(answer, device.privateKey) || cookie };
}
