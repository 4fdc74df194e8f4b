/**
 * The bar at the top: whose service, until when on shift, taking chats or paused, and who is signed in. Where the window
 * is narrow, all but the first three stand in a menu (`popover`: Escape and a press elsewhere close it).
 */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Brand } from "../../staff/brand.tsx";
import type { ConsolePage } from "../console/page.ts";
import { clockTime, ticking } from "../durations.ts";
import { header, leaving, rest as words } from "../words/en.ts";

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
      <Menu>
        <Rests page={page} />
        <SignOff page={page} />
        <Account page={page} />
      </Menu>
    </header>
  );
}

/** In a wide window its button is not there, and what is in it stands in the bar. Whatever is chosen closes it. */
function Menu({ children }: { readonly children: ComponentChildren }) {
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = menu.current;
    const close = () => shown?.hidePopover();
    shown?.addEventListener("click", close);
    return () => shown?.removeEventListener("click", close);
  }, []);
  return (
    <>
      <button type="button" class="button menu-button" popovertarget={id}>
        {header.menu}
      </button>
      <div id={id} ref={menu} class="menu" popover="auto">
        {children}
      </div>
    </>
  );
}

function TakingSwitch({ page }: { readonly page: ConsolePage }) {
  const { taking, setAside, rest } = page.state.value;
  const why = rest === null || rest === undefined ? undefined : words[rest.why];
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
        {why ?? (setAside ? header.away : header.paused)}
      </span>
    </button>
  );
}

/** Two ways of not taking chats that colleagues see by name. Pressed again: back to taking them. */
function Rests({ page }: { readonly page: ConsolePage }) {
  const { rest, over } = page.state.value;
  if (over !== undefined) return null;
  return (
    <fieldset class="rests">
      <legend class="unseen">{words.group}</legend>
      {(["break", "call"] as const).map((why) => (
        <button
          key={why}
          type="button"
          class="button quiet"
          aria-pressed={rest?.why === why}
          onClick={() =>
            page.tell(rest?.why === why ? { type: "takingSwitched", on: true } : { type: "restPressed", why })
          }
        >
          {words[why]}
          {rest?.why === why ? <span class="small">{ticking(page.now.value - rest.since)}</span> : null}
        </button>
      ))}
    </fieldset>
  );
}

function SignOff({ page }: { readonly page: ConsolePage }) {
  if (!page.state.value.checkedIn) return null;
  return (
    <button type="button" class="button quiet" onClick={() => page.tell({ type: "signOffPressed" })}>
      {leaving.button}
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
      <a class="mark" href="/staff/shifts" target={stage.is === "onShift" ? "_blank" : undefined} title={header.shifts}>
        <span class="unseen">{header.shifts}</span>
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
