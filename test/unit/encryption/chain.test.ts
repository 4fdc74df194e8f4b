/** Who certifies whom, and every way in which somebody might try to be certified without it. */
import { describe, expect, test } from "vitest";
import { type Certificate, statementType } from "../../../shared/certificates.ts";
import { toBase64url } from "../../../shared/ids.ts";
import { clockToleranceMs, colleagueCertificateMs, invitationMs } from "../../../shared/limits.ts";
import { learnRevocations, noRevocations, verifyBinding, verifyChain } from "../../../web/encryption/chain.ts";
import { certify, deviceSigner, makePortableKey, portableSigner, revoke } from "../../../web/encryption/issue.ts";
import { makeStatement } from "../../../web/encryption/statement.ts";
import { certificate, deviceKeys, invite, now, organisation, organisationKey, otherRoom, room } from "./harbour.ts";

const root = { organisationKey, now, revoked: new Set<string>() };
const hour = 3_600_000;

/** A coordinator's device, certified by the organisation key itself. */
async function coordinator() {
  const keys = await deviceKeys();
  const own = certificate("device", keys.signingKey, { role: "coordinator", alias: "Sam" });
  const chain = [await certify(organisation.signer.sign, own)];
  return { chain, sign: deviceSigner(keys.signing), signingKey: keys.signingKey };
}

describe("a chain is accepted", () => {
  test("from the organisation key over an invitation to a device", async () => {
    const { device, signingKey } = await invite();
    expect(await verifyChain(device.chain, root)).toMatchObject({ kind: "device", alias: "Robin", signingKey });
  });

  test("from the organisation key over a coordinator's device and an invitation to a device", async () => {
    const { chain, sign } = await coordinator();
    const { signer: invitation } = await makePortableKey();
    const keys = await deviceKeys();
    const links = [
      await certify(sign, certificate("invitation", invitation.publicKey, { alias: "Robin" })),
      await certify(invitation.sign, certificate("device", keys.signingKey)),
    ];
    expect(await verifyChain([...chain, ...links], root)).toMatchObject({ alias: "Robin", role: "counsellor" });
  });

  test("within the tolerance for clocks, before it begins and after it ends", async () => {
    const { device } = await invite({ device: { from: now, until: now + hour } });
    expect(await verifyChain(device.chain, { ...root, now: now - clockToleranceMs })).toHaveProperty("alias");
    expect(await verifyChain(device.chain, { ...root, now: now + hour + clockToleranceMs - 1 })).toHaveProperty(
      "alias",
    );
  });
});

