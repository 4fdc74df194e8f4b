/** How long sign-ins and links last. */
import { expect, test } from "vitest";
import { renewMs, sessionIdleMs, sessionMs } from "../../../shared/limits.ts";
import { linkState } from "../../../worker/office/link.ts";
import { freshSession, isAlive, signOfLifeIsDue } from "../../../worker/office/session.ts";

const now = 1_800_000_000_000;

test("a session without a sign of life ends after half an hour", () => {
  const session = freshSession(now);
  expect(isAlive(session, now + sessionIdleMs - 1)).toBe(true);
  expect(isAlive(session, now + sessionIdleMs)).toBe(false);
});

test("a session ends after twelve hours, however lively", () => {
  const late = now + sessionMs;
  const lively = { ...freshSession(now), lastSeenAt: late - 1 };
  expect(isAlive(lively, late - 1)).toBe(true);
  expect(isAlive(lively, late)).toBe(false);
});

test("a session from the future, after the clock was set back, does not count", () => {
  expect(isAlive(freshSession(now), now - 24 * 60 * 60 * 1000)).toBe(false);
});

test("a sign of life is written at most once a minute", () => {
  const session = freshSession(now);
  expect(signOfLifeIsDue(session, now + renewMs - 1)).toBe(false);
  expect(signOfLifeIsDue(session, now + renewMs)).toBe(true);
});

test("a link is fresh until it is used or ends, and a used one is called used for ever", () => {
  const link = { endsAt: now + 1000, usedAt: null, revokedAt: null };
  expect(linkState(link, now + 999)).toBe("fresh");
  expect(linkState(link, now + 1000)).toBe("ended");
  expect(linkState({ ...link, usedAt: now, revokedAt: null }, now + 1)).toBe("used");
  expect(linkState({ ...link, usedAt: now, revokedAt: null }, now + 5000)).toBe("used");
});
