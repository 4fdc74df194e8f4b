/** P5: no page asks anybody but the service for anything, and none could: the policy of every page forbids it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../browser/eventually.ts";
import { ask, comeOnShift, desktop, newPerson, type Person, phone } from "../browser/people.ts";
import { endAndErase, type Meeting, meet, meeting } from "./meeting.ts";

let here: Meeting;
beforeAll(async () => {
  here = await meeting();
});
afterAll(() => here.close());

const at = (path: string) => new URL(path, here.service.visitor).href;

/** Everything in the document that makes a browser speak to somebody else by itself, or points there for a form or a frame. */
function foreignIn({ page }: Person): Promise<string[]> {
  return page.evaluate(() => {
    const sources =
      "[src], [srcset], [poster], [data], [background], link[href], [action], [formaction], [ping], [manifest], base[href]";
    const names = ["src", "srcset", "poster", "data", "background", "href", "action", "formaction", "ping", "manifest"];
    const named = [...document.querySelectorAll(sources)].flatMap((element) =>
      names.flatMap((name) => element.getAttribute(name) ?? []),
    );
    const styles = [...document.querySelectorAll("style, [style]")].map((element) => element.outerHTML).join(" ");
    const inStyles = [...styles.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)/g)].map(
      (match) => match[1] ?? match[2] ?? "",
    );
    const refreshes = [...document.querySelectorAll("meta[http-equiv]")].map((meta) => `meta ${meta.outerHTML}`);
    const isForeign = (address: string) => {
      const url = new URL(address, location.href);
      return url.host !== location.host && url.protocol !== "data:";
    };
    return [...[...named, ...inStyles].filter((address) => isForeign(address)), ...refreshes];
  });
}

/** What every request of this person went to, by host. */
function hostsAsked({ context }: Person): Set<string> {
  const hosts = new Set<string>();
  context.on("request", (request) => hosts.add(new URL(request.url()).host));
  context.on("page", (page) => page.on("websocket", (socket) => hosts.add(new URL(socket.url()).host)));
  return hosts;
}

test("P5: a whole visit and the console beside it speak to the service alone, and name nobody else", async () => {
  const [visitor, counsellor] = [
    await newPerson(here.browser, here.service.visitor, phone),
    await newPerson(here.browser, here.service.visitor, desktop),
  ];
  const hosts = [hostsAsked(visitor), hostsAsked(counsellor)];
  await comeOnShift(counsellor, here.service.counsellors[1]);
  await ask(visitor, here.service.visitor);
  expect([await foreignIn(visitor), await foreignIn(counsellor)]).toEqual([[], []]);
  await meet(here, visitor);
  expect([await foreignIn(visitor), await foreignIn(counsellor)]).toEqual([[], []]);
  await endAndErase(visitor);
  here.desk.free();
  const { host } = new URL(here.service.visitor);
  expect(hosts.map((asked) => [...asked])).toEqual([[host], [host]]);
  expect([...visitor.misdeeds, ...counsellor.misdeeds]).toEqual([]);
  await Promise.all([visitor.context.close(), counsellor.context.close()]);
});

const pages: readonly [string, string, number][] = [
  ["the visitor's page", "/", 200],
  ["a line's page", "/harbour", 200],
  ["the console", "/staff", 200],
  ["the join page", "/join", 200],
  ["the page of the lines", "/staff/lines", 200],
  ["nothing at this address", "/nothing/here", 404],
  ["no such line", "/nowhere", 404],
];
test.each(pages)("P5: %s names nobody else, neither in its text nor in its headers", async (_, path, status) => {
  const person = await newPerson(here.browser, here.service.visitor, phone);
  const hosts = hostsAsked(person);
  const answer = await person.page.goto(at(path));
  const headers = answer?.headers() ?? {};
  expect([answer?.status(), headers.link, headers["report-to"], headers["reporting-endpoints"], headers.nel]).toEqual([
    status,
    ...[undefined, undefined, undefined, undefined],
  ]);
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none';/);
  expect(await foreignIn(person)).toEqual([]);
  expect([...hosts]).toEqual([new URL(here.service.visitor).host]);
  await person.context.close();
});

test.each(["/", "/staff", "/staff/lines", "/join"])(
  "P5: whatever is planted in %s, the policy lets nothing out",
  async (path) => {
    const person = await newPerson(here.browser, here.service.visitor, phone);
    await person.page.goto(at(path));
    const reached: string[] = [];
    // Whatever got past the policy would arrive here.
    await person.context.route(/elsewhere\.example/, (route) => {
      reached.push(route.request().url());
      return route.fulfill({ body: "" });
    });
    await person.page.evaluate(() => {
      const plant = (name: string, attributes: Record<string, string>) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        document.body.append(element);
      };
      plant("img", { src: "https://elsewhere.example/image" });
      plant("iframe", { src: "https://elsewhere.example/frame" });
      plant("link", { rel: "stylesheet", href: "https://elsewhere.example/style" });
      plant("video", { src: "https://elsewhere.example/video" });
      fetch("https://elsewhere.example/fetch").catch(() => {});
      navigator.sendBeacon("https://elsewhere.example/beacon");
      try {
        new WebSocket("wss://elsewhere.example/socket");
      } catch {}
    });
    const blocked = ["image", "frame", "style", "video", "fetch", "beacon", "socket"];
    // Of a frame the browser tells no more than where it was to come from.
    const names = (what: string) => (deed: string) =>
      deed.includes(`elsewhere.example/${what}`) ||
      deed.includes(`policy: ${what}-src blocked https://elsewhere.example`);
    const said = () => blocked.filter((what) => person.misdeeds.some(names(what)));
    await eventually(async () => said()).toEqual(blocked);
    expect(reached).toEqual([]);
    // And the search above would have found them in the document.
    expect((await foreignIn(person)).length).toBe(4);
    await person.context.close();
  },
);
