/**
 * The visitor's page on the worst network and phone that goals speak of: 400 kbit/s, 400 ms there and back, a processor
 * six times slower; sent in brotli as by whatever stands in front of the service. From the address until "Start chat" can
 * be pressed, while somebody is on duty. The browser's emulation slows down what goes over a connection and not the
 * making of it, which is two more round trips with TCP and TLS 1.3: a figure of its own, reckoned. Yardstick: one
 * request, the same way. By itself: `node test/bench/slow-phone.ts`.
 */
import { comeOnShift, desktop, launchBrowser, newPerson, phone } from "../browser/people.ts";
import { startService } from "../browser/service.ts";
import { edge } from "../promises/edge.ts";
import type { Figure } from "./figure.ts";
import { median, readyMs } from "./timing.ts";

const rounds = 7;
const bitsPerSecond = 400_000;
const roundTripMs = 400;
/** TCP's and TLS's. */
const handshakes = 2;
const network = {
  offline: false,
  latency: roundTripMs,
  downloadThroughput: bitsPerSecond / 8,
  uploadThroughput: bitsPerSecond / 8,
};

/** In the page. */
async function requestMs(): Promise<number> {
  const began = performance.now();
  await (await fetch("/healthz", { cache: "no-store" })).text();
  return performance.now() - began;
}

export async function slowPhoneFigures(): Promise<readonly Figure[]> {
  const [browser, service] = await Promise.all([launchBrowser(), startService()]);
  await comeOnShift(await newPerson(browser, service.visitor, desktop), service.counsellors[0]);
  const way = await edge(service.port, "127.0.0.1", {}, { brotli: true });
  const [page, plain]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    // Somebody new each time: nothing is kept in the browser, and no connection is open.
    const visitor = await newPerson(browser, way.origin, phone);
    const devtools = await visitor.context.newCDPSession(visitor.page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", network);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    page.push(await readyMs(visitor.page, way.origin, '[data-state="open"] #start:not([hidden])'));
    plain.push(await visitor.page.evaluate(requestMs));
    await visitor.context.close();
  }
  await browser.close();
  await way.close();
  await service.stop();
  const what = "visitor's page, 400 kbit/s, 400 ms, CPU ÷ 6";
  return [
    { what: `${what}, connected`, value: median(page), unit: "ms", target: 1500 },
    {
      ...{ what: `${what}, handshakes too`, value: median(page) + handshakes * roundTripMs, unit: "ms", target: 1500 },
      knownAbove: "TCP and TLS take more than half of it before a byte is asked for; HTTP/3 would save one round trip",
    },
    { what: "yardstick: one request, the same way", value: median(plain), unit: "ms" },
    { what: "visitor's page, in yardsticks", value: median(page) / median(plain), unit: "yardsticks" },
  ];
}

if (import.meta.main) {
  for (const { what, value, unit } of await slowPhoneFigures())
    console.log(`${what.padEnd(56)} ${value.toFixed(2)} ${unit}`);
}
