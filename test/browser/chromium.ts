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

/** Off: everything by which a browser would talk to somebody else while a test runs. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
