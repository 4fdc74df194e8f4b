/**
 * What setting up does in the world: asks the service, makes the organisation key and this browser's, the passkey, and
 * claims the organisation with all of it. The seed of the organisation key is overwritten when nobody needs it any more;
 * the words that were shown are text, which a browser lets nobody overwrite: they go with the page.
 */
import type * as z from "zod/mini";
import { type SetUp, SetUpBegun, SetUpState, SignedInAnswer } from "../../shared/account-interface.ts";
import type { Certificate } from "../../shared/certificates.ts";
import { Language } from "../../shared/ids.ts";
import { coordinatorCertificateMs } from "../../shared/limits.ts";
import { now } from "../clock.ts";
import { random } from "../encryption/bytes.ts";
import { certify, type DeviceKeys, deviceSigner, makeDeviceKeys } from "../encryption/issue.ts";
import { type Answered, ask, clocked } from "../staff/ask.ts";
import { storeDevice } from "../staff/device-store.ts";
import { kitOf } from "../staff/kit.ts";
import {
  forgetOrganisationKey,
  heldOrganisationKey,
  holdOrganisationKey,
  publicKeyOf,
} from "../staff/organisation-key.ts";
import { record } from "../staff/own-device.ts";
import { makePasskey } from "../staff/passkey.ts";
import { passkeyNameHere } from "../staff/passkey-name.ts";
import { dropSession, holdSession } from "../staff/session-key.ts";
import type { Answers, SetUpEvent } from "./state.ts";

type Told<T extends SetUpEvent["type"]> = Extract<SetUpEvent, { type: T }>;
type Failed = Exclude<Answered<unknown>, { is: "answered" }>;

export class SettingUp {
  private readonly token: string;
  private seed: Uint8Array | undefined;
  private keys: DeviceKeys | undefined;
  /** A request whose answer was lost may have done it: then the keys here are the right ones. */
  private mayBeDone = false;

  constructor(token: string) {
    this.token = token;
  }

  async look(): Promise<Told<"looked">["open"]> {
    const answer = await ask("GET", "setup", SetUpState);
    return answer.is === "answered" ? answer.value.open : "unreachable";
  }

  async checkToken(alias: string): Promise<Told<"tokenChecked">["result"]> {
    const begun = await this.begin(alias);
    return begun.is === "answered" ? "fine" : problemOf(begun);
  }

  /** Two different ones of the 24 are asked for. */
  makeKit(): Pick<Told<"kitMade">, "kit" | "asked"> {
    this.seed ??= random(32);
    const kit = kitOf(this.seed);
    const first = below(kit.length);
    const second = (first + 1 + below(kit.length - 1)) % kit.length;
    return { kit, asked: first < second ? [first, second] : [second, first] };
  }

  async setUp(answers: Answers): Promise<Told<"setUp">["result"]> {
    const { seed } = this;
    this.keys ??= await makeDeviceKeys();
    if (seed === undefined || this.keys === undefined) return "keepsNothing";
    const begun = await this.begin(answers.alias);
    if (begun.is !== "answered") return this.failed(begun);
    const made = await makePasskey(begun.value.passkey);
    if ("problem" in made) return { passkey: made.problem };
    // Kept first: a browser that keeps nothing must not end up as the only one that could.
    if (!(await holdOrganisationKey(seed)) || !(await holdSession(this.keys, "", false))) return "keepsNothing";
    const key = await publicKeyOf(seed);
    const own = certificateFor(answers, this.keys);
    const certificate = await signedBy(key, own);
    if (certificate === undefined) return "keepsNothing";
    const { name, zone, zoneName, alias } = answers;
    const body: z.infer<typeof SetUp> = {
      ...{ token: this.token, organisation: { name, zone, zoneName, key }, alias, languages: [languageHere()] },
      ...{ certificate, credential: made.credential, passkeyName: passkeyNameHere() },
    };
    const answer = await ask("POST", "setup", SignedInAnswer, body);
    if (answer.is !== "answered") return this.failed(answer);
    const { person, recoveryCodes = [] } = answer.value;
    await holdSession(this.keys, person.id, false);
    await storeDevice(record(person.id, key, [certificate], { ...own, alias }, this.keys));
    seed.fill(0);
    this.seed = undefined;
    return { codes: recoveryCodes };
  }

  private async begin(alias: string) {
    return clocked(await ask("POST", "setup/begin", SetUpBegun, { token: this.token, alias }));
  }

  private async failed(answer: Failed): Promise<Exclude<Told<"setUp">["result"], { codes: unknown }>> {
    const problem = problemOf(answer);
    if (problem === "unreachable") this.mayBeDone = true;
    // Keys of an organisation that came to nothing are not left lying about.
    else if (!this.mayBeDone) await Promise.all([forgetOrganisationKey(), dropSession()]);
    return problem;
  }
}

function problemOf(answer: Failed): "wrongToken" | "closed" | "unreachable" | { readonly sentence: string } {
  if (answer.is !== "refused") return "unreachable";
  if (answer.problem === "setUpClosed") return "closed";
  return answer.problem === "setUpRefused" ? "wrongToken" : { sentence: answer.sentence };
}

function certificateFor({ alias, takesChats }: Answers, { signingKey, receivingKey }: DeviceKeys) {
  const from = now();
  const also = takesChats ? { also: ["counsellor"] as Certificate["also"] } : {};
  const until = from + coordinatorCertificateMs;
  return { kind: "device", role: "coordinator", ...also, alias, signingKey, receivingKey, from, until } as const;
}

async function signedBy(organisationKey: string, certificate: Certificate): Promise<string | undefined> {
  const signing = await heldOrganisationKey(organisationKey);
  return signing === undefined ? undefined : certify(deviceSigner(signing), certificate);
}

/** What the browser speaks, until the person says otherwise on their page. */
function languageHere(): string {
  const [language = ""] = navigator.language.split("-");
  return Language.safeParse(language).success ? language : "en";
}

/** A whole number below `most`; for two dozen the bias of 32 bits is nothing. */
function below(most: number): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % most;
}
