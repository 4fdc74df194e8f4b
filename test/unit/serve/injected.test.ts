/** What `npm run dev` adds to pages: a script that the policy allows, and nothing where nothing may run. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { listenPath, withReload } from "../../../serve/dev/injected.ts";

const html = "<!doctype html><body><h1>Chat</h1>\n</body>\n";
const policy = "default-src 'none'; script-src 'self' 'sha256-abc'; connect-src 'self' ws://localhost:8787";

test("the script stands at the page's end, and its hash in the policy", () => {
  const page = withReload({ html, policy }, "one");
  const script = /<script type="module">([\s\S]*)<\/script>\n<\/body>/.exec(page.html)?.[1] ?? "";
  expect(script).toContain(listenPath);
  const hash = createHash("sha256").update(script).digest("base64");
  expect(page.policy).toBe(policy.replace("'self'", `'self' 'sha256-${hash}'`));
  expect(page.html.replace(/<script[\s\S]*<\/script>\n/, "")).toBe(html);
});

test("pages of another build have another script", () => {
  expect(withReload({ html, policy }, "one").policy).not.toBe(withReload({ html, policy }, "two").policy);
});

test("where no script may run, nothing is added", () => {
  const inert = { html, policy: "default-src 'none'; sandbox" };
  expect(withReload(inert, "one")).toEqual(inert);
});