describe("a chain is refused", () => {
  test("when another organisation's key signed it", async () => {
    const { signer } = await makePortableKey();
    const { device } = await invite({ root: signer });
    expect(await verifyChain(device.chain, root)).toEqual({ refused: "chain" });
  });

  test("when it is empty, or its links are missing or out of order", async () => {
    const { device } = await invite();
    const [first = "", second = ""] = device.chain;
    for (const chain of [[], [first], [second], [second, first], [first, first, second]]) {
      expect(await verifyChain(chain, root)).toEqual({ refused: "chain" });
    }
  });

  test("before it begins and after it ends, beyond the tolerance", async () => {
    const { device } = await invite({ device: { from: now, until: now + hour } });
    for (const instant of [now - clockToleranceMs - 1, now + hour + clockToleranceMs]) {
      expect(await verifyChain(device.chain, { ...root, now: instant })).toEqual({ refused: "expired" });
    }
  });

  test("when the invitation has ended, though the device's own certificate has not", async () => {
    const { device } = await invite({ invitation: { until: now + hour }, device: { until: now + hour } });
    const late = { ...root, now: now + hour + clockToleranceMs };
    expect(await verifyChain(device.chain, late)).toEqual({ refused: "expired" });
    const ended = await invite({
      invitation: { from: now - 2 * hour, until: now - hour },
      device: { until: now - hour },
    });
    expect(await verifyChain(ended.device.chain, root)).toEqual({ refused: "expired" });
  });

  test.each<[string, Partial<Certificate>, Partial<Certificate>]>([
    ["another role", {}, { role: "supervisor" }],
    ["a coordinator's role", {}, { role: "coordinator" }],
    ["a longer life", {}, { until: now + invitationMs + 1 }],
    ["another alias than the one it insists on", { alias: "Kim" }, { alias: "Robin" }],
    ["no alias", {}, { alias: undefined }],
    ["no receiving key", {}, { receivingKey: undefined }],
  ])("when an invitation gave a device %s", async (_, invitation, device) => {
    const invited = await invite({ invitation, device });
    expect(await verifyChain(invited.device.chain, root)).toEqual({ refused: "chain" });
  });

  test("when a link on the way is not whole, or says more than it may", async () => {
    const keys = await deviceKeys();
    const own = await deviceKeys();
    const last = certificate("device", own.signingKey);
    for (const missing of [{ alias: undefined }, { receivingKey: undefined }]) {
      const first = certificate("device", keys.signingKey, { role: "coordinator", ...missing });
      const chain = [await certify(organisation.signer.sign, first), await certify(deviceSigner(keys.signing), last)];
      expect(await verifyChain(chain, root)).toEqual({ refused: "chain" });
    }
    const { device } = await invite({ invitation: { receivingKey: own.receivingKey } });
    expect(await verifyChain(device.chain, root)).toEqual({ refused: "chain" });
  });

  test("when an invitation invited others", async () => {
    const { signer: first } = await makePortableKey();
    const { signer: second } = await makePortableKey();
    const keys = await deviceKeys();
    const chain = [
      await certify(organisation.signer.sign, certificate("invitation", first.publicKey)),
      await certify(first.sign, certificate("invitation", second.publicKey)),
      await certify(second.sign, certificate("device", keys.signingKey)),
    ];
    expect(await verifyChain(chain, root)).toEqual({ refused: "chain" });
  });

  test("when it ends at an invitation", async () => {
    const { signer } = await makePortableKey();
    const made = certificate("invitation", signer.publicKey, { alias: "Robin" });
    expect(await verifyChain([await certify(organisation.signer.sign, made)], root)).toEqual({ refused: "chain" });
    const disguised = { ...made, receivingKey: signer.publicKey };
    expect(await verifyChain([await certify(organisation.signer.sign, disguised)], root)).toEqual({ refused: "chain" });
  });

  test.each(["counsellor", "safeguardingLead"] as const)("when a %s's device certified anybody", async (role) => {
    const issuer = await invite({ role });
    const { signer } = await makePortableKey();
    for (const made of [await colleague(), certificate("invitation", signer.publicKey)]) {
      const chain = [...issuer.device.chain, await certify(issuer.device.sign, made)];
      expect(await verifyChain(chain, root)).toEqual({ refused: "chain" });
    }
  });

  test("when any key in it was revoked, the invitation's as well as the device's", async () => {
    const { device, invitation, signingKey } = await invite();
    for (const key of [signingKey, invitation.publicKey]) {
      expect(await verifyChain(device.chain, { ...root, revoked: new Set([key]) })).toEqual({ refused: "revoked" });
    }
  });

  test("when a statement of another kind stands in for a certificate", async () => {
    const keys = await deviceKeys();
    for (const type of [statementType.binding, statementType.revocations]) {
      const made = await makeStatement(type, certificate("device", keys.signingKey), organisation.signer.sign);
      expect(await verifyChain([made], root)).toEqual({ refused: "chain" });
    }
  });

  test.each([
    { alg: "none", typ: statementType.certificate },
    { alg: "HS256", typ: statementType.certificate },
    { alg: "EdDSA" },
    { alg: "EdDSA", typ: "JWT" },
    { alg: "EdDSA", typ: statementType.certificate, kid: "1" },
    { alg: "EdDSA", typ: statementType.certificate, jwk: { kty: "OKP" } },
  ])("when its header is %j", async (header) => {
    const keys = await deviceKeys();
    const encode = (value: object) => toBase64url(new TextEncoder().encode(JSON.stringify(value)));
    const input = `${encode(header)}.${encode(certificate("device", keys.signingKey))}`;
    const signature = toBase64url(await organisation.signer.sign(new TextEncoder().encode(input)));
    expect(await verifyChain([`${input}.${signature}`], root)).toEqual({ refused: "chain" });
  });

  test("when one character of it was changed, or a field added", async () => {
    const { device } = await invite();
    const [first = "", second = ""] = device.chain;
    for (const at of [5, first.indexOf(".") + 9, first.length - 9]) {
      const changed = first.slice(0, at) + (first[at] === "A" ? "B" : "A") + first.slice(at + 1);
      expect(await verifyChain([changed, second], root)).toEqual({ refused: "chain" });
    }
    const keys = await deviceKeys();
    const more = { ...certificate("device", keys.signingKey), more: true };
    const signed = await makeStatement(statementType.certificate, more, organisation.signer.sign);
    expect(await verifyChain([signed], root)).toEqual({ refused: "chain" });
  });
});

