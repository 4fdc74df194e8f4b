/**
 * The conversation. Only ever appended to: old messages keep their elements, so that a screen reader reads each once,
 * and scrolling back is left alone. Everything is text; nothing in it can be followed or loaded.
 */
import { useComputed } from "@preact/signals";
import { For } from "@preact/signals/utils";
import { useRef } from "preact/hooks";
import type { ShownMessage } from "../../conversation/view.ts";
import type { Chat } from "../console/chat.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { clockTime } from "../durations.ts";
import { masked } from "../masking.ts";
import { chat as words } from "../words/en.ts";
import { useStickToEnd } from "./stick-to-end.ts";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
}

/** A message, and whether its time and delivery are shown: the last of several alike speaks for them. */
interface Row {
  readonly message: ShownMessage;
  readonly last: boolean;
}

export function Log({ page, chat, held }: Props) {
  const zone = page.state.value.me?.organisation.zone ?? "UTC";
  const known = useRef<ReadonlyMap<string, Row>>(new Map());
  const rows = useComputed(() => {
    known.current = rowsOf(held.view.value.messages, known.current);
    return [...known.current.values()];
  });
  const { log, unseen, toEnd } = useStickToEnd(held.view);
  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="log" role="log" tabIndex={0} ref={log} aria-label={words.log(chat.name)} aria-relevant="additions">
        {chat.stage.is === "starting" ? null : <p class="note">{words.joined(clockTime(chat.startedAt, zone))}</p>}
        <ol>
          <For each={rows} getKey={(row) => row.message.id}>
            {(row) => <Message row={row} name={chat.name} zone={zone} />}
          </For>
        </ol>
      </div>
      {unseen.value > 0 ? (
        <button type="button" class="button to-end" onClick={toEnd}>
          {words.newMessages(unseen.value)}
        </button>
      ) : null}
      <OwnDelivery held={held} />
    </div>
  );
}

function Message({ row, name, zone }: { readonly row: Row; readonly name: string; readonly zone: string }) {
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

/** Says "Delivered" once the newest own message has arrived, without touching the log. */
function OwnDelivery({ held }: { readonly held: HeldChat }) {
  const newest = held.view.value.messages.findLast(({ mine }) => mine);
  const said =
    newest?.delivery === "delivered" || newest?.delivery === "notDelivered" ? words.announced[newest.delivery] : "";
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}

/** Rows keep their identity while nothing about them changes, so that only new ones are rendered. */
function rowsOf(messages: readonly ShownMessage[], before: ReadonlyMap<string, Row>): ReadonlyMap<string, Row> {
  return new Map(
    messages.map((message, place) => {
      const next = messages[place + 1];
      const row: Row = { message, last: next === undefined || !isAlike(message, next) };
      const same = before.get(message.id);
      return [message.id, same !== undefined && isUnchanged(same, row) ? same : row];
    }),
  );
}

function isUnchanged(before: Row, now: Row): boolean {
  const [one, other] = [before.message, now.message];
  return before.last === now.last && one.delivery === other.delivery && one.text === other.text && one.at === other.at;
}

function isAlike(one: ShownMessage, other: ShownMessage): boolean {
  const sameMinute = Math.floor(one.at / 60_000) === Math.floor(other.at / 60_000);
  return one.mine === other.mine && sameMinute && (!one.mine || one.delivery === other.delivery);
}
