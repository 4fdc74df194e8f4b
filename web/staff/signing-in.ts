/** What signing in does in the world: passkey, keys of this browser, the service's yes. */
import type * as z from "zod/mini";
import { AccountAnswer, type Recover, SignedInAnswer, SignInBegun } from "../../shared/account-interface.ts";
import type { UsedCredential } from "../../shared/passkeys.ts";
import { type DeviceKeys, makeDeviceKeys } from "../encryption/issue.ts";
import { type Answered, ask, clocked } from "./ask.ts";
import { discardDevice, readDevice } from "./device-store.ts";
import { keysOf } from "./own-device.ts";
import { makePasskey, usePasskey } from "./passkey.ts";
import { passkeyNameHere } from "./passkey-name.ts";
import { heldSession, holdSession } from "./session-key.ts";
import type { SignInProblem } from "./sign-in-state.ts";

type Presented = Answered<SignedInAnswer> | { readonly is: "oldBrowser" | "keepsNothing" };

/** undefined: signed in. */
export async function signIn(shared: boolean): Promise<SignInProblem | undefined> {
  const begun = clocked(await ask("POST", "sign-in/begin", SignInBegun));
  if (begun.is !== "answered") return problemOf(begun);
  const used = await usePasskey(begun.value.passkey);
  if ("problem" in used) return { is: "passkey", how: "used", problem: used.problem };
  const { credential } = used;
  // The passkey says whose it is: the browser of somebody who was here before has their keys.
  const person = credential.response.userHandle ?? "";
  const first = await present(credential, await keysFor(person), person, shared);
  if (first.is !== "refused" || first.problem !== "deviceRevoked") return problemOf(first);
  // Keys that never count again are no use to anybody: with new ones this browser can ask to be certified anew. The
  // service has not spent the passkey's answer, so nobody is asked for it twice.
  await discardDevice(person);
  return problemOf(await present(credential, await makeDeviceKeys(), person, shared));
}

/** The passkey's answer, from this browser with these keys. */
async function present(
  credential: UsedCredential,
  keys: DeviceKeys | undefined,
  person: string,
  shared: boolean,
): Promise<Presented> {
  if (keys === undefined) return { is: "oldBrowser" };
  if (!(await holdSession(keys, person, shared))) return { is: "keepsNothing" };
  return ask("POST", "sign-in", SignedInAnswer, { credential, sessionKey: keys.signingKey, shared });
}

/** A recovery code makes a new passkey on this device; then one is signed in. */
export async function recover(code: string, shared: boolean): Promise<SignInProblem | undefined> {
  const begun = clocked(await ask("POST", "recover/begin", SignInBegun, { code }));
  if (begun.is !== "answered") return problemOf(begun);
  const made = await makePasskey(begun.value.passkey);
  if ("problem" in made) return { is: "passkey", how: "made", problem: made.problem };
  const keys = await makeDeviceKeys();
  if (keys === undefined) return { is: "oldBrowser" };
  if (!(await holdSession(keys, "", shared))) return { is: "keepsNothing" };
  const body: z.infer<typeof Recover> = {
    ...{ code, credential: made.credential, passkeyName: passkeyNameHere() },
    ...{ sessionKey: keys.signingKey, shared },
  };
  const answer = await ask("POST", "recover", SignedInAnswer, body);
  if (answer.is !== "answered") return problemOf(answer);
  const { person } = answer.value;
  await holdSession(keys, person.id, shared);
  // Their own keys are here already: the new passkey brings the sign-in together with them.
  return (await readDevice(person.id)) === undefined ? undefined : signIn(shared);
}

/** Of whoever is signed in now; undefined when the service does not say. */
export async function recoveryCodesLeft(): Promise<number | undefined> {
  const answer = clocked(await ask("GET", "account", AccountAnswer));
  return answer.is === "answered" ? answer.value.recoveryCodesLeft : undefined;
}

/** Certified ones, or those that wait for it, or fresh ones; undefined where this browser can make none. */
async function keysFor(person: string): Promise<DeviceKeys | undefined> {
  const stored = await readDevice(person);
  const certified = stored && keysOf(stored);
  if (certified !== undefined) return certified;
  const held = await heldSession();
  return held?.person === person ? held : makeDeviceKeys();
}

/** undefined: there is none. */
function problemOf(answer: Presented | Answered<unknown>): SignInProblem | undefined {
  switch (answer.is) {
    case "answered":
      return undefined;
    case "refused":
      return { is: "refused", sentence: answer.sentence };
    case "signedOut":
      return { is: "unreachable" };
    default:
      return { is: answer.is };
  }
}
