/** One's shifts in one's own calendar: set up, given a new address, stopped. */
import { dayLong } from "../../rota/times.ts";
import type { Shown } from "../page.tsx";
import { calendar as words } from "../words/en.ts";

export function Calendar({ page, picture }: Shown) {
  const { feed } = picture.answer;
  const open = () => page.openPanel({ is: "feed", address: undefined });
  return (
    <section class="sheet" aria-labelledby="calendar-heading">
      <h2 id="calendar-heading">{words.heading}</h2>
      <p class="small">{feed === null ? words.about : words.made(dayLong(feed.madeAt, picture.zone), feed.summary)}</p>
      <div class="buttons">
        <button type="button" class="button" onClick={open}>
          {feed === null ? words.make : words.renew}
        </button>
        {feed === null ? null : (
          <button
            type="button"
            class="button danger"
            aria-describedby="calendar-stop"
            aria-disabled={page.state.value.asking !== undefined}
            onClick={() => page.act({ do: "feed", feed: { do: "stop" } })}
          >
            {words.stop}
          </button>
        )}
      </div>
      {feed === null ? null : (
        <p id="calendar-stop" class="small">
          {words.stopAbout}
        </p>
      )}
    </section>
  );
}
