/** Scripts that do not come: each try at an address of its own, and none in vain. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Spent, script } from "../../../web/visitor/scripts.ts";

/** What the device says, and whether the service answers. */
const played = { onLine: true, answers: true };
let asked: string[];
let names = 0;
let name: string;

beforeEach(() => {
  Object.assign(played, { onLine: true, answers: true });
  asked = [];
  // A page remembers what did not come.
  names += 1;
  name = `script${names}`;
  vi.stubGlobal("navigator", {
    get onLine() {
      return played.onLine;
    },
  });
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    if (!played.answers) throw new TypeError();
    return new Response("ok");
  });
  const integrity = Object.fromEntries([address(0), address(1), address(2)].map((path) => [path, "sha256-"]));
  vi.stubGlobal("document", { querySelector: () => ({ textContent: JSON.stringify({ integrity }) }) });
});
afterEach(() => vi.unstubAllGlobals());

/** One that can be imported wherever this runs. */
const address = (number: number) =>
  `data:text/javascript,export const said = "${number}"; //${name}-x.js${number === 0 ? "" : `?${number}`}`;

/** `fails`: what was said by scripts that are not enough. */
const load = (...fails: string[]) =>
  script(
    name,
    async () => ({ said: "0" }),
    ({ said }) => {
      asked.push(said);
      if (fails.includes(said)) throw new TypeError();
      return said;
    },
  );

test("the first try asks for nothing else", async () => {
  expect(await load()).toBe("0");
  expect(asked).toEqual(["0"]);
});

test("each further try is at an address of its own, once the service has answered; then none is left", async () => {
  await expect(load("0")).rejects.toThrow(TypeError);
  await expect(load("1")).rejects.toThrow(TypeError);
  expect(await load()).toBe("2");
  expect(asked).toEqual(["0", "/healthz", "1", "/healthz", "2"]);
  await expect(load("2")).rejects.toThrow(TypeError);
  await expect(load()).rejects.toThrow(Spent);
});

test("without a connection no try is used up", async () => {
  Object.assign(played, { onLine: false, answers: false });
  for (let time = 0; time < 9; time += 1) await expect(load()).rejects.toThrow(TypeError);
  Object.assign(played, { onLine: true, answers: true });
  expect(await load()).toBe("0");
});

test("a device that says it has no connection and has one goes on all the same", async () => {
  played.onLine = false;
  expect(await load()).toBe("0");
});
