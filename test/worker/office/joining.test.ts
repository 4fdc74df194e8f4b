/** One-time sign-in links: looking, joining, and everything that must be refused. */
import { expect, test } from "vitest";
import { JoinAnswer, LookAnswer } from "../../../shared/staff-interface.ts";
import { atDesk, type Desk, hour, invite, joinBody, type Link, makeKeys, minute, monday, problemOf } from "./staff.ts";

const organisation = await makeKeys();

/** A desk, and Sam's fresh link. */
async function withLink(
  act: (desk: Desk, link: Link) => Promise<void>,
  more: Parameters<typeof invite>[2] = {},
): Promise<void> {
  const { person, link } = await invite(organisation, "Sam", more);
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, (desk) => act(desk, link));
}

const rows = ({ sql }: Desk, table: string) => sql.exec(`SELECT * FROM ${table}`).toArray();

test("looking at a link names the person and hands over the chain, any number of times, and uses nothing up", () =>
  withLink(async (desk, { token }) => {
    for (let times = 0; times < 3; times++) {
      const answer = await desk.post("join/look", { token });
      expect(answer.status).toBe(200);
      const { person, organisation: home, chain, clock } = LookAnswer.parse(await answer.json());
      expect(person).toMatchObject({ alias: "Sam", roles: ["counsellor"] });
      expect(home).toEqual({
        name: "Harbour",
        key: organisation.publicKey,
        zone: "Europe/London",
        zoneName: "London time",
      });
      expect(chain).toHaveLength(1);
      expect(clock).toEqual({ now: monday, speed: 1 });
    }
    expect(rows(desk, "sessions")).toEqual([]);
  }));

test("joining registers the device with its chain, takes the chosen alias, and begins a session", () =>
  withLink(async (desk, link) => {
    const answer = await desk.post("join", await joinBody(link, "Samira"));
    expect(answer.status).toBe(200);
    expect(JoinAnswer.parse(await answer.json()).person).toMatchObject({ alias: "Samira", roles: ["counsellor"] });
    const [device] = rows(desk, "devices");
    expect(device).toMatchObject({ alias: "Samira", roles: '["counsellor"]', added_at: monday });
    expect(JSON.parse(`${device?.chain}`)).toHaveLength(2);
    expect(rows(desk, "people")).toMatchObject([{ alias: "Samira" }]);
  }));

