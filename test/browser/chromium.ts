/** The browser most tests drive: the one named in CHROMIUM, else one that is installed, else one that is installed now. */
import { chromium } from "playwright-core";
import { ensure } from "./installing.ts";

/** Finds a browser or installs one (Debian as root; elsewhere Playwright's own). Throws with a sentence otherwise. */
export const ensureBrowser = (): string =>
  ensure({
    name: "Chromium",
    variable: "CHROMIUM",
    places: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      chromium.executablePath(),
    ],
    packages: ["chromium", "fonts-inter"],
    elsewhere: ["npx", "playwright-core", "install", "chromium"],
  });

/**
 * What Chromium has of its own that no test needs. The last such list counts, so Playwright's own stands here too, as far
 * as it concerns Chromium on Linux (its `chromiumSwitches.ts` says why each is in it).
 */
const withoutFeatures = [
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"],
  ...[
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
  ],
  ...["AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"],
  "PreconnectToSearch",
  // Suggestions below the address bar: two pages of Chromium's own, made ready for every person who comes, and half the
  // work of it.
  ...["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"],
];

/** Off: everything by which a browser would talk to somebody else while a test runs. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  `--disable-features=${withoutFeatures.join()}`,
];
