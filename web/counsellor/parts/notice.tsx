/** What the console has to say to its person: why nothing was taken, why a chat is gone, and the like. */
import type { ConsolePage } from "../console/page.ts";
import type { Notice } from "../console/state.ts";
import { clockTime } from "../durations.ts";
import { gate, notices, notTaken, released } from "../words/en.ts";

export function NoticeBar({ page }: { readonly page: ConsolePage }) {
  const { notice, link, me, setAside } = page.state.value;
  return (
    <div class="notices">
      <div role="status">
        {notice === undefined ? null : (
          <div class="notice">
            <p>{sentence(notice, me?.organisation.zone ?? "UTC")}</p>
            {notice.is === "away" && setAside ? (
              <button type="button" class="button" onClick={() => page.tell({ type: "takingSwitched", on: true })}>
                {notices.back}
              </button>
            ) : null}
            <button
              type="button"
              class="close"
              aria-label={notices.close}
              onClick={() => page.tell({ type: "noticeClosed" })}
            >
              <Cross />
            </button>
          </div>
        )}
      </div>
      <div role="alert">
        {link === "replaced" ? (
          <div class="notice">
            <p>{notices.replaced}</p>
            <button type="button" class="button" onClick={() => page.tell({ type: "continueHerePressed" })}>
              {gate.continueHere}
            </button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

export function Cross() {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      <path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
    </svg>
  );
}

export function sentence(notice: Notice, zone: string): string {
  switch (notice.is) {
    case "notTaken":
      if (notice.reason !== "tooSoon") return notTaken[notice.reason];
      return notices.tooSoon(notice.nextAt === null ? undefined : clockTime(notice.nextAt, zone));
    case "released":
      return released[notice.reason](notice.name);
    case "deviceEndsSoon":
      return notices.deviceEndsSoon(clockTime(notice.at, zone));
    case "away":
      return notices.away[notice.why];
    case "notConnected":
    case "shiftOver":
    case "endChatsFirst":
    case "signInEnded":
    case "deviceEnded":
      return notices[notice.is];
  }
}