/** What a shift lead's browser certifies: a colleague's, for twelve hours. */
async function colleague(change: Partial<Certificate> = {}): Promise<Certificate> {
  const { signingKey } = await deviceKeys();
  return certificate("device", signingKey, { from: now, until: now + colleagueCertificateMs, ...change });
}

describe("a supervisor's device", () => {
  test("certifies a colleague's browser as a counsellor's, for twelve hours and not a moment longer", async () => {
    const { device } = await invite({ role: "supervisor" });
    const made = await colleague();
    const chain = [...device.chain, await certify(device.sign, made)];
    expect(await verifyChain(chain, root)).toEqual(made);
    const late = { ...root, now: now + colleagueCertificateMs + clockToleranceMs };
    expect(await verifyChain(chain, late)).toEqual({ refused: "expired" });
  });

  test.each<[string, Partial<Certificate>]>([
    ["for longer than twelve hours", { until: now + colleagueCertificateMs + 1 }],
    ["for longer than twelve hours, begun earlier", { from: now - 1 }],
    ["as a supervisor", { role: "supervisor" }],
    ["as a coordinator", { role: "coordinator" }],
    ["as a supervisor besides", { also: ["supervisor"] }],
    ["as a coordinator besides", { also: ["counsellor", "coordinator"] }],
    ["with an invitation", { kind: "invitation", receivingKey: undefined }],
    ["without a receiving key", { receivingKey: undefined }],
  ])("certifies nobody %s", async (_, change) => {
    const { device } = await invite({ role: "supervisor" });
    const chain = [...device.chain, await certify(device.sign, await colleague(change))];
    expect(await verifyChain(chain, root)).toEqual({ refused: "chain" });
  });

  test("certifies nobody with what its own invitation could: the invitation's key is for one device", async () => {
    const { signer: invitation } = await makePortableKey();
    const first = certificate("invitation", invitation.publicKey, { role: "supervisor" });
    const chain = [await certify(organisation.signer.sign, first), await certify(invitation.sign, await colleague())];
    expect(await verifyChain(chain, root)).toEqual({ refused: "chain" });
  });

  test("has nothing below what it certified", async () => {
    const { device } = await invite({ role: "supervisor" });
    const keys = await deviceKeys();
    const middle = await colleague({ signingKey: keys.signingKey });
    const { signer } = await makePortableKey();
    for (const below of [await colleague(), certificate("invitation", signer.publicKey)]) {
      const links = [await certify(device.sign, middle), await certify(deviceSigner(keys.signing), below)];
      expect(await verifyChain([...device.chain, ...links], root)).toEqual({ refused: "chain" });
    }
  });

  test("certifies nobody any more once its own certificate has ended, or its key was revoked", async () => {
    const { device, signingKey } = await invite({ role: "supervisor", device: { until: now + hour } });
    const chain = [...device.chain, await certify(device.sign, await colleague())];
    expect(await verifyChain(chain, root)).toHaveProperty("alias");
    const late = { ...root, now: now + hour + clockToleranceMs };
    expect(await verifyChain(chain, late)).toEqual({ refused: "expired" });
    const revoked = { ...root, revoked: new Set([signingKey]) };
    expect(await verifyChain(chain, revoked)).toEqual({ refused: "revoked" });
  });

  test("signs no list of revoked keys, and neither does what it certified", async () => {
    const { device } = await invite({ role: "supervisor" });
    const list = { number: 1, issuedAt: now, signingKeys: [] };
    const told = { list: await revoke(device.sign, list), signer: [...device.chain] };
    expect(await learnRevocations(noRevocations, told, root)).toEqual({ refused: "chain" });
  });
});

