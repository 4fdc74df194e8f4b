/**
 * The first view: it stands in the page itself, so that words, numbers, status and the way out work before anything
 * else is loaded. The chat comes when "Start chat" is pressed, or at once for somebody who kept a place.
 */
import { opensSentence, statusSentence } from "../../shared/page.ts";
import type { OpenState } from "../../shared/protocol.ts";
import { first, limits, status } from "../words/en.ts";
import { armLeaving, onLeave } from "./leave.ts";

/** How often the status is asked for while somebody looks at it: closed pages wait for somebody to check in. */
const statusMs = { open: 30_000, closed: 8000 };

/** What is kept for "keep my place": nothing but the token. */
const placeKey = "place";

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

function show(state: string): void {
  root.dataset.state = state;
  const heading = document.querySelector(`[data-for~="${state}"] h1`);
  if (heading instanceof HTMLElement && heading.tabIndex === -1) heading.focus();
  scrollTo(0, 0);
}

/** Is the first view what is shown? Then its status may change under it. */
const isFirstView = () => ["open", "closed", "full", "unknown"].includes(root.dataset.state ?? "");

/** The server is ours, but the network may answer with anything. */
function isOpenState(value: unknown): value is OpenState {
  return typeof value === "object" && value !== null && "state" in value && "zone" in value && "wait" in value;
}

async function refresh(): Promise<void> {
  if (document.visibilityState === "hidden" || !isFirstView()) return;
  try {
    const response = await fetch(`/api/open?line=${root.dataset.line ?? ""}`, {
      credentials: "omit",
      cache: "no-store",
    });
    const open: unknown = await response.json();
    if (!response.ok || !isOpenState(open) || !isFirstView()) return;
    element("status", HTMLParagraphElement).textContent = statusSentence(open, status);
    element("opens", HTMLParagraphElement).textContent = opensSentence(open, status);
    lastOpening = open.state;
    if (open.state !== root.dataset.state) show(open.state);
  } catch {
    // The words on the page hold until the next answer.
  }
}

function keepFresh(): void {
  const wait = root.dataset.state === "open" ? statusMs.open : statusMs.closed;
  setTimeout(() => void refresh().then(keepFresh), wait);
}

const app = () => import("./app.ts");

async function begin(): Promise<void> {
  const choice = document.querySelector('input[name="closing"]:checked');
  notice.hidden = choice instanceof HTMLInputElement;
  notice.textContent = limits.choose;
  if (!(choice instanceof HTMLInputElement)) return;
  agree.disabled = true;
  try {
    const { startVisit } = await app();
    show("app");
    startVisit({ keep: choice.value === "keep", token: undefined, onLeave });
  } catch {
    notice.textContent = limits.failed;
    notice.hidden = false;
  }
  agree.disabled = false;
}

async function resume(token: string): Promise<void> {
  try {
    const { startVisit } = await app();
    show("app");
    startVisit({ keep: true, token, onLeave });
  } catch {
    // The first view stands; starting anew is possible.
  }
}

const able =
  isSecureContext &&
  "subtle" in crypto &&
  crypto.subtle !== undefined &&
  "WebSocket" in window &&
  "replaceChildren" in root;

armLeaving(element("leave", HTMLAnchorElement));
if (matchMedia("(pointer: fine)").matches) {
  const hint = element("shift", HTMLParagraphElement);
  const [before = "", after = ""] = first.shift.split("{key}");
  const key = document.createElement("kbd");
  key.textContent = "Shift";
  hint.replaceChildren(before, key, after);
  hint.hidden = false;
}

if (able) {
  start.hidden = false;
  start.addEventListener("click", () => {
    show("limits");
    // Loads while the visitor reads.
    app().then(
      ({ prepare }) => prepare(),
      () => undefined,
    );
  });
  agree.addEventListener("click", () => void begin());
  element("back", HTMLButtonElement).addEventListener("click", () => show(lastOpening));
  const kept = sessionStorage.getItem(placeKey);
  if (kept !== null) void resume(kept);
  keepFresh();
  document.addEventListener("visibilitychange", () => void refresh());
} else {
  show("old");
}

// A page that comes back out of the browser's memory starts afresh: nothing of before is in it.
addEventListener("pageshow", (event) => event.persisted && location.reload());
