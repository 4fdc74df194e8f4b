/** A11: setting an organisation up, once. */
import { expect, test } from "vitest";
import { AccountAnswer, SetUpBegun, SetUpState, SignedInAnswer } from "../../../shared/account-interface.ts";
import { toBase64url } from "../../../shared/ids.ts";
import { coordinatorCertificateMs } from "../../../shared/limits.ts";
import { MeAnswer } from "../../../shared/staff-interface.ts";
import { freshSecret } from "../../../worker/office/secrets.ts";
import { type Authenticator, authenticator, type Changed } from "./authenticator.ts";
import { begun, origin, signInWith } from "./passkeys.ts";
import { atDesk, atEmptyDesk, cookieOf, type Desk, invite, type Keys, makeKeys, monday, problemOf } from "./staff.ts";

const token = freshSecret();
const organisation = await makeKeys();
const inLondon = { name: "Harbour", zone: "Europe/London", zoneName: "London time", key: organisation.publicKey };

interface Founder {
  readonly device: Keys;
  readonly passkey: Authenticator;
}
const founder = async (): Promise<Founder> => ({ device: await makeKeys(), passkey: await authenticator(origin) });

/** What the first coordinator's browser posts. */
async function claim(
  desk: Desk,
  { device, passkey }: Founder,
  changed: { certificate?: object; signedBy?: Keys; passkey?: Changed; posted?: object } = {},
): Promise<Response> {
  const options = await begun(desk, "setup", { token, alias: "Priya" });
  const certificate = {
    ...{ kind: "device", role: "coordinator", also: ["counsellor"], alias: "Priya" },
    ...{ signingKey: device.publicKey, receivingKey: toBase64url(crypto.getRandomValues(new Uint8Array(32))) },
    ...{ from: monday, until: monday + coordinatorCertificateMs },
    ...changed.certificate,
  };
  return desk.post("setup", {
    ...{ token, organisation: inLondon, alias: "Priya", languages: ["en", "cy"] },
    certificate: await (changed.signedBy ?? organisation).sign(certificate),
    ...{ credential: await passkey.create(options, changed.passkey), passkeyName: "My phone" },
    ...changed.posted,
  });
}

const everything = ({ sql }: Desk) =>
  ["organisation", "people", "person_roles", "devices", "passkeys", "recovery_codes", "sessions", "audit"].map(
    (table) => sql.exec(`SELECT * FROM ${table}`).toArray().length,
  );
const isOpen = async (desk: Desk) => SetUpState.parse(await (await desk.get("setup")).json()).open;

test("A11: the operator's token makes organisation, first coordinator, browser and passkey in one step", () =>
  atEmptyDesk(token, async (desk) => {
    expect(await isOpen(desk)).toBe(true);
    const me = await founder();
    const answer = await claim(desk, me);
    const { person, recoveryCodes } = SignedInAnswer.parse(await answer.clone().json());
    expect(person).toMatchObject({ alias: "Priya", roles: ["coordinator", "counsellor"] });
    expect(recoveryCodes).toHaveLength(10);
    expect(everything(desk)).toEqual([1, 1, 2, 1, 1, 10, 1, 1]);
    const cookie = cookieOf(answer, me.device.privateKey);
    const told = MeAnswer.parse(await (await desk.get("me", cookie)).json());
    expect(told).toMatchObject({ organisation: inLondon, passkeys: 1, passkeyRule: "required", shared: false });
    expect(told.device).toMatchObject({ signingKey: me.device.publicKey });
    const account = AccountAnswer.parse(await (await desk.get("account", cookie)).json());
    expect(account.sessions).toMatchObject([{ beganBy: "setUp", here: true }]);
    expect((await signInWith(desk, me.passkey)).answer.status).toBe(200);
  }));

