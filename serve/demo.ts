/**
 * The made-up staff of *Harbour* and their one-time links. The launcher stands in for the first coordinator's browser:
 * it has the organisation's key and certifies the invitations. A link's fragment holds the token, which the Office knows
 * as a hash alone, and the invitation's private key, which no server ever sees.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Role } from "../shared/certificates.ts";
import { PersonId } from "../shared/ids.ts";
import { invitationMs } from "../shared/limits.ts";
import { certify, makePortableKey, portableSigner, type Signer } from "../web/encryption/issue.ts";
import type { Demo } from "../worker/office/demo-setting.ts";
import { Failure } from "./failure.ts";

/** Of the demo charity: times on the command line are meant in it. */
export const zone = "Europe/London";

type Invited = Demo["people"][number];

interface Made {
  readonly setting: Demo;
  /** The part of a link after `/join#`, by alias. */
  readonly fragments: { readonly alex: string; readonly morgan: string; readonly sam: string; readonly priya: string };
}

interface Character {
  readonly alias: string;
  readonly role: Role;
  readonly chatsMost: number;
  readonly onShift: Invited["onShift"];
}

const alex: Character = { alias: "Alex", role: "coordinator", chatsMost: 1, onShift: "no" };
const morgan: Character = { alias: "Morgan", role: "supervisor", chatsMost: 1, onShift: "lead" };
const sam: Character = { alias: "Sam", role: "counsellor", chatsMost: 3, onShift: "yes" };
const priya: Character = { alias: "Priya", role: "counsellor", chatsMost: 1, onShift: "yes" };

/** A fresh organisation key, as the data folder keeps it. */
export async function makeOrganisationKey(): Promise<string> {
  return (await makePortableKey()).secret;
}

/** Everybody with a link of their own. `now`: by the service's clock. */
export async function makeDemo(organisationKey: string, closed: boolean, now: number): Promise<Made> {
  const organisation = await portableSigner(organisationKey);
  if (organisation === undefined) {
    throw new Failure(
      "The organisation key in the data folder is damaged. Start with --fresh, or with another --data.",
    );
  }
  const invited = (character: Character) => invite(organisation, character, now);
  const everybody = {
    alex: await invited(alex),
    morgan: await invited(morgan),
    sam: await invited(sam),
    priya: await invited(priya),
  };
  const setting = {
    start: randomBytes(16).toString("base64url"),
    organisationKey: organisation.publicKey,
    closed,
    people: Object.values(everybody).map(({ person }) => person),
  };
  const { alex: a, morgan: m, sam: s, priya: p } = everybody;
  return { setting, fragments: { alex: a.fragment, morgan: m.fragment, sam: s.fragment, priya: p.fragment } };
}

async function invite(
  organisation: Signer,
  character: Character,
  now: number,
): Promise<{ person: Invited; fragment: string }> {
  const { secret, signer } = await makePortableKey();
  const until = now + invitationMs;
  const certificate = await certify(organisation.sign, {
    kind: "invitation",
    role: character.role,
    signingKey: signer.publicKey,
    from: now,
    until,
  });
  const token = randomBytes(32).toString("base64url");
  const tokenHash = createHash("sha256").update(token).digest("base64url");
  const person = {
    ...character,
    id: samePerson(organisation.publicKey, character.alias),
    languages: ["en"],
    link: { tokenHash, chain: [certificate], endsAt: until },
  };
  return { person, fragment: `${token}.${secret}` };
}

/** The same id at every start with the same data, so that nobody is made twice. */
function samePerson(organisationKey: string, alias: string): PersonId {
  const digest = createHash("sha256").update(`${organisationKey} ${alias}`).digest();
  return PersonId.parse(digest.subarray(0, 16).toString("base64url"));
}