test("the cookie is for this origin alone, and what is stored is not what it says", () =>
  withLink(async (desk, link) => {
    const answer = await desk.post("join", await joinBody(link, "Sam"));
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(
      /^__Host-session=[A-Za-z0-9_-]{43}\.[A-Za-z0-9_-]{43}; Secure; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    const secret = cookie.slice("__Host-session=".length, "__Host-session=".length + 43);
    const kept = JSON.stringify([...rows(desk, "sessions"), ...rows(desk, "sign_in_links")]);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(link.token);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }));

test("of many who use one link at the same moment, one comes in", () =>
  withLink(async (desk, link) => {
    const bodies = await Promise.all(Array.from({ length: 8 }, (_, who) => joinBody(link, `Sam ${who}`)));
    const answers = await Promise.all(bodies.map((body) => desk.post("join", body)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(await problemOf(answer)).toBe("410 linkUsed");
    }
    expect(rows(desk, "devices")).toHaveLength(1);
    expect(rows(desk, "sessions")).toHaveLength(1);
  }));

test("a used link says so for ever, to looking and joining alike", () =>
  withLink(async (desk, link) => {
    await desk.signIn(link, "Sam");
    desk.now += 100 * hour;
    expect(await problemOf(await desk.post("join/look", { token: link.token }))).toBe("410 linkUsed");
    expect(await problemOf(await desk.post("join", await joinBody(link, "Sam")))).toBe("410 linkUsed");
  }));

test("a link that has ended says so and brings nobody in", () =>
  withLink(async (desk, link) => {
    desk.now += 72 * hour;
    expect(await problemOf(await desk.post("join/look", { token: link.token }))).toBe("410 linkEnded");
    expect(await problemOf(await desk.post("join", await joinBody(link, "Sam")))).toBe("410 linkEnded");
    expect(rows(desk, "sessions")).toEqual([]);
  }));

test.each(["=", "==", " ", "\n", "A"])(
  "a certificate with %j behind its signature is refused, and nothing is kept",
  (more) =>
    withLink(async (desk, link) => {
      const body = (await joinBody(link, "Sam")) as { certificate: string };
      const refused = await desk.post("join", { ...body, certificate: `${body.certificate}${more}` });
      expect(await problemOf(refused)).toBe("422 certificateRefused");
      expect(rows(desk, "devices")).toEqual([]);
    }),
);

test("a link nobody was given is not known", () =>
  withLink(async (desk, link) => {
    const token = "A".repeat(43);
    expect(await problemOf(await desk.post("join/look", { token }))).toBe("404 linkUnknown");
    expect(await problemOf(await desk.post("join", await joinBody({ ...link, token }, "Sam")))).toBe("404 linkUnknown");
  }));

const stranger = await makeKeys();
const forged: readonly [string, NonNullable<Parameters<typeof joinBody>[2]>][] = [
  ["signed by a key of the forger's own", { signedBy: stranger }],
  ["signed by the organisation's key, past the invitation", { signedBy: organisation }],
  ["for another role", { certificate: { role: "coordinator" } }],
  ["that outlives the invitation", { certificate: { until: monday + 72 * hour + 1 } }],
  ["that is over", { certificate: { until: monday - 1 } }],
  ["that begins tomorrow", { certificate: { from: monday + 24 * hour } }],
  ["under another alias than posted", { posted: { alias: "Priya" } }],
  ["without an alias", { certificate: { alias: undefined } }],
  ["without a receiving key", { certificate: { receivingKey: undefined } }],
  ["that is an invitation itself", { certificate: { kind: "invitation", receivingKey: undefined } }],
  ["with a field too many", { certificate: { admin: true } }],
  ["that is another kind of statement", { header: { typ: "quietline-binding" } }],
  ["without a kind", { header: { typ: undefined } }],
  ["with a header that asks to be followed", { header: { jku: "https://example.org/keys" } }],
  ["without a signature worth the name", { posted: { certificate: "a.b.c" } }],
  ["that is no statement at all", { posted: { certificate: "" } }],
];

test.each(forged)("a device certificate %s is refused, and the link stays fresh", async (_, changed) => {
  await withLink(async (desk, link) => {
    const refused = await desk.post("join", await joinBody(link, "Sam", changed));
    expect(await problemOf(refused)).toBe("422 certificateRefused");
    expect(refused.headers.get("set-cookie")).toBeNull();
    expect(rows(desk, "devices")).toEqual([]);
    expect(await desk.signIn(link, "Sam")).toMatch(/^__Host-session=/);
  });
});

test("a certificate with a signature changed in one bit is refused", () =>
  withLink(async (desk, link) => {
    const body = (await joinBody(link, "Sam")) as { certificate: string };
    const [header, payload, signature = ""] = body.certificate.split(".");
    const changed = `${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    const answer = await desk.post("join", { ...body, certificate: `${header}.${payload}.${changed}` });
    expect(await problemOf(answer)).toBe("422 certificateRefused");
  }));

test("an invitation that insists on an alias is not used under another", () =>
  withLink(
    async (desk, link) => {
      expect(await problemOf(await desk.post("join", await joinBody(link, "Alex")))).toBe("422 certificateRefused");
      expect(await desk.signIn(link, "Sam")).toMatch(/^__Host-session=/);
    },
    { certificate: { alias: "Sam" } },
  ));

test("an invitation that another organisation signed lets nobody in", async () => {
  const { person, link } = await invite(stranger, "Sam");
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [person] }, async (desk) => {
    expect(await problemOf(await desk.post("join", await joinBody(link, "Sam")))).toBe("422 certificateRefused");
  });
});

test("an invitation for a role the person does not have lets nobody in", () =>
  withLink(
    async (desk, link) => {
      const body = await joinBody({ ...link, role: "coordinator" }, "Sam");
      expect(await problemOf(await desk.post("join", body))).toBe("422 certificateRefused");
    },
    { certificate: { role: "coordinator" } },
  ));

test("a counsellor's device, even one properly certified, cannot certify another", async () => {
  const { person, link } = await invite(organisation, "Sam");
  const device = await makeKeys();
  const says = { role: "counsellor", alias: "Sam", from: monday, until: monday + hour };
  const chain = [
    ...person.link.chain,
    await link.invitation.sign({ ...says, kind: "device", signingKey: device.publicKey, receivingKey: "A".repeat(43) }),
    await device.sign({ ...says, kind: "invitation", signingKey: link.invitation.publicKey }),
  ];
  const longer = { ...person, link: { ...person.link, chain } };
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people: [longer] }, async (desk) => {
    const body = await joinBody(link, "Sam", { certificate: { until: monday + hour } });
    expect(await problemOf(await desk.post("join", body))).toBe("422 certificateRefused");
  });
});

test("one browser cannot be signed up for two people, but for one person again", async () => {
  const [sam, samAgain, priya] = [
    await invite(organisation, "Sam"),
    await invite(organisation, "Sam"),
    await invite(organisation, "Priya"),
  ];
  const again = { ...samAgain.person, id: sam.person.id };
  const people = [sam.person, again, priya.person];
  await atDesk({ organisationKey: organisation.publicKey, closed: false, people }, async (desk) => {
    const certificate = { signingKey: (await makeKeys()).publicKey };
    expect((await desk.post("join", await joinBody(sam.link, "Sam", { certificate }))).status).toBe(200);
    const taken = await desk.post("join", await joinBody(priya.link, "Priya", { certificate }));
    expect(await problemOf(taken)).toBe("409 deviceTaken");
    desk.now += minute;
    expect((await desk.post("join", await joinBody(samAgain.link, "Sam", { certificate }))).status).toBe(200);
    expect(rows(desk, "devices")).toHaveLength(1);
    expect(await desk.signIn(priya.link, "Priya")).toMatch(/^__Host-session=/);
  });
});
