/**
 * The browser the tests drive: the one named in CHROMIUM, else one that is installed, else one that is installed
 * now. Nothing here retries; when there is no browser to be had, it says what to do.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Path of an installed Chromium, or undefined. */
function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return existsSync(named) ? named : undefined;
  return [...places, chromium.executablePath()].find((path) => existsSync(path));
}

/** Finds a browser or installs one (Debian as root; elsewhere Playwright's own). Throws with a sentence otherwise. */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== undefined) return found;
  console.log("No Chromium found; installing one.");
  const root = process.getuid?.() === 0;
  if (root && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["update"], { stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-inter"], { stdio: "inherit" });
  } else {
    spawnSync("npx", ["playwright-core", "install", "chromium"], { stdio: "inherit" });
  }
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  throw new Error(
    "The tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM to its path.",
  );
}

/** Off: everything by which a browser would talk to somebody else while a test runs. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
