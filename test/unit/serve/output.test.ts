/** What of workerd's words reaches the terminal: never a word that could be somebody's (P1). */
import { expect, test } from "vitest";
import { portTaken, safeWords, whyNotStarted } from "../../../serve/output.ts";

const secret = "Kestrel-7431";

test("an uncaught exception is told by its kind and place alone", () => {
  const line = `workerd/server/server.c++:6895: error: Uncaught exception: failed: remote.jsg.TypeError: ${secret}`;
  const words = safeWords(line);
  expect(words).toContain("TypeError at workerd/server/server.c++:6895");
  expect(words).not.toContain(secret);
});

test.each([`kj/async-io.c++:12: error: ${secret}`, `workerd/io/worker.c++:3: fatal: jsg.${secret}: more`])(
  "'%s' is told without its text",
  (line) => {
    const words = safeWords(line);
    expect(words).toMatch(/fault of its own/);
    expect(words).not.toContain(secret);
  },
);

test.each([
  `stack: ${secret}`,
  secret,
  `${secret} error: x`,
  `service relay: ${secret}`,
  `workerd/server/server.c++:1: warning: ${secret}`,
  "",
])("'%s' is not told at all", (line) => {
  expect(safeWords(line)).toBeUndefined();
});

test("a port that somebody took meanwhile is told as a taken port", () => {
  expect(whyNotStarted("*** Fatal uncaught kj::Exception: bind(): Address already in use", 8787)).toBe(portTaken(8787));
});

test("another port is proposed, also at the upper end", () => {
  expect(portTaken(8787)).toContain("--port 8788");
  expect(portTaken(65_535)).toContain("--port 65534");
});