describe("a list of revoked keys", () => {
  const stolen = toBase64url(new Uint8Array(32).fill(7));
  const list = (number: number, signingKeys: string[] = []) => ({ number, issuedAt: now, signingKeys });

  test("counts when the organisation key or a coordinator's device signed it", async () => {
    const own = { list: await revoke(organisation.signer.sign, list(1, [stolen])), signer: [] };
    expect(await learnRevocations(noRevocations, own, root)).toEqual({ number: 1, keys: new Set([stolen]) });
    const { chain, sign } = await coordinator();
    const told = { list: await revoke(sign, list(2, [stolen])), signer: chain };
    expect(await learnRevocations(noRevocations, told, root)).toEqual({ number: 2, keys: new Set([stolen]) });
  });

  test("counts with a day for each key and without, and hides nobody whose day has come", async () => {
    const days = { ...list(3, [stolen]), ends: [1] };
    const told = { list: await revoke(organisation.signer.sign, days), signer: [] };
    expect(await learnRevocations(noRevocations, told, root)).toEqual({ number: 3, keys: new Set([stolen]) });
    const half = { list: await revoke(organisation.signer.sign, { ...days, ends: [0.5] }), signer: [] };
    expect(await learnRevocations(noRevocations, half, root)).toEqual({ refused: "chain" });
  });

  test("is refused from a counsellor's device, from a stranger, and as a statement of another kind", async () => {
    const { device } = await invite();
    const byCounsellor = { list: await revoke(device.sign, list(1)), signer: [...device.chain] };
    expect(await learnRevocations(noRevocations, byCounsellor, root)).toEqual({ refused: "chain" });
    const { signer } = await makePortableKey();
    const byStranger = { list: await revoke(signer.sign, list(1)), signer: [] };
    expect(await learnRevocations(noRevocations, byStranger, root)).toEqual({ refused: "chain" });
    const other = await makeStatement(statementType.certificate, list(1), organisation.signer.sign);
    expect(await learnRevocations(noRevocations, { list: other, signer: [] }, root)).toEqual({ refused: "chain" });
  });

  test("takes nothing back that a newer one said", async () => {
    const known = { number: 5, keys: new Set([stolen]) };
    for (const number of [4, 5]) {
      const told = { list: await revoke(organisation.signer.sign, list(number)), signer: [] };
      expect(await learnRevocations(known, told, root)).toEqual(known);
    }
    const newer = { list: await revoke(organisation.signer.sign, list(6)), signer: [] };
    expect(await learnRevocations(known, newer, root)).toEqual({ number: 6, keys: new Set() });
  });

  test("is refused when a revoked coordinator's device signed it", async () => {
    const { chain, sign, signingKey } = await coordinator();
    const told = { list: await revoke(sign, list(9)), signer: chain };
    const known = { number: 3, keys: new Set([signingKey]) };
    expect(await learnRevocations(known, told, root)).toEqual({ refused: "revoked" });
  });
});

describe("a binding", () => {
  const filler = (byte: number) => toBase64url(new Uint8Array(32).fill(byte));
  const chat = { room, commitment: filler(1), leafKey: filler(2) };
  const says = { ...chat, nonceHash: filler(3), role: "counsellor", alias: "Robin" };

  async function bound(change: object = {}) {
    const { device } = await invite();
    const verified = await verifyChain(device.chain, root);
    if ("refused" in verified) throw new Error(verified.refused);
    const binding = await makeStatement(statementType.binding, { ...says, ...change }, device.sign);
    return verifyBinding(binding, verified, chat);
  }

  test("is accepted for the room, commitment and leaf it names", async () => {
    expect(await bound()).toEqual(says);
  });

  test.each<[object, string]>([
    [{ room: otherRoom }, "room"],
    [{ commitment: filler(9) }, "commitment"],
    [{ leafKey: filler(9) }, "binding"],
    [{ role: "supervisor" }, "binding"],
    [{ alias: "Kim" }, "binding"],
    [{ nonceHash: "short" }, "binding"],
    [{ more: 1 }, "binding"],
  ])("is refused with %j", async (change, refused) => {
    expect(await bound(change)).toEqual({ refused });
  });

  test("is refused from another device, though certified", async () => {
    const one = await invite();
    const other = await invite();
    const verified = await verifyChain(one.device.chain, root);
    if ("refused" in verified) throw new Error(verified.refused);
    const binding = await makeStatement(statementType.binding, says, other.device.sign);
    expect(await verifyBinding(binding, verified, chat)).toEqual({ refused: "binding" });
  });
});

describe("keys", () => {
  test("a portable key is read back from its secret, and nothing else is", async () => {
    const { secret, signer } = await makePortableKey();
    expect((await portableSigner(secret))?.publicKey).toBe(signer.publicKey);
    for (const wrong of ["", "?", secret.slice(1), `${secret}AAAA`])
      expect(await portableSigner(wrong)).toBeUndefined();
  });

  test("a device's private keys cannot be taken out", async () => {
    const keys = await deviceKeys();
    for (const key of [keys.signing, keys.receiving]) {
      expect(key.extractable).toBe(false);
      await expect(crypto.subtle.exportKey("pkcs8", key)).rejects.toThrow();
    }
  });
});
