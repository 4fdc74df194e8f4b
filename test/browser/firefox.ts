/**
 * Firefox, driven by WebDriver BiDi: as Tor Browser sets it at its level "Safer", or as most people have it. Playwright drives only a Firefox of its
 * own; this is the one people have. Not set: letterboxing, which ends the connection that drives it.
 */
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { until } from "./eventually.ts";
import { ensure } from "./installing.ts";

/** Finds Firefox or installs it (Debian as root). Throws with a sentence otherwise. */
export const ensureFirefox = (): string =>
  ensure({
    name: "Firefox",
    variable: "FIREFOX",
    places: ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
    packages: ["firefox-esr"],
  });

/** Scripts are slow and know little of the device; no compiler, no WebAssembly; https wherever it is not this machine. */
const asTorBrowser = {
  "javascript.options.ion": false,
  "javascript.options.baselinejit": false,
  "javascript.options.native_regexp": false,
  "javascript.options.wasm": false,
  "javascript.options.asmjs": false,
  "mathml.disabled": true,
  "gfx.font_rendering.opentype_svg.enabled": false,
  "privacy.resistFingerprinting": true,
  "privacy.spoof_english": 2,
  "privacy.firstparty.isolate": true,
  "dom.security.https_only_mode": true,
  "network.http.referer.hideOnionSource": true,
  "media.peerconnection.enabled": false,
  "webgl.disabled": true,
  "dom.webaudio.enabled": false,
};

/** What a browser asks of its maker by itself: a test asks nobody. */
const quiet = {
  "app.update.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "datareporting.healthreport.uploadEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "network.dns.disablePrefetch": true,
  "network.prefetch-next": false,
};

/** As people have it, against what the driver prefers: it keeps what was open, and pages one comes from. */
const asPeopleHaveIt = {
  "browser.sessionstore.resume_from_crash": true,
  "browser.sessionstore.interval": 1000,
  "browser.startup.page": 3,
  "browser.cache.disk.enable": true,
  "browser.formfill.enable": true,
  "places.history.enabled": true,
  "fission.bfcacheInParent": true,
  "browser.sessionhistory.max_total_viewers": -1,
};

/** Without the above: as Firefox is when nobody set it. A mouse is at hand, which without a screen it does not know of. */
export const asUsual = { "ui.primaryPointerCapabilities": 6, "ui.allPointerCapabilities": 6 };

/** `profile`: a folder of its own, which is searched afterwards. */
export function launchFirefox(profile: string, set: Record<string, unknown> = asTorBrowser): Promise<Browser> {
  return puppeteer.launch({
    browser: "firefox",
    protocol: "webDriverBiDi",
    executablePath: ensureFirefox(),
    userDataDir: profile,
    headless: true,
    protocolTimeout: 120_000,
    extraPrefsFirefox: { ...set, ...quiet, ...asPeopleHaveIt },
  });
}

const called = (page: Page, name: string) => page.locator(`::-p-aria([name="${name}"])`);

/** Presses what is called so, once it can be pressed. */
export const press = (page: Page, name: string): Promise<void> => called(page, name).click();

/** Writes into the field that is called so, which a heading may be too. */
export const fill = (page: Page, name: string, text: string): Promise<void> =>
  page.locator(`::-p-aria([name="${name}"][role="textbox"])`).fill(text);

/** Everything that is shown now. */
export const shown = (page: Page): Promise<string> =>
  page
    .locator("body")
    // biome-ignore lint/performance/useDomNodeTextContent: what is in the page and not shown does not count.
    .map((body) => body.innerText)
    .wait();

export const shows = (page: Page, text: string): Promise<void> =>
  until(
    () => `Firefox shows “${text}”`,
    async () => (await shown(page)).includes(text),
  );
