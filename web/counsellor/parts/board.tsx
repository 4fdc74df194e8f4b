/** The board: waiting and chats at the left, the chat in the middle, its facts at the right, keys at the foot. */
import type { ConsolePage } from "../console/page.ts";
import { header } from "../words/en.ts";
import { Facts } from "./facts.tsx";
import { useFocusOnArrival } from "./focus.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { Middle } from "./middle.tsx";
import { MyChats } from "./my-chats.tsx";
import { NoticeBar } from "./notice.tsx";
import { OnShift } from "./on-shift.tsx";
import { Waiting } from "./waiting.tsx";

export function Board({ page }: { readonly page: ConsolePage }) {
  const title = useFocusOnArrival<HTMLHeadingElement>();
  return (
    <div class="console">
      <Header page={page} />
      <main class="board" data-pane={page.pane.value}>
        <h1 class="unseen" ref={title} tabIndex={-1}>
          {header.chats}
        </h1>
        <NoticeBar page={page} />
        <div class="side">
          <Waiting page={page} />
          <MyChats page={page} />
          <OnShift page={page} />
        </div>
        <div class="middle">
          <Middle page={page} />
        </div>
        <Facts page={page} />
      </main>
      <Footer page={page} />
      <KeysDialog page={page} />
    </div>
  );
}
