/** The set-up of a real organisation, asked for over its own routes: open until the first coordinator, then closed for good. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isSetupOpen } from "../../serve/setup-open.ts";
import { SetUpBegun, SignedInAnswer } from "../../shared/account-interface.ts";
import { coordinatorCertificateMs } from "../../shared/limits.ts";
import { certify, makeDeviceKeys, makePortableKey } from "../../web/encryption/issue.ts";
import { authenticator } from "../worker/office/authenticator.ts";
import { type Organisation, startOrganisation } from "./organisation.ts";

let data: string;
const ends: (() => Promise<unknown>)[] = [];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "quietline-set-up-"));
});

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  rmSync(data, { recursive: true, force: true });
});

async function organisation(environment = {}): Promise<Organisation> {
  const started = await startOrganisation(data, [], environment);
  ends.push(started.stop);
  return started;
}

function post({ ready }: Organisation, path: string, body: object): Promise<Response> {
  const { origin } = new URL(ready.staff);
  const headers = { origin, "content-type": "application/json" };
  return fetch(`${origin}/api/staff/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

const begin = (service: Organisation, token: string) => post(service, "setup/begin", { token, alias: "Alex" });
const problemOf = async (answer: Response) => ((await answer.json()) as { type: string }).type;

/** What the page of the set-up posts when everything is filled in. */
async function setUp(service: Organisation, token: string): Promise<void> {
  const passkey = await authenticator(new URL(service.ready.staff).origin);
  const [{ signer }, keys] = [await makePortableKey(), await makeDeviceKeys()];
  if (keys === undefined) throw new Error("no keys");
  const { signingKey, receivingKey } = keys;
  const [alias, from] = ["Alex", Date.now()];
  const own = { kind: "device", role: "coordinator", alias, signingKey, receivingKey, from } as const;
  const begun = SetUpBegun.parse(await (await begin(service, token)).json());
  const answer = await post(service, "setup", {
    ...{ token, alias, languages: ["en"] },
    organisation: { name: "Harbour", zone: "Europe/London", zoneName: "London time", key: signer.publicKey },
    certificate: await certify(signer.sign, { ...own, until: from + coordinatorCertificateMs }),
    ...{ credential: await passkey.create(begun.passkey), passkeyName: "This device" },
  });
  expect(SignedInAnswer.parse(await answer.json()).person.alias).toBe("Alex");
}

const tokenFile = () => join(data, "setup-token");

test("once the first coordinator is there, a restart tells no address, the token's file is gone, and the token opens nothing", async () => {
  const first = await organisation();
  const token = readFileSync(tokenFile(), "utf8").trim();
  expect(new URL(first.ready.setup ?? "").hash).toBe(`#${token}`);
  expect(await isSetupOpen(first.base)).toBe(true);
  await setUp(first, token);
  expect(await isSetupOpen(first.base)).toBe(false);
  expect(await problemOf(await begin(first, token))).toBe("setUpClosed");
  await first.stop();
  expect(existsSync(tokenFile())).toBe(false);

  const second = await organisation();
  expect(second.ready.setup).toBeUndefined();
  expect(second.output()).not.toContain(token);
  expect(existsSync(tokenFile())).toBe(false);
  expect(await isSetupOpen(second.base)).toBe(false);
  expect(await problemOf(await begin(second, token))).toBe("setUpClosed");
});

test("a machine that lost its power before it looked tells no address either, and forgets the token when it starts", async () => {
  const mark = join(data, "quietline-organisation");
  const first = await organisation();
  const [before, token] = [readFileSync(mark, "utf8"), readFileSync(tokenFile(), "utf8")];
  await setUp(first, token.trim());
  await first.stop();
  writeFileSync(mark, before);
  writeFileSync(tokenFile(), token);

  const second = await organisation();
  expect(second.ready.setup).toBeUndefined();
  expect(existsSync(tokenFile())).toBe(false);
  expect(await problemOf(await begin(second, token.trim()))).toBe("setUpClosed");
});

test("a token that was brought along opens nothing any more either, however often it is brought again", async () => {
  const environment = { SETUP_TOKEN: "b".repeat(43) };
  const first = await organisation(environment);
  await setUp(first, environment.SETUP_TOKEN);
  await first.stop();
  const second = await organisation(environment);
  expect(second.ready.setup).toBeUndefined();
  expect(await problemOf(await begin(second, environment.SETUP_TOKEN))).toBe("setUpClosed");
  await second.stop();
  const third = await organisation();
  expect(third.ready.setup).toBeUndefined();
  expect(existsSync(tokenFile())).toBe(false);
});
