/** The bar at the top: whose service, until when on shift, taking chats or paused, and who is signed in. */

import { Brand } from "../../staff/brand.tsx";
import type { ConsolePage } from "../console/page.ts";
import { clockTime } from "../durations.ts";
import { header } from "../words/en.ts";

export function Header({ page }: { readonly page: ConsolePage }) {
  const { me, shift, over } = page.state.value;
  const zone = me?.organisation.zone ?? "UTC";
  const until =
    shift === null || over === "shift" ? header.shiftOver : header.onShiftUntil(clockTime(shift.until, zone));
  return (
    <header class="bar">
      <Brand name={me?.organisation.name ?? ""} />
      <p class="here" aria-hidden="true">
        {header.chats}
      </p>
      <p class="until" title={header.zone(me?.organisation.zoneName ?? zone)}>
        {until}
      </p>
      <TakingSwitch page={page} />
      <Account page={page} />
    </header>
  );
}

function TakingSwitch({ page }: { readonly page: ConsolePage }) {
  const { taking, setAside } = page.state.value;
  return (
    <button
      type="button"
      class="taking"
      role="switch"
      aria-checked={taking}
      onClick={() => page.tell({ type: "takingSwitched", on: !taking })}
    >
      <span class="taking-on">{header.taking}</span>
      <span class="taking-off" aria-hidden="true">
        {setAside ? header.away : header.paused}
      </span>
    </button>
  );
}

/** A leaf of a calendar. */
function CalendarLeaf() {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d="M3 5h14v12H3zM3 9h14M7 3v4M13 3v4"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

export function Account({ page }: { readonly page: ConsolePage }) {
  const alias = page.state.value.me?.person.alias ?? "";
  const { stage } = page.state.value;
  if (stage.is === "signedOut") return null;
  return (
    <div class="account">
      {/* Pages of their own while chats may run in this one. */}
      <a
        class="mark"
        href="/staff/shifts"
        target={stage.is === "onShift" ? "_blank" : undefined}
        title={header.shifts}
        aria-label={header.shifts}
      >
        <CalendarLeaf />
      </a>
      <a
        class="mark"
        href="/staff/account"
        target={stage.is === "onShift" ? "_blank" : undefined}
        title={header.account(alias)}
      >
        <span class="unseen">{header.account(alias)}</span>
        <span aria-hidden="true">{Array.from(alias)[0]?.toUpperCase()}</span>
      </a>
      <button type="button" class="button quiet" onClick={() => page.tell({ type: "signOutPressed" })}>
        {header.signOut}
      </button>
    </div>
  );
}
