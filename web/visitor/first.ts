/**
 * The first view: it stands in the page itself, so that words, numbers, status and the way out work before anything
 * else is loaded. The chat comes when "Start chat" is pressed, or at once for somebody who kept a place.
 */

import { first, limits, status as words } from "#words";
import { opensSentence, statusSentence } from "../../shared/page.ts";
import type { OpenState } from "../../shared/protocol.ts";
import { openAfresh } from "./afresh.ts";
import { followHours } from "./hours.ts";
import { forgetPlace, keptLanguage, keptPlace } from "./kept.ts";
import { armLeaving, hasLeft, onLeave, shiftIsHeard } from "./leave.ts";
import { lookInMs } from "./looking.ts";
import { saysOffline, within } from "./scripts.ts";

/** Longer than that and we cannot be reached, whatever the network says. */
const statusTimeoutMs = 8000;

const root = document.documentElement;

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(id);
  return found;
}

const start = element("start", HTMLButtonElement);
const agree = element("agree", HTMLButtonElement);
const notice = element("limits-notice", HTMLParagraphElement);
let lastOpening = root.dataset.state ?? "unknown";
/** When it opens, and when the last chat starts, as far as that was told. */
let changes: readonly (number | null)[] = (root.dataset.changes ?? "").split(" ").map(Number);

function show(state: string): void {
  root.dataset.state = state;
  const heading = document.querySelector(`[data-for~="${state}"] h1`);
  if (heading instanceof HTMLElement && heading.tabIndex === -1) heading.focus();
  scrollTo(0, 0);
}

/** The status changed under somebody who reads: focus and scroll stay, unless what had the focus is gone. */
function turn(state: string): void {
  lastOpening = state;
  if (state === root.dataset.state) return;
  root.dataset.state = state;
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused !== document.body && focused.offsetParent === null) show(state);
}

/** Is the first view what is shown? Then its status may change under it. */
const isFirstView = () => ["open", "closed", "full", "unknown", "gone"].includes(root.dataset.state ?? "");

/** The server is ours, but the network may answer with anything. */
function isOpenState(value: unknown): value is OpenState {
  return (
    typeof value === "object" &&
    value !== null &&
    "state" in value &&
    "zone" in value &&
    "wait" in value &&
    "now" in value
  );
}

async function refresh(): Promise<void> {
  if (document.visibilityState === "hidden" || !isFirstView()) return;
  const open = await status().catch(() => undefined);
  if (!isFirstView()) return;
  element("status", HTMLParagraphElement).textContent = open ? statusSentence(open, words) : words.unknown;
  if (open) {
    element("opens", HTMLParagraphElement).textContent = opensSentence(open, words);
    followHours(open);
    changes = [open.opensAt, open.lastStartAt];
  }
  turn(open?.state ?? "unknown");
}

async function status(): Promise<OpenState | undefined> {
  const response = await fetch(`/api/open?line=${root.dataset.line ?? ""}&language=${root.lang}`, {
    credentials: "omit",
    cache: "no-store",
    signal: within(statusTimeoutMs),
  });
  const open: unknown = await response.json();
  if (!response.ok || !isOpenState(open)) return undefined;
  follow(open.now);
  return open;
}

/** While a device sleeps the page's own count stands still: the answer says how late it is. Never back: it may be an old one. */
function follow(now: number): void {
  const { dataset } = root;
  dataset.now = `${Math.max(Number(dataset.now), now - performance.now() * Number(dataset.speed))}`;
}

let nextLook: ReturnType<typeof setTimeout>;

/** Looks now, and then again and again. */
async function look(): Promise<void> {
  await refresh();
  keepLooking();
}

function keepLooking(): void {
  const { state, now, speed } = root.dataset;
  const told = { state, changes, now: Number(now) + performance.now() * Number(speed), speed: Number(speed) };
  clearTimeout(nextLook);
  nextLook = setTimeout(look, lookInMs(told, Math.random()));
}

