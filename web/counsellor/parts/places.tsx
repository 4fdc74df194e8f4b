/** Places of the line's own list, to point to: nothing else that is sent can be tapped. */
import { placeLeadsTo } from "../../../shared/page.ts";
import type { Chat } from "../console/chat.ts";
import type { ConsolePage, HeldChat } from "../console/page.ts";
import { places as words } from "../words/en.ts";

interface Props {
  readonly page: ConsolePage;
  readonly chat: Chat;
  readonly held: HeldChat;
}

export function Places({ page, chat, held }: Props) {
  const places = page.places.value.get(chat.line) ?? [];
  if (places.length === 0) return null;
  const { canWrite } = held.view.value;
  return (
    <details class="acts places">
      <summary>{words.heading}</summary>
      <p class="small">{words.about}</p>
      <ul>
        {places.map(({ id, name, about, to }) => (
          <li key={id}>
            <p class="small">
              <strong>{name}</strong> {about} <span dir="ltr">{to}</span>
            </p>
            <button
              type="button"
              class="button wide"
              disabled={!canWrite}
              onClick={() => held.conversation.write(words.said(name, placeLeadsTo(to)), id)}
            >
              {words.show(name, chat.name)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