test("A11: the passkey is made for the very person who is made with it", () =>
  atEmptyDesk(token, async (desk) => {
    const begunWith = SetUpBegun.parse(await (await desk.post("setup/begin", { token, alias: "Priya" })).json());
    expect(begunWith.passkey).toMatchObject({
      rp: { id: "office", name: "Quietline" },
      user: { name: "Priya", id: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/) },
      attestation: "none",
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    expect(begunWith.passkey).not.toHaveProperty("extensions");
  }));

test("A11: afterwards it is closed for ever, also with the right token", () =>
  atEmptyDesk(token, async (desk) => {
    const late = await founder();
    const body = { token, alias: "Alex" };
    const options = await begun(desk, "setup", body);
    await claim(desk, await founder());
    expect(await isOpen(desk)).toBe(false);
    expect(await problemOf(await desk.post("setup/begin", body))).toBe("403 setUpClosed");
    const credential = await late.passkey.create(options);
    const certificate = await organisation.sign({});
    const posted = { organisation: inLondon, languages: ["en"], certificate, credential, passkeyName: "x" };
    expect(await problemOf(await desk.post("setup", { ...body, ...posted }))).toBe("403 setUpClosed");
    expect(everything(desk)).toEqual([1, 1, 2, 1, 1, 10, 1, 1]);
  }));

test("A11: of many who claim at the same moment, one wins, and nothing of the others is kept", () =>
  atEmptyDesk(token, async (desk) => {
    const founders = await Promise.all(Array.from({ length: 4 }, founder));
    const answers = await Promise.all(founders.map((one) => claim(desk, one)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(await problemOf(answer)).toBe("403 setUpClosed");
    expect(everything(desk)).toEqual([1, 1, 2, 1, 1, 10, 1, 1]);
  }));

test.each([
  ["no token is set", undefined],
  ["the token is empty", ""],
  ["the token is short enough to be guessed", "letmein"],
])("A11: when %s, set-up is closed", (_, set) =>
  atEmptyDesk(set, async (desk) => {
    expect(await isOpen(desk)).toBe(false);
    const body = { token: set === undefined || set === "" ? token : set, alias: "Priya" };
    expect(await problemOf(await desk.post("setup/begin", body))).toBe("403 setUpClosed");
  }),
);

test("A11: where somebody is already, as in the demo, set-up is closed", async () => {
  const { person } = await invite(organisation, "Sam");
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) => {
    expect(await isOpen(desk)).toBe(false);
  });
});

test("A11: another token is refused, whatever its length, and writes nothing", () =>
  atEmptyDesk(token, async (desk) => {
    for (const other of [freshSecret(), token.slice(1), `${token}A`, "x"]) {
      expect(await problemOf(await desk.post("setup/begin", { token: other, alias: "Priya" }))).toBe(
        "403 setUpRefused",
      );
    }
    const posted = { token: freshSecret() };
    expect(await problemOf(await claim(desk, await founder(), { posted }))).toBe("403 setUpRefused");
    expect(everything(desk)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  }));

const stranger = await makeKeys();
const wrong: readonly [string, Parameters<typeof claim>[2], string][] = [
  ["a certificate by another key", { signedBy: stranger }, "422 certificateRefused"],
  [
    "a certificate for no coordinator",
    { certificate: { role: "counsellor", also: undefined } },
    "422 certificateRefused",
  ],
  ["a role nobody takes at set-up", { certificate: { also: ["safeguardingLead"] } }, "422 certificateRefused"],
  ["a role twice", { certificate: { also: ["coordinator"] } }, "422 certificateRefused"],
  ["an invitation's certificate", { certificate: { kind: "invitation" } }, "422 certificateRefused"],
  ["a certificate under another name", { certificate: { alias: "Alex" } }, "422 certificateRefused"],
  ["a certificate without a receiving key", { certificate: { receivingKey: undefined } }, "422 certificateRefused"],
  [
    "a certificate for two years",
    { certificate: { until: monday + 2 * coordinatorCertificateMs } },
    "422 certificateRefused",
  ],
  ["a certificate that has ended", { certificate: { until: monday } }, "422 certificateRefused"],
  [
    "a time zone of no place",
    { posted: { organisation: { ...inLondon, zone: "Europe/Atlantis" } } },
    "422 zoneUnknown",
  ],
  ["a passkey made elsewhere", { passkey: { origin: "http://other" } }, "422 passkeyRefused"],
  ["a passkey with a challenge of its own", { passkey: { challenge: "A".repeat(75) } }, "422 passkeyRefused"],
  ["no name", { posted: { organisation: { ...inLondon, name: "" } } }, "400 malformed"],
  ["a field too many", { posted: { admin: true } }, "400 malformed"],
];

test.each(wrong)("A11: with %s nothing is claimed, and it stays open", (_, changed, problem) =>
  atEmptyDesk(token, async (desk) => {
    expect(await problemOf(await claim(desk, await founder(), changed))).toBe(problem);
    expect(everything(desk)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect((await claim(desk, await founder())).status).toBe(200);
  }),
);
