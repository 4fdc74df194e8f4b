/** The browser knows every name in our Permissions-Policy, but for those it has on other systems alone. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "./eventually.ts";
import { launchBrowser } from "./people.ts";
import { type Service, startService } from "./service.ts";

let browser: Browser;
let service: Service;

beforeAll(async () => {
  [browser, service] = await Promise.all([launchBrowser(), startService()]);
});
afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** The names that the browser says it does not know. */
async function unknownIn(policy: string): Promise<string[]> {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { "content-type": "text/html", "permissions-policy": policy }).end("<p>Hello</p>");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const page = await browser.newPage();
  const found: string[] = [];
  page.on("console", (message) => {
    const [, name] = /Unrecognized feature: '([\w-]+)'/.exec(message.text()) ?? [];
    if (name !== undefined) found.push(name);
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  // Warnings come in the order of the header, so when the last one is there all are.
  await eventually(async () => found.at(-1) ?? "").toEqual("planted");
  await page.close();
  server.close();
  return found.slice(0, -1);
}

test("no name is unknown but bluetooth and web-share, which Chromium has not on Linux", async () => {
  const policy = (await fetch(service.visitor)).headers.get("permissions-policy") ?? "";
  const unknown = await unknownIn(`${policy}, planted=()`);
  expect(unknown.filter((name) => !["bluetooth", "web-share"].includes(name))).toEqual([]);
});
