/**
 * A coordinator's browser, as far as the Office can tell: it is certified, signs invitations, certificates and lists
 * with its own key, and asks. Everything is signed with `jose`.
 */
import { type Certificate, type Role, statementType } from "../../../shared/certificates.ts";
import { type PersonId, toBase64url } from "../../../shared/ids.ts";
import { clockToleranceMs } from "../../../shared/limits.ts";
import { type PeopleAnswer, PeopleAnswer as PeopleForm, PersonShown } from "../../../shared/people-interface.ts";
import { freshSecret, secretHash } from "../../../worker/office/secrets.ts";
import {
  atDesk,
  cookieOf,
  type Desk,
  hour,
  invite,
  joinBody,
  type Keys,
  type Link,
  makeKeys,
  monday,
} from "./staff.ts";

export interface Browser {
  readonly person: PersonId;
  readonly keys: Keys;
  /** From the organisation to this browser. */
  readonly chain: readonly string[];
  readonly cookie: string;
}

export interface Harbour {
  readonly desk: Desk;
  readonly organisation: Keys;
  /** Alex, the coordinator; Sam, a counsellor who is on every shift. */
  readonly alex: Browser;
  readonly sam: Browser;
  get(path: string, by?: Browser): Promise<Response>;
  post(path: string, body?: unknown, by?: Browser): Promise<Response>;
  people(): Promise<PeopleAnswer>;
  personOf(id: string): Promise<PersonShown>;
}

/** Alex and Sam, both signed in. */
export async function atHarbour(act: (harbour: Harbour, state: DurableObjectState) => Promise<void>): Promise<void> {
  const organisation = await makeKeys();
  const alex = await invite(organisation, "Alex", { role: "coordinator", onShift: "no" });
  const sam = await invite(organisation, "Sam");
  const people = [alex.person, sam.person];
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people }, async (desk, state) => {
    const harbour: Harbour = {
      desk,
      organisation,
      alex: await signIn(desk, alex.person.id, alex.link, "Alex", alex.person.link.chain),
      sam: await signIn(desk, sam.person.id, sam.link, "Sam", sam.person.link.chain),
      get: (path, by = harbour.alex) => desk.get(path, by.cookie),
      post: (path, body, by = harbour.alex) => desk.post(path, body, { cookie: by.cookie }),
      people: async () => PeopleForm.parse(await (await harbour.get("people")).json()),
      async personOf(id) {
        const found = (await harbour.people()).people.find((person) => person.id === id);
        if (found === undefined) throw new Error("nobody of this id");
        return found;
      },
    };
    await act(harbour, state);
  });
}

/** Uses a link as its holder would, with keys the test knows. */
export async function signIn(
  desk: Desk,
  person: string,
  link: Link,
  alias: string,
  chain: readonly string[],
  certificate: Partial<Certificate> = {},
): Promise<Browser> {
  const keys = await makeKeys();
  const body = await joinBody(link, alias, { certificate: { signingKey: keys.publicKey, ...certificate } });
  const answer = await desk.post("join", body);
  if (answer.status !== 200) throw new Error(await answer.text());
  const cookie = cookieOf(answer, keys.privateKey);
  return { person: person as PersonId, keys, chain: [...chain, (body as { certificate: string }).certificate], cookie };
}

export interface MadeLink {
  readonly body: { tokenHash: string; chain: readonly string[]; endsAt: number };
  readonly link: Link;
}

/** What a coordinator's page makes for a link; `changed`: what a forger would change. */
export async function makeLink(
  by: Pick<Browser, "chain" | "keys">,
  roles: readonly [Role, ...Role[]],
  changed: Partial<Certificate> & { header?: object } = {},
): Promise<MadeLink> {
  const { header, ...certificate } = changed;
  const invitation = await makeKeys();
  const token = freshSecret();
  const [role, ...also] = roles;
  const until = monday + 72 * hour;
  const says = {
    kind: "invitation",
    role,
    ...(also.length > 0 && { also }),
    signingKey: invitation.publicKey,
    from: monday,
    until,
    ...certificate,
  };
  const chain = [...by.chain, await by.keys.sign(says, header)];
  return {
    body: { tokenHash: secretHash(token), chain, endsAt: certificate.until ?? until },
    link: { token, role, invitation },
  };
}

/** A certificate for a browser, made by a coordinator's. */
export async function makeCertificate(
  by: Pick<Browser, "chain" | "keys">,
  says: { [Field in keyof Certificate]?: Certificate[Field] | undefined },
  header: object = {},
): Promise<readonly string[]> {
  const certificate = {
    kind: "device",
    role: "counsellor",
    receivingKey: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
    from: monday,
    until: monday + 60 * hour,
    ...says,
  };
  return [...by.chain, await by.keys.sign(certificate, header)];
}

/** Of every certificate that the test's browsers have, and of none that could be made. */
export const endDayOfAll = Math.ceil((monday + 72 * hour + clockToleranceMs) / (24 * hour));

/** A revocation list, as a coordinator's page makes it. */
export async function makeList(
  by: Pick<Browser, "chain" | "keys">,
  number: number,
  signingKeys: readonly string[],
  changed: object = {},
): Promise<{ list: string; signer: readonly string[] }> {
  const says = { number, issuedAt: monday, signingKeys, ends: signingKeys.map(() => endDayOfAll), ...changed };
  return { list: await by.keys.sign(says, { typ: statementType.revocations }), signer: by.chain };
}

export const fields = (person: PersonShown) => ({
  alias: person.alias,
  languages: person.languages,
  skills: person.skills,
  chatsMost: person.chatsMost,
  trainee: person.trainee,
});

export const somebodyNew = { alias: "Priya", languages: ["en", "cy"], skills: [], chatsMost: 2, trainee: false };

/** What was recorded, oldest first. */
export function audited({ desk }: Harbour): { action: string; actor: string | null; subject: string | null }[] {
  return desk.sql
    .exec<{ action: string; actor: string | null; subject: string | null }>(
      "SELECT action, actor, subject FROM audit ORDER BY number",
    )
    .toArray();
}

/** The stable word of a problem that may carry more. */
export async function wordOf(response: Response): Promise<string> {
  const body = (await response.clone().json()) as { type?: string };
  return `${response.status} ${body.type}`;
}

/** A person as an answer shows them. */
export async function shownIn(response: Response): Promise<PersonShown> {
  const body = await response.json();
  const parsed = PersonShown.safeParse(body);
  if (!parsed.success) throw new Error(`${response.status} ${JSON.stringify(body)}`);
  return parsed.data;
}
