/** A1: the program as it runs, with everything it brings along, takes a passkey and lets its owner in. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { SignedInAnswer, SignInBegun } from "../../shared/account-interface.ts";
import { makeDeviceKeys } from "../../web/encryption/issue.ts";
import { type Service, startService } from "../browser/service.ts";
import { joinWithoutPage } from "../promises/without-pages.ts";
import { authenticator } from "../worker/office/authenticator.ts";

let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

test("A1: somebody who joined with a passkey signs in with it from another browser", async () => {
  const [sam] = service.counsellors;
  const { origin } = new URL(sam);
  const passkey = await authenticator(origin);
  await joinWithoutPage(sam, async (look) => ({ credential: await passkey.create(look.passkey) }));
  const post = (path: string, body?: object) =>
    fetch(`${origin}/api/staff/${path}`, {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const begun = SignInBegun.parse(await (await post("sign-in/begin")).json());
  const sessionKey = (await makeDeviceKeys())?.signingKey;
  const credential = await passkey.get(begun.passkey);
  const answer = await post("sign-in", { credential, sessionKey, shared: false });
  expect(SignedInAnswer.parse(await answer.json()).person.alias).toBe("Sam");
  expect(answer.headers.get("set-cookie")).toMatch(/^__Host-session=/);
  const again = await post("sign-in", { credential, sessionKey, shared: false });
  expect(again.status).toBe(403);
});
