/** Which addresses the Office may send to, and every known way to mean a machine of one's own. */
import { expect, test } from "vitest";
import { webhookAddressUnits } from "../../../shared/limits.ts";
import { webhookAddress } from "../../../shared/webhook-address.ts";

test.each([
  ["https://hooks.harbour.example/warnings", "https://hooks.harbour.example/warnings"],
  ["https://HOOKS.harbour.example:443/a?b=c", "https://hooks.harbour.example/a?b=c"],
  ["https://bücher.example/", "https://xn--bcher-kva.example/"],
])("%s is taken", (given, kept) => expect(webhookAddress(given)).toBe(kept));

test.each([
  "",
  "hooks.harbour.example",
  "http://hooks.harbour.example/",
  "ftp://hooks.harbour.example/",
  "https://hooks.harbour.example:8443/",
  "https://sam:secret@hooks.harbour.example/",
  "https://hooks.harbour.example/#part",
  "https://127.0.0.1/",
  "https://127.1/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0177.0.0.1/",
  "https://１２７.0.0.1/",
  "https://127.0.0.1./",
  "https://8.8.8.8/",
  "https://[::1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://localhost/",
  "https://localhost./",
  "https://a.localhost/",
  "https://printer.local/",
  "https://metadata.google.internal/",
  "https://nas.lan/",
  "https://nas.home.arpa/",
  "https://1.0.0.127.in-addr.arpa/",
  "https://intranet/",
  "https://service.onion/",
  `https://hooks.harbour.example/${"a".repeat(webhookAddressUnits)}`,
])("%s is refused", (given) => expect(webhookAddress(given)).toBeUndefined());

test("this machine is one for tests alone, by its one literal and nothing like it", () => {
  expect(webhookAddress("http://127.0.0.1:8080/")).toBeUndefined();
  expect(webhookAddress("http://127.0.0.1:8080/", true)).toBe("http://127.0.0.1:8080/");
  for (const other of ["http://localhost:8080/", "http://10.0.0.1/", "http://[::1]:8080/"])
    expect(webhookAddress(other, true)).toBeUndefined();
});
