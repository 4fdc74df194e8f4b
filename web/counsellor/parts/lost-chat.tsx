/** A chat whose keys went with the page that held it: it says so, and can be let go of. */

import type { KeptChat } from "../console/event.ts";
import type { ConsolePage } from "../console/page.ts";
import { lost } from "../words/en.ts";

export function LostChat({ page, kept }: { readonly page: ConsolePage; readonly kept: KeptChat }) {
  const heading = `lost-${kept.room}`;
  if (kept.elsewhere) {
    return (
      <section class="lost" aria-labelledby={heading}>
        <h2 id={heading}>{kept.name}</h2>
        <p>{lost.elsewhere}</p>
      </section>
    );
  }
  return (
    <section class="lost" aria-labelledby={heading}>
      <h2 id={heading}>{lost.heading(kept.name)}</h2>
      <p>{lost.text}</p>
      <p>{lost.next}</p>
      <button
        type="button"
        class="button"
        aria-describedby={heading}
        onClick={() => page.tell({ type: "lostChatEnded", room: kept.room })}
      >
        {lost.end}
      </button>
    </section>
  );
}
