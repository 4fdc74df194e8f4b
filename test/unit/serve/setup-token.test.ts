/** The set-up token: made once, told until it was used, then forgotten for good. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DataFolder, openDataFolder } from "../../../serve/data-folder.ts";
import { Failure } from "../../../serve/failure.ts";
import { isSetupOpen } from "../../../serve/setup-open.ts";
import { forgetSetupToken, setupToken } from "../../../serve/setup-token.ts";
import { watchSetup } from "../../../serve/setup-watch.ts";

let folder: string;
let data: DataFolder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "quietline-setup-"));
  data = openDataFolder(folder, "organisation");
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

test("it has 256 bits, and is the same until the set-up is done", async () => {
  const first = await setupToken(data, undefined);
  expect(first?.value).toMatch(/^[\w-]{43}$/);
  expect(await setupToken(data, "")).toEqual(first);
  expect(first?.isOurs).toBe(true);
});

test("once forgotten it is gone, and none is made again, whoever opens the folder", async () => {
  await setupToken(data, undefined);
  forgetSetupToken(data);
  forgetSetupToken(data);
  data.release();
  expect(existsSync(join(folder, "setup-token"))).toBe(false);
  expect(await setupToken(openDataFolder(folder, "organisation"), undefined)).toBeUndefined();
  expect(readFileSync(data.mark, "utf8").match(/done/g)).toHaveLength(1);
});

test("one that is brought along is not written, even when the set-up is done", async () => {
  const given = "A".repeat(22);
  expect(await setupToken(data, given)).toEqual({ value: given, isOurs: false });
  expect(existsSync(join(folder, "setup-token"))).toBe(false);
});

test.each(["A".repeat(21), `${"A".repeat(30)}!`, "A B".repeat(20), `${"A".repeat(30)}\n`])(
  "one that is too short or not base64url is refused, and not repeated: %j",
  async (given) => {
    await expect(setupToken(data, given)).rejects.toThrow(Failure);
    await expect(setupToken(data, given)).rejects.not.toThrow(given.trim());
  },
);

const answering = (body: unknown, status = 200) => (async () => Response.json(body, { status })) as typeof fetch;

test.each<[string, typeof fetch, boolean]>([
  ["it says so", answering({ open: true }), true],
  ["it says no", answering({ open: false }), false],
  ["there is no such address", answering({ title: "nothing" }, 404), true],
  ["it fails while saying no", answering({ open: false }, 503), true],
  ["it says something else", answering({ open: "no" }), true],
  ["it is no JSON", async () => new Response("<html>"), true],
  ["nobody answers", () => Promise.reject(new TypeError("fetch failed")), true],
])("whether the set-up is open, when %s", async (_, ask, open) => {
  expect(await isSetupOpen("http://127.0.0.1:1", ask)).toBe(open);
});

const fakeServer = () => ({ gaveUp: new Promise<Failure>(() => {}), stop: vi.fn(async () => {}), kill: () => {} });

const ours = { value: "T".repeat(43), isOurs: true };

test("the address is told while the set-up is open, and not when somebody brought the token", async () => {
  const server = fakeServer();
  const watch = (token: typeof ours | undefined, open: boolean) =>
    watchSetup(
      token,
      server,
      async () => open,
      () => {},
    );
  const open = await watch(ours, true);
  expect(open.toTell).toBe(ours.value);
  const theirs = await watch({ ...ours, isOurs: false }, true);
  expect(theirs.toTell).toBeUndefined();
  expect((await watch(ours, false)).toTell).toBeUndefined();
  expect((await watch(undefined, true)).toTell).toBeUndefined();
  await open.server.stop();
  await theirs.server.stop();
  expect(server.stop).toHaveBeenCalledTimes(2);
});

test.each(["within a minute", "when it stops"])("the token is forgotten once the set-up is done: %s", async (when) => {
  vi.useFakeTimers();
  let open = true;
  const forget = vi.fn(() => {});
  const { server } = await watchSetup(ours, fakeServer(), async () => open, forget);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(forget).not.toHaveBeenCalled();
  open = false;
  if (when === "when it stops") await server.stop();
  else await vi.advanceTimersByTimeAsync(60_000);
  expect(forget).toHaveBeenCalledTimes(1);
});
