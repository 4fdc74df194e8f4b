/**
 * P9: whoever sits at the other end is a certified member of staff. An attacker who has everything the server can give,
 * a session, a duty pass and a seat in the room, but no certificate from the organisation, gets no word. And the visitor
 * always sees who can read.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Certificate, type Role, statementType } from "../../shared/certificates.ts";
import type { DeviceIdentity } from "../../web/encryption/chat-crypto.ts";
import { certify, makePortableKey, portableSigner, revoke, type Signer } from "../../web/encryption/issue.ts";
import { readStatement } from "../../web/encryption/statement.ts";
import { eventually } from "../browser/eventually.ts";
import { ask, desktop, newPerson, phone, visitorWrites } from "../browser/people.ts";
import { type Meeting, meet, meeting } from "./meeting.ts";
import { recordSockets } from "./recording.ts";
import type { StaffMember } from "./without-pages.ts";

let here: Meeting;
let attacker: StaffMember;
let organisation: Signer;
beforeAll(async () => {
  here = await meeting();
  attacker = here.member;
  // The demo's organisation key, which the server never sees: only so that certificates can be wrong in one way alone.
  const kept = await portableSigner(readFileSync(join(here.service.data, "organisation-key"), "utf8").trim());
  if (kept === undefined) throw new Error("no organisation key");
  organisation = kept;
});
afterAll(() => here.close());

const day = 86_400_000;

/** The attacker's own device, certified by `root` through an invitation, as good as any but for what is said. */
async function certified(
  root: Signer,
  change: { role?: Role; device?: Partial<Certificate>; as?: Partial<DeviceIdentity> } = {},
): Promise<DeviceIdentity> {
  const { role = "counsellor" } = change;
  const { signer: invitation } = await makePortableKey();
  const { signingKey, receivingKey, device } = attacker;
  const dates = { from: Date.now() - day, until: Date.now() + day };
  const chain = [
    await certify(root.sign, { kind: "invitation", role, signingKey: invitation.publicKey, ...dates }),
    await certify(invitation.sign, {
      ...{ kind: "device", role, alias: "Sam", signingKey, receivingKey },
      ...dates,
      ...change.device,
    }),
  ];
  return { ...device, alias: "Sam", role, chain, ...change.as };
}

const attacks: readonly [string, () => Promise<DeviceIdentity>][] = [
  ["certified by another organisation", async () => certified((await makePortableKey()).signer)],
  [
    "whose certificate ended yesterday",
    () => certified(organisation, { device: { from: 0, until: Date.now() - day } }),
  ],
  ["whose certificate begins tomorrow", () => certified(organisation, { device: { from: Date.now() + day } })],
  ["certified for a coordinator's work", () => certified(organisation, { role: "coordinator" })],
  [
    "certified as a counsellor who claims to be a supervisor",
    () => certified(organisation, { as: { role: "supervisor" } }),
  ],
  ["certified under another name", () => certified(organisation, { device: { alias: "Robin" } })],
  [
    "without any certificate of its own",
    async () => {
      const { chain, ...rest } = await certified(organisation);
      return { ...rest, chain: chain.slice(0, 1) };
    },
  ],
  [
    "with a certificate of somebody else's key",
    async () => {
      const { signer } = await makePortableKey();
      return certified(organisation, { device: { signingKey: signer.publicKey } });
    },
  ],
  [
    "whose device was revoked",
    async () => {
      const list = await revoke(organisation.sign, {
        number: 1,
        issuedAt: Date.now(),
        signingKeys: [attacker.signingKey],
      });
      return certified(organisation, { as: { revocations: { list, signer: [] } } });
    },
  ],
];
test.each(attacks)("P9: somebody %s is refused, is told no word, and the visitor is told why", async (_, device) => {
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  const frames = recordSockets(visitor.page);
  await ask(visitor, here.service.visitor);
  await visitor.page.getByRole("textbox", { name: "Your message" }).fill("Kestrel-7431 only for a counsellor");
  const chat = await here.desk.take(await device());
  await visitor.page.getByText(/could not prove that they are one of our counsellors/).waitFor();
  await visitor.page.getByText(/Nothing you wrote was sent/).waitFor();
  // An offer came; nothing went back, not even a welcome.
  expect(frames.filter(({ binary, direction }) => binary && direction === "received").length).toBeGreaterThan(0);
  expect(frames.filter(({ binary, direction }) => binary && direction === "sent")).toEqual([]);
  expect([chat.view.phase, chat.view.messages]).toEqual(["agreeing", []]);
  chat.drop();
  here.desk.free();
  await visitor.context.close();
});

test("P9: the same device with a good certificate is let in, so it was the certificate that counted", async () => {
  const device = await certified(organisation);
  const own = await readStatement(
    Certificate,
    statementType.certificate,
    device.chain[0] ?? "",
    organisation.publicKey,
  );
  expect(own?.kind).toBe("invitation");
  const visitor = await newPerson(here.browser, here.service.visitor, phone);
  await ask(visitor, here.service.visitor);
  await visitor.page.getByRole("textbox", { name: "Your message" }).fill("Kestrel-7431 only for a counsellor");
  const chat = await here.desk.take(device);
  await eventually(async () => chat.view.messages.map(({ text }) => text)).toEqual([
    "Kestrel-7431 only for a counsellor",
  ]);
  chat.end();
  here.desk.free();
  await visitor.context.close();
});

test.each([
  ["a phone", phone],
  ["a phone whose keyboard is shown", { ...phone, viewport: { width: 390, height: 420 } }],
  ["a desktop", desktop],
])("P9: on %s who can read is in sight in every state of a chat", async (_, device) => {
  const visitor = await newPerson(here.browser, here.service.visitor, device);
  const { page } = visitor;
  const readers = page
    .getByText(/\bSam\b.*\bread\b/i)
    .filter({ visible: true })
    .first();
  const hidden: string[] = [];
  const look = async (state: string) => {
    await readers.waitFor();
    const box = await readers.boundingBox();
    const height = page.viewportSize()?.height ?? 0;
    if (box === null || box.y < 0 || box.y + box.height > height) hidden.push(state);
  };
  await ask(visitor, here.service.visitor);
  const counsellors = await meet(here, visitor);
  await look("at the beginning");
  for (let count = 0; count < 12; count += 1) {
    await visitorWrites(visitor, `a long message, ${"and more of it, ".repeat(12)}${count}`);
    counsellors.write(`an answer, ${"and more of it, ".repeat(12)}${count}`);
  }
  await eventually(async () => counsellors.view.messages.length).toEqual(24);
  await look("after many messages");
  counsellors.typing(true);
  await look("while the other writes");
  counsellors.startClosing();
  await page.getByText(/bring this chat to a close/).waitFor();
  await look("closing");
  await page.getByRole("textbox", { name: "Your message" }).fill("a draft\n".repeat(12));
  await look("with a long draft");
  await page.getByRole("button", { name: "End and erase", exact: true }).click();
  await look("asked whether to end");
  counsellors.drop();
  await page.getByText(/connection to Sam is gone/).waitFor();
  await look("the other lost");
  expect(hidden).toEqual([]);
  // Scrolled away it would be noticed.
  await readers.evaluate((element) => Object.assign(element.style, { position: "relative", top: "-3000px" }));
  await look("planted");
  expect(hidden).toEqual(["planted"]);
  here.desk.free();
  await visitor.context.close();
});
