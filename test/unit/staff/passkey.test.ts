/** What leaves the page of a passkey, and what is said when there is none. */
import { expect, test } from "vitest";
import { NewCredential, UsedCredential } from "../../../shared/passkeys.ts";
import { type PasskeyProblem, problemOf, stripped } from "../../../web/staff/passkey.ts";
import { passkeyName } from "../../../web/staff/passkey-name.ts";
import { passkeyProblems } from "../../../web/staff/words/en.ts";

const frame = { id: "AQID", rawId: "AQID", type: "public-key", authenticatorAttachment: "platform" };
const prf = { clientExtensionResults: { prf: { results: { first: "c2VjcmV0" } } } };

test("a new passkey is sent without its extensions' results and without what nobody asked for", () => {
  const response = { clientDataJSON: "e30", attestationObject: "oA", transports: ["internal"] };
  const json = { ...frame, ...prf, response: { ...response, publicKey: "AA", publicKeyAlgorithm: -7 } };
  expect(stripped(json)).toEqual({ ...frame, clientExtensionResults: {}, response });
  expect(NewCredential.safeParse(stripped(json)).success).toBe(true);
  expect(JSON.stringify(stripped(json))).not.toContain("c2VjcmV0");
});

test("a used passkey is sent without its extensions' results", () => {
  const response = { clientDataJSON: "e30", authenticatorData: "AA", signature: "AA", userHandle: "AA" };
  const sent = stripped({ ...frame, ...prf, response });
  expect(UsedCredential.safeParse(sent).success).toBe(true);
  expect(JSON.stringify(sent)).not.toContain("prf");
});

test("what is no credential is none", () => {
  for (const json of [undefined, null, "x", {}, { response: "x" }])
    expect(NewCredential.safeParse(stripped(json)).success).toBe(false);
});

test.each([
  ["NotAllowedError", 900, "cancelled"],
  ["NotAllowedError", 60_000, "timedOut"],
  ["AbortError", 0, "cancelled"],
  ["TimeoutError", 0, "timedOut"],
  ["InvalidStateError", 0, "alreadyRegistered"],
  ["ConstraintError", 0, "noAuthenticator"],
  ["NotSupportedError", 0, "noAuthenticator"],
  ["SecurityError", 0, "unsupported"],
  ["TypeError", 0, "failed"],
] as const)("%s after %i ms is %s, and has a sentence", (name, tookMs, problem) => {
  expect(problemOf(name, tookMs, 60_000)).toBe<PasskeyProblem>(problem);
  expect(passkeyProblems.made[problem]).toMatch(/\.$/);
  expect(passkeyProblems.used[problem]).toMatch(/\.$/);
});

test("a passkey is named after the device until somebody names it", () => {
  expect(passkeyName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)")).toBe("iPhone");
  expect(passkeyName("Mozilla/5.0 (Linux; Android 15)")).toBe("Android phone");
  expect(passkeyName("something else")).toBe("This device");
});
