/** The board: waiting and chats at the left, up to three chats in the middle, facts at the right, keys at the foot. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { unread } from "../console/chat.ts";
import { fitsIn, wanted } from "../console/columns.ts";
import type { ConsolePage } from "../console/page.ts";
import { header, myChats } from "../words/en.ts";
import { ColleagueDialog } from "./colleagues.tsx";
import { Facts } from "./facts.tsx";
import { useFocusOnArrival } from "./focus.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { LeavingDialog } from "./leaving.tsx";
import { Middle } from "./middle.tsx";
import { MyChats } from "./my-chats.tsx";
import { NoticeBar } from "./notice.tsx";
import { OfferReminder } from "./offer.tsx";
import { OnShift } from "./on-shift.tsx";
import { Waiting } from "./waiting.tsx";

export function Board({ page }: { readonly page: ConsolePage }) {
  const title = useFocusOnArrival<HTMLHeadingElement>();
  const middle = useMeasured(page);
  return (
    <div class="console">
      <Header page={page} />
      <main class="board" data-pane={page.pane.value} data-chats={wanted(page.state.value).length}>
        <h1 class="unseen" ref={title} tabIndex={-1}>
          {header.chats}
        </h1>
        <NoticeBar page={page} />
        <LeavingDialog page={page} />
        <div class="side">
          <Waiting page={page} />
          <MyChats page={page} />
          <OnShift page={page} />
        </div>
        <div class="middle" ref={middle}>
          <OfferReminder page={page} />
          <Middle page={page} />
        </div>
        <Facts page={page} />
      </main>
      <NewElsewhere page={page} />
      <Footer page={page} />
      <KeysDialog page={page} />
      <ColleagueDialog page={page} />
    </div>
  );
}

/** How many chats fit is measured, not guessed: panels come and go, and letters may be large. */
function useMeasured(page: ConsolePage) {
  const middle = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = middle.current;
    if (element === null) return undefined;
    const measure = () => {
      // Not shown, as beside the list on a phone: what was measured last still holds.
      if (element.clientWidth === 0) return;
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("font-size")) || 16;
      page.fits.value = fitsIn(element.clientWidth, Math.max(rem, 1));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return middle;
}

/** Chats that are not written in say how much is new in them, and never what. */
function NewElsewhere({ page }: { readonly page: ConsolePage }) {
  const { chats, selected } = page.state.value;
  const fresh = chats.filter((chat) => chat.room !== selected && unread(chat) > 0);
  return (
    <p class="unseen" role="status">
      {fresh.map((chat) => myChats.announced(chat.name, unread(chat))).join(". ")}
    </p>
  );
}
