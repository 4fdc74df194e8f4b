/** "Keep my place": one entry at most, one tab at a time, and a browser that refuses either stops nothing. */
import { afterEach, expect, test, vi } from "vitest";
import { admissionMs, ticketMs } from "../../../shared/limits.ts";
import { forgetPlace, keepPlace, keptLanguage, keptPlace } from "../../../web/visitor/kept.ts";
import { Claim } from "../../../web/visitor/visit/claim.ts";
import { placeEntry, readPlace } from "../../../web/visitor/visit/languages.ts";
import { readProof } from "../../../web/visitor/visit/proof.ts";
import { arrival, Play } from "./play.ts";

afterEach(() => vi.unstubAllGlobals());

const token = (said: object) => `${Buffer.from(JSON.stringify(said)).toString("base64url")}.${"h".repeat(43)}`;
const id = "t".repeat(22);
const ticket = { id, line: "harbour", askedAt: 1, expires: 5 * ticketMs };
const admission = {
  ...{ room: "r".repeat(22), ticket: id, seat: 0, line: "harbour", askedAt: 1 },
  ...{ endsAt: 9 * admissionMs, expires: 5 * admissionMs },
};

test("a blocked storage keeps nothing and breaks nothing", () => {
  vi.stubGlobal("sessionStorage", undefined);
  Object.defineProperty(globalThis, "sessionStorage", {
    configurable: true,
    get: () => {
      throw new Error("SecurityError");
    },
  });
  expect(keptPlace()).toBeUndefined();
  expect(() => keepPlace("t.h")).not.toThrow();
  expect(() => forgetPlace()).not.toThrow();
});

test("a ticket and the admission that follows from it are the same place, and say when they were signed", () => {
  expect(readProof(token(ticket))).toEqual({ place: id, ofChat: false, signedAt: 4 * ticketMs, lastStartAt: null });
  expect(readProof(token({ ...ticket, lastStartAt: 7 }))?.lastStartAt).toBe(7);
  expect(readProof(token(admission))).toEqual({
    ...{ place: id, ofChat: true, signedAt: 4 * admissionMs, lastStartAt: null },
  });
  expect(readProof(token({ ...admission, expires: admission.endsAt }))?.signedAt).toBeUndefined();
  expect(readProof("nonsense")).toBeUndefined();
});

test("the entry says which language the page was in, to pages that can be had in it, and to older ones nothing", () => {
  const entry = placeEntry({ token: "t.h", languages: ["en", "cy"] }, "nl");
  expect(entry).toBe("t.h en cy @nl");
  expect(readPlace(entry, ["en", "cy"])).toEqual({ token: "t.h", languages: ["en", "cy"] });
  expect(keptLanguage(entry, "en nl")).toBe("nl");
  for (const [kept, pages] of [
    [entry, "en"],
    [entry, undefined],
    [undefined, "en nl"],
    ["t.h en nl", "en nl"],
    ["t.h @nl nonsense", "en nl"],
    ["t.h @../other", "en nl"],
  ])
    expect(keptLanguage(kept, pages)).toBeUndefined();
  expect(placeEntry({ token: "t.h", languages: [] })).toBe("t.h");
});

/** The browser's locks, as far as they are used: one holder of a name, others wait until they give up. */
function locks() {
  const held = new Map<string, Promise<unknown>>();
  const request = async (name: string, { signal }: { signal: AbortSignal }, act: () => Promise<void>) => {
    // So the standard has it.
    if (name.startsWith("-")) throw new DOMException("NotSupportedError");
    const given = held.get(name);
    if (given) {
      const aborted = new Promise((_, fail) => signal.addEventListener("abort", () => fail(signal.reason)));
      await Promise.race([given, aborted]);
    }
    held.set(
      name,
      act().then(() => held.delete(name)),
    );
  };
  return { locks: { request } };
}

test.each([id, `-${id.slice(1)}`])(
  "%s: a second tab gives up; after a reload the page has its place again",
  async (place) => {
    vi.useFakeTimers();
    vi.stubGlobal("navigator", locks());
    const [first, second] = [new Claim(), new Claim()];
    expect(await first.hold(place, true)).toBe(true);
    expect(await first.hold(place, true)).toBe(true);
    const tried = second.hold(place, false);
    await vi.advanceTimersByTimeAsync(1100);
    expect(await tried).toBe(false);
    const reloaded = new Claim().hold(place, false);
    first.release();
    expect(await reloaded).toBe(true);
    vi.useRealTimers();
  },
);

test("a tab that has the place holds it as soon as it can, however long that takes", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", locks());
  const [other, own] = [new Claim(), new Claim()];
  expect(await other.hold(id, true)).toBe(true);
  const late = own.hold(id, true);
  await vi.advanceTimersByTimeAsync(5000);
  other.release();
  expect(await late).toBe(true);
  vi.useRealTimers();
});

test("without locks, or where they are refused, the queue decides", async () => {
  vi.stubGlobal("navigator", {});
  expect(await new Claim().hold(id, false)).toBe(true);
  vi.stubGlobal("navigator", { locks: { request: () => Promise.reject(new Error("SecurityError")) } });
  expect(await new Claim().hold(id, false)).toBe(true);
});

test("a place that is open in another tab is left alone, and no copy of it stays", () => {
  const play = new Play().take({ type: "openElsewhere" });
  expect(play.state).toMatchObject({ stage: "stopped", stopped: "replaced" });
  expect(play.effects).toEqual([{ type: "forget" }]);
  expect(new Play().take({ ...arrival, keep: true, token: "t.h" }).did("forget")).toEqual([]);
});
