/** docs/deploy.md and the sample files say the same as the programs: ports, paths, options, and that nothing is logged. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { parseBackupOptions, parseRestoreOptions } from "../../../serve/backup/options.ts";
import { parseDeployOptions } from "../../../serve/deploy/options.ts";
import { parseOrganisationOptions } from "../../../serve/organisation-options.ts";

const root = resolve(import.meta.dirname, "../../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const guide = read("docs/deploy.md");
const sample = (name: string) => read(`docs/samples/${name}`);
const [unit, caddy, nginx, torrc] = ["quietline.service", "Caddyfile", "nginx.conf", "torrc"].map(sample);
/** Without comments. */
const effective = (text = "") => text.replaceAll(/^\s*#.*$/gm, "");

const defaults = parseOrganisationOptions([]);
const port = defaults.is === "options" ? defaults.options.port : 0;
const origin = "https://chat.harbour.example";

describe("the samples", () => {
  test("the unit starts the program as it can be started, with its data where systemd lets it write", () => {
    const [, words = ""] = /^ExecStart=\S+\/node serve\/serve\.ts (.*)$/m.exec(unit ?? "") ?? [];
    const asked = parseOrganisationOptions(words.split(" "));
    expect(asked).toMatchObject({ is: "options", options: { origin, port, listen: "loopback" } });
    const state = `/var/lib/${/^StateDirectory=(.*)$/m.exec(unit ?? "")?.[1]}/`;
    expect(asked.is === "options" && asked.options.data.startsWith(state)).toBe(true);
    const folder = /^WorkingDirectory=(.*)$/m.exec(unit ?? "")?.[1];
    expect(unit).toContain(`ExecStart=${folder}/node_modules/.bin/node `);
    expect(guide).toContain(asked.is === "options" ? asked.options.data : "?");
  });

  test("the unit leaves draining to the launcher, and nothing that is in memory reaches the disk", () => {
    for (const line of ["KillMode=mixed", "LimitCORE=0", "MemorySwapMax=0", "UMask=0077"])
      expect(unit).toContain(`\n${line}\n`);
  });

  test.each([
    ["Caddyfile", caddy],
    ["nginx.conf", nginx],
  ])("%s passes on to the service's own port, for the same address, and tells it nobody's", (_, proxy = "") => {
    expect(effective(proxy)).toContain(`127.0.0.1:${port}`);
    expect(effective(proxy)).toContain("chat.harbour.example");
    expect(proxy).toMatch(/X-Forwarded-For/);
    expect(effective(proxy)).not.toMatch(/remote_addr|proxy_add_x_forwarded_for|remote_host|client_ip/);
  });

  test("neither proxy keeps a log of requests, nor of errors that name an address", () => {
    expect(effective(caddy)).toMatch(/log \{\s+exclude http\s+\}/);
    expect(effective(caddy).match(/\blog\b/g)).toHaveLength(1);
    expect(effective(nginx).match(/^access_log .*$/gm)).toEqual(["access_log off;"]);
    expect(effective(nginx).match(/^error_log .*$/gm)).toEqual(["error_log /dev/null crit;"]);
    expect(effective(nginx)).not.toMatch(/^[\t ]+(access|error)_log/m);
  });

  test("nginx passes WebSockets and the host on, and keeps nothing on the disk on the way", () => {
    for (const line of [
      "proxy_http_version 1.1;",
      "proxy_set_header Upgrade $http_upgrade;",
      "proxy_set_header Connection $quietline_connection;",
      "proxy_set_header Host $host;",
      "proxy_buffering off;",
      "proxy_request_buffering off;",
      "proxy_max_temp_file_size 0;",
      "ssl_early_data off;",
    ])
      expect(effective(nginx)).toContain(line);
    // A location with a header of its own would lose those above it.
    expect(effective(nginx)).not.toMatch(/^[\t ]+proxy_set_header/m);
  });

  test("the onion service goes through a proxy, which takes the origin of its pages alone for ours", () => {
    const inner = /HiddenServicePort 80 (\S+)/.exec(torrc ?? "")?.[1] ?? "?";
    expect(inner).not.toBe(`127.0.0.1:${port}`);
    expect(nginx).toContain(`listen ${inner};`);
    expect(caddy).toContain(`.onion:${inner.split(":")[1]} {`);
    expect(nginx).toContain(`"http://REPLACE-WITH-YOUR-ADDRESS.onion" "${origin}";`);
    expect(nginx).toContain("default $http_origin;");
    expect(caddy).toContain("@own header Origin http://REPLACE-WITH-YOUR-ADDRESS.onion");
  });
});

describe("docs/deploy.md", () => {
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));

  test("names every sample, and no file that is not there", () => {
    for (const name of readdirSync(join(root, "docs/samples"))) expect(guide).toContain(`samples/${name}`);
    const links = [...guide.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = ""]) => path);
    expect(links.length).toBeGreaterThan(5);
    for (const path of links) expect(() => readFileSync(join(root, "docs", path))).not.toThrow();
  });

  test("every command in it can be typed as it stands", () => {
    const parsers: Record<string, (words: string[]) => { readonly is: string }> = {
      serve: parseOrganisationOptions,
      backup: parseBackupOptions,
      restore: parseRestoreOptions,
      deploy: parseDeployOptions,
    };
    const commands = [...guide.matchAll(/npm run ([\w-]+)(?: -- ((?:(?!&&)[^`\n|])*))?/g)];
    expect(commands.length).toBeGreaterThan(10);
    for (const [whole, name = "", words = ""] of commands) {
      expect(Object.keys(scripts)).toContain(name);
      const asked = words.trim() === "" ? undefined : parsers[name]?.(words.trim().split(/\s+/));
      if (asked !== undefined) expect(`${whole}: ${asked.is}`).toBe(`${whole}: options`);
    }
  });

  test("every link within it leads somewhere", () => {
    const anchors = [...guide.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, "")
        .replaceAll(" ", "-"),
    );
    for (const [, anchor = ""] of guide.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(anchor);
    expect(anchors).toContain("backup");
    expect(anchors).toContain("every-switch");
  });
});
