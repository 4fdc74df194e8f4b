/** The chat's page after "Start chat": starts a visit, one at a time, and sees to it that leaving takes everything along. */
import { setClock } from "../clock.ts";
import type { ChatCrypto } from "../encryption/chat-crypto.ts";
import type { ComplaintCrypto } from "../encryption/complaint.ts";
import { script } from "./scripts.ts";
import { fitScreen } from "./show/fit.ts";
import { Page } from "./show/page.ts";
import { readPlace } from "./visit/languages.ts";
import { Visit } from "./visit/shell.ts";

export interface Beginning {
  readonly keep: boolean;
  /** What "keep my place" put into this tab, if somebody comes back. */
  readonly kept: string | undefined;
  /** What was chosen to write in; undefined: as in the kept place, or the line's first. */
  readonly language: string | undefined;
  /** Registers what has to go when the page is left quickly. */
  readonly onLeave: (act: () => void) => void;
}

const root = document.documentElement;
const data = (name: string): string => root.dataset[name] ?? "";

let loading: Promise<ChatCrypto & ComplaintCrypto> | undefined;

/** Loads the encryption and makes keys ahead, while the visitor reads. A failure is forgotten, so that it is tried again. */
export function prepare(): Promise<ChatCrypto & ComplaintCrypto> {
  loading ??= script("mls-chat", () => import("../encryption/mls-chat.ts"), warmedUp).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function warmedUp({ createChatCrypto }: { createChatCrypto: () => ChatCrypto & ComplaintCrypto }) {
  const crypto = createChatCrypto();
  await crypto.warmUp();
  return crypto;
}

let current: { readonly visit: Visit; readonly page: Page } | undefined;

export function startVisit({ keep, kept, language, onLeave }: Beginning): void {
  const speed = Number(data("speed"));
  setClock({ now: Number(data("now")) + performance.now() * speed, speed });
  const languages = data("languages").split(" ");
  const place = kept === undefined ? undefined : readPlace(kept, languages);
  const chosen = language === undefined ? undefined : [language];
  const [own = languages[0] ?? root.lang, ...also] = chosen ?? place?.languages ?? [];
  const visit = new Visit({
    line: data("line"),
    language: own,
    languages,
    page: data("pages").includes(" ") ? root.lang : undefined,
    urgentFirst: data("urgentFirst") === "yes",
    organisationKey: data("organisationKey"),
    crypto: prepare,
  });
  if (current === undefined) attend(onLeave);
  else visit.goOnFrom(current.visit);
  stop();
  const page = new Page(visit, prepare);
  current = { visit, page };
  visit.begin({ keep, token: place?.token, also }, () => page.update());
}

/** A browser may keep a page in its memory, and show it for a moment before it begins afresh. */
function stop(): void {
  current?.visit.hide();
  current?.page.wipe();
}

/** Once for all visits of a page. */
function attend(onLeave: Beginning["onLeave"]): void {
  onLeave(() => {
    current?.visit.leave();
    current?.page.wipe();
  });
  addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", () =>
    current?.visit.chat?.pageShown(document.visibilityState === "visible"),
  );
  fitScreen();
  setInterval(() => current?.page.update(), 1000);
}
