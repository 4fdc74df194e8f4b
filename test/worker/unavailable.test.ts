/** The page that is sent when there is no charity to speak for: the one page that no running service shows. */
import { exports as workerExports } from "cloudflare:workers";
import { expect, test } from "vitest";

/** Whatever in this text would make a browser ask somebody, or offer a way to. */
const addressesIn = (html: string) =>
  html.match(/\b(?:src|href|srcset|action|data|poster)\s*=|:\/\/|url\(|@import/gi) ?? [];

test("P5: the page of a service that has not been set up, or has no line yet, says so, names nobody else, runs nothing and is kept by no cache", async () => {
  const worker = (workerExports as unknown as { default: Fetcher }).default;
  const answer = await worker.fetch("https://harbour.example/");
  expect(answer.status).toBe(503);
  expect(answer.headers.get("Content-Security-Policy")).toMatch(/^default-src 'none';.*sandbox$/);
  expect([answer.headers.get("Cache-Control"), answer.headers.get("Set-Cookie"), answer.headers.get("Link")]).toEqual([
    "no-store",
    null,
    null,
  ]);
  const html = await answer.text();
  const [, style = ""] = /<style>([^<]*)<\/style>/.exec(html) ?? [];
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style)));
  expect(style).toContain("color-scheme: light dark");
  expect(answer.headers.get("Content-Security-Policy")).toContain(
    ` style-src 'sha256-${btoa(String.fromCharCode(...digest))}';`,
  );
  expect(html).toContain("has not opened yet");
  expect(html).toContain("not because of anything you did");
  expect(addressesIn(html)).toEqual([]);
  expect(addressesIn(`${html}<img src="//elsewhere.example/">`)).not.toEqual([]);
});
