/** The join page believes an invitation only as far as it can check it, up to the organisation's key. */
import { beforeAll, expect, test } from "vitest";
import type { Certificate } from "../../../shared/certificates.ts";
import { certify, makePortableKey, type Signer } from "../../../web/encryption/issue.ts";
import { readInvitation } from "../../../web/join/invitation.ts";

const now = Date.UTC(2026, 10, 24, 18);
const hour = 3_600_000;

let organisation: Signer;
let other: Signer;
let invitation: { readonly secret: string; readonly signer: Signer };

beforeAll(async () => {
  organisation = (await makePortableKey()).signer;
  other = (await makePortableKey()).signer;
  invitation = await makePortableKey();
});

const certificate = (change: Partial<Certificate> = {}): Certificate => ({
  ...{ kind: "invitation", role: "counsellor", signingKey: invitation.signer.publicKey },
  ...{ from: now - hour, until: now + 72 * hour },
  ...change,
});

async function read(chain: readonly string[], secret = invitation.secret) {
  const { publicKey } = organisation;
  const answer = { chain: [...chain], organisation: { name: "Harbour", key: publicKey, zone: "UTC", zoneName: "UTC" } };
  return readInvitation(answer, secret, now);
}

test("an invitation signed with the organisation's key is read with its end and its name", async () => {
  const signed = await certify(organisation.sign, certificate({ alias: "Sam" }));
  expect(await read([signed])).toEqual({ certificate: certificate({ alias: "Sam" }), until: now + 72 * hour });
});

test("the earliest end in the chain is the end", async () => {
  const coordinator = certificate({
    ...{ kind: "device", role: "coordinator", alias: "Robin", receivingKey: other.publicKey },
    ...{ signingKey: other.publicKey, until: now + hour },
  });
  const chain = [await certify(organisation.sign, coordinator), await certify(other.sign, certificate())];
  expect(await read(chain)).toMatchObject({ until: now + hour });
});

test("refused: another root, another invitation's key, a device instead of an invitation, a changed letter", async () => {
  expect(await read([await certify(other.sign, certificate())])).toBe("forgedLink");
  const good = await certify(organisation.sign, certificate());
  expect(await read([good], (await makePortableKey()).secret)).toBe("forgedLink");
  const device = certificate({ kind: "device", alias: "Sam", receivingKey: other.publicKey });
  expect(await read([await certify(organisation.sign, device)])).toBe("forgedLink");
  expect(await read([good.replace(/.$/, (last) => (last === "A" ? "Q" : "A"))])).toBe("forgedLink");
});

test("refused: an invitation that has ended", async () => {
  expect(await read([await certify(organisation.sign, certificate({ until: now }))])).toBe("endedLink");
});
