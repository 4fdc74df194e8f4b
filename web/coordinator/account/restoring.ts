/** Bringing the organisation key into this browser from the recovery kit, and certifying this browser with it. */
import * as z from "zod/mini";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { now } from "../../clock.ts";
import { act, ask } from "../../staff/ask.ts";
import { certifyDevice, findCertifier } from "../../staff/certifying.ts";
import { type KitProblem, seedOf } from "../../staff/kit.ts";
import { holdOrganisationKey, publicKeyOf } from "../../staff/organisation-key.ts";
import { adoptCertificate } from "../../staff/own-device.ts";
import { type HeldSession, heldSession } from "../../staff/session-key.ts";
import { fetchMe } from "../../staff/staff-interface.ts";
import { restoring as words } from "./words/en.ts";

export type Restored =
  | { readonly is: "done" }
  /** The key is here; only the certificate is missing yet. */
  | { readonly is: "keyOnly" }
  | KitProblem
  | { readonly is: "otherKey" | "keepsNothing" | "noKeys" }
  | { readonly is: "refused"; readonly sentence: string };

export async function restore(typed: string, me: MeAnswer): Promise<Restored> {
  const seed = seedOf(typed);
  if (!(seed instanceof Uint8Array)) return seed;
  try {
    if ((await publicKeyOf(seed)) !== me.organisation.key) return { is: "otherKey" };
    if (!(await holdOrganisationKey(seed))) return { is: "keepsNothing" };
  } finally {
    seed.fill(0);
  }
  if (me.device !== undefined && me.device !== null) return { is: "done" };
  const held = await heldSession();
  return held === undefined ? { is: "noKeys" } : certifyThis(held, me);
}

/** As any other browser: it asks, and a coordinator's browser answers. Here both are the same one. */
async function certifyThis({ signingKey, receivingKey }: HeldSession, me: MeAnswer): Promise<Restored> {
  const certifier = await findCertifier(me, now());
  if (typeof certifier === "string") return { is: "keepsNothing" };
  await ask("POST", "account/device", z.unknown(), { receivingKey });
  const { id, roles, alias } = me.person;
  const chain = await certifyDevice(certifier, { signingKey, receivingKey, roles, alias }, now());
  const body = { person: id, signingKey, receivingKey, chain };
  const certified = await act("devices/certify", z.unknown(), body, words.what);
  if (certified.is === "refused") return { is: "refused", sentence: certified.sentence };
  const answer = certified.is === "answered" ? await fetchMe() : certified;
  if (answer.is !== "answered") return { is: "keyOnly" };
  return (await adoptCertificate(answer.value, now())) === "adopted" ? { is: "done" } : { is: "keyOnly" };
}
