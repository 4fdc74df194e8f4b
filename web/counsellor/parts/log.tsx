/**
 * The conversation. Only ever appended to: old messages keep their elements, so that a screen reader reads each once,
 * and scrolling back is left alone. Everything is text; nothing in it can be followed or loaded.
 */
import { useComputed } from "@preact/signals";
import { For } from "@preact/signals/utils";
import { useRef } from "preact/hooks";
import type { Chat } from "../console/chat.ts";
import { chatOf } from "../console/chats.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { clockTime } from "../durations.ts";
import { masked } from "../masking.ts";
import { chat as words } from "../words/en.ts";
import { type Row, rowsOf } from "./rows.ts";
import { useStickToEnd } from "./stick-to-end.ts";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
  readonly active: boolean;
}

export function Log({ page, chat, held, active }: Props) {
  const zone = page.state.value.me?.organisation.zone ?? "UTC";
  const known = useRef<readonly Row[]>([]);
  const rows = useComputed(() => {
    const newAfter = chatOf(page.state.value, chat.room)?.newAfter;
    known.current = rowsOf(held.view.value.messages, newAfter, known.current);
    return [...known.current];
  });
  const { log, unseen, toEnd } = useStickToEnd(held.view);
  return (
    <div class="log-frame">
      <div
        class="log"
        role="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        ref={log}
        aria-label={words.log(chat.name)}
        aria-relevant="additions"
        // The chat one writes in is read out; of the others it is said how much is new, or two people would be mixed up.
        aria-live={active ? "polite" : "off"}
      >
        {chat.stage.is === "starting" ? null : <p class="note">{words.joined(clockTime(chat.startedAt, zone))}</p>}
        <ol>
          <For each={rows} getKey={(row) => row.key}>
            {(row) => <RowOf row={row} name={chat.name} zone={zone} />}
          </For>
        </ol>
      </div>
      {unseen.value > 0 ? (
        <button type="button" class="button to-end" onClick={toEnd}>
          {words.newMessages(unseen.value)}
        </button>
      ) : null}
      {active ? <OwnDelivery held={held} /> : null}
    </div>
  );
}

interface RowProps<R extends Row> {
  readonly row: R;
  readonly name: string;
  readonly zone: string;
}

function RowOf({ row, name, zone }: RowProps<Row>) {
  switch (row.is) {
    case "message":
      return <Message row={row} name={name} zone={zone} />;
    case "takenBack":
      return <li class="note taken-back">{words.takenBack(name)}</li>;
    case "new":
      return (
        <li class="new-line" aria-live="off">
          <span>{words.fresh}</span>
        </li>
      );
  }
}

function Message({ row, name, zone }: RowProps<Extract<Row, { is: "message" }>>) {
  const { mine, text, at, delivery } = row.message;
  return (
    // What one wrote oneself is not read out again; its delivery has a region of its own.
    <li class={mine ? "mine" : "theirs"} data-last={row.last} {...(mine ? { "aria-live": "off" } : {})}>
      <span class="unseen">{`${mine ? words.you : name}: `}</span>
      <p class="bubble" dir="auto" translate={false} data-text>
        {mine ? text : <Masked text={text} />}
      </p>
      <p class="meta">
        <time dateTime={new Date(at).toISOString()}>{clockTime(at, zone)}</time>
        {mine ? <span class={`delivery ${delivery}`}>{words.delivery[delivery]}</span> : null}
      </p>
    </li>
  );
}

function Masked({ text }: { readonly text: string }) {
  return masked(text).map((part, place) =>
    part.is === "text" ? (
      part.text
    ) : (
      <span class="address-hidden" key={place}>
        {words.addressHidden}
      </span>
    ),
  );
}

/** Says "Delivered" once the newest own message has arrived, without touching the log. Seen is not said again. */
function OwnDelivery({ held }: { readonly held: HeldChat }) {
  const newest = held.view.value.messages.findLast(({ mine }) => mine);
  const arrived = newest?.delivery === "delivered" || newest?.delivery === "seen";
  const said = arrived ? words.announced.delivered : "";
  const failed = newest?.delivery === "notDelivered" ? words.announced.notDelivered : said;
  return (
    <p class="unseen" role="status">
      {failed}
    </p>
  );
}
