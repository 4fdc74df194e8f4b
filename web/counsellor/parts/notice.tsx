/** What the console has to say to its person: why nothing was taken, why a chat is gone, and the like. */
import { ComplaintsWaiting } from "../../staff/complaints-waiting.tsx";
import { Warnings } from "../../staff/warnings.tsx";
import type { ConsolePage } from "../console/page.ts";
import type { Notice } from "../console/state.ts";
import { clockTime } from "../durations.ts";
import { gate, notices, notTaken, released } from "../words/en.ts";
import { WarningSign } from "./urgent.tsx";

export function NoticeBar({ page }: { readonly page: ConsolePage }) {
  const { notice, link, me } = page.state.value;
  const said = notice === undefined ? null : <Said page={page} notice={notice} />;
  const isUrgent = notice !== undefined && isWarning(notice);
  return (
    <div class="notices">
      {/* Whoever leads an evening must know of the next one's gap too. */}
      <Warnings roles={me?.person.roles ?? []} />
      <ComplaintsWaiting roles={me?.person.roles ?? []} />
      <div role="status">{isUrgent ? null : said}</div>
      <div role="alert">{isUrgent ? said : null}</div>
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

/** Something is wrong with this device or this sign-in: nobody can be helped from here before it is put right. */
function isWarning(notice: Notice): boolean {
  switch (notice.is) {
    case "released":
      return notice.reason === "refused";
    case "deviceEnded":
    case "deviceEndsSoon":
    case "signInEnded":
      return true;
    default:
      return false;
  }
}

function Said({ page, notice }: { readonly page: ConsolePage; readonly notice: Notice }) {
  const { me, setAside } = page.state.value;
  return (
    <div class={isWarning(notice) ? "notice warning" : "notice"}>
      <p>
        {isWarning(notice) ? <WarningSign /> : null}
        {sentence(notice, me?.organisation.zone ?? "UTC")}
      </p>
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
    case "needed":
      return notices.needed(notice.chats);
    case "away":
      return notices.away[notice.why];
    case "notFlagged":
    case "notConnected":
    case "shiftOver":
    case "endChatsFirst":
    case "signInEnded":
    case "deviceEnded":
      return notices[notice.is];
  }
}