const checked = (name: string) => document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`);

/** Asked only where there is a choice; each language is called what its readers call it. */
function offerLanguages(): void {
  const offered = root.dataset.languages?.split(" ") ?? [];
  const group = element("languages", HTMLFieldSetElement);
  group.hidden = offered.length < 2;
  for (const [index, code] of group.hidden ? [] : offered.entries()) {
    const radio = document.createElement("input");
    Object.assign(radio, { type: "radio", name: "language", value: code, autocomplete: "off" });
    radio.checked = code === root.lang || (index === 0 && !offered.includes(root.lang));
    const name = document.createElement("span");
    name.lang = code;
    name.textContent = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
    const label = document.createElement("label");
    label.className = "choice";
    label.append(radio, name);
    group.append(label);
  }
}

let isThere = false;
let failedBefore = false;

/** Not asked for without a connection: most browsers would remember that it did not come. */
async function app() {
  if (saysOffline() && !isThere) throw new TypeError();
  const loaded = await import("./app.ts");
  isThere = true;
  return loaded;
}

/** What was agreed to now counts: a kept place that was to come back by itself comes back with it, or not at all. */
let hasAgreed = false;
/** Of a kept place that is not to be kept any longer. */
let place: string | undefined;

async function begin(): Promise<void> {
  const choice = checked("closing");
  notice.hidden = choice !== null;
  notice.textContent = limits.choose;
  if (choice === null) return;
  agree.disabled = true;
  hasAgreed = true;
  place = keptPlace() ?? place;
  if (choice.value === "forget") forgetPlace();
  try {
    const { startVisit } = await app();
    if (hasLeft()) return;
    show("app");
    const language = checked("language")?.value;
    startVisit({ keep: choice.value === "keep", kept: place, language, onLeave });
    place = undefined;
  } catch {
    // What a browser remembers as missing only a new page brings (`scripts.ts`).
    if (failedBefore && (await status().catch(() => undefined))) return openAfresh();
    failedBefore = !saysOffline();
    notice.textContent = limits.failed;
    notice.hidden = false;
  } finally {
    agree.disabled = false;
  }
}

async function resume(kept: string): Promise<void> {
  try {
    const { startVisit } = await app();
    if (hasLeft() || hasAgreed) return;
    show("app");
    startVisit({ keep: true, kept, language: undefined, onLeave });
  } catch {
    // The first view stands; starting anew is possible.
  }
}

/** The language was asked for by name: no address that says so stays on the screen or with the Back button. */
const isNamed = location.search.includes("language=");
if (isNamed) history.replaceState(null, "", location.pathname);

/** The page in another language takes the place of this one in the history: Back must not show either. */
for (const link of document.querySelectorAll<HTMLAnchorElement>(".pages a"))
  link.addEventListener("click", (event) => {
    event.preventDefault();
    openAfresh(link.lang);
  });

/** What is asked for last came last of all that the scripts take: Chrome and Edge 93, Firefox 92, Safari 15.4. */
const able =
  isSecureContext && "subtle" in crypto && crypto.subtle !== undefined && "WebSocket" in window && "hasOwn" in Object;

armLeaving(element("leave", HTMLAnchorElement));
if (shiftIsHeard()) {
  const hint = element("shift", HTMLParagraphElement);
  const [before = "", after = ""] = first.shift.split("{key}");
  const key = document.createElement("kbd");
  key.textContent = "Shift";
  hint.replaceChildren(before, key, after);
  hint.hidden = false;
}

if (able) {
  start.hidden = false;
  element("no-button", HTMLParagraphElement).hidden = true;
  offerLanguages();
  start.addEventListener("click", () => {
    show("limits");
    // Loads while the visitor reads.
    app()
      .then(({ prepare }) => prepare())
      .catch(() => undefined);
  });
  agree.addEventListener("click", () => void begin());
  element("back", HTMLButtonElement).addEventListener("click", () => {
    show(lastOpening);
    void look();
  });
  const kept = keptPlace();
  const language = keptLanguage(kept, root.dataset.pages);
  // Whoever has just asked for another language gets that one.
  if (language === undefined || language === root.lang || isNamed) {
    if (kept !== undefined) void resume(kept);
  } else openAfresh(language);
  keepLooking();
  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
} else {
  show("old");
}

// A page that comes back out of the browser's memory starts afresh: nothing of before is in it.
addEventListener("pageshow", (event) => event.persisted && openAfresh());
