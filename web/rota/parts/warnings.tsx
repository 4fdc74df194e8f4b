/** What must be known before it happens, on top: gaps near, one person alone, a trainee without a supervisor, weeks not published, what waits. */
import type { ComponentChildren } from "preact";
import { dayAt, mondayOf } from "../../../shared/rota/day.ts";
import type { Warning } from "../../../shared/rota/warnings.ts";
import { fullDay, when } from "../days.ts";
import { undecided } from "../editing.ts";
import { holds } from "../looking.ts";
import { lineIn, warningsNow } from "../picture.ts";
import { warning as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";

export function Warnings({ page, picture }: Shown) {
  const { window, today } = page.state.value;
  const isNear = window !== undefined && holds(window, mondayOf(today));
  const found = isNear && picture.answer.lines.length > 0 ? warningsNow(picture, page.now()) : [];
  const { requests } = picture.answer;
  const toDecide = undecided(picture);
  if (found.length + toDecide.length + requests.length === 0) return null;
  return (
    <section class="warnings" aria-labelledby="rota-warnings">
      <h2 id="rota-warnings" class="unseen">
        {words.heading}
      </h2>
      <ul>
        {found.map((one, index) => (
          <Warned key={index} page={page} picture={picture} warning={one} />
        ))}
        {toDecide.length === 0 ? null : (
          <Line says={words.decide(toDecide.length)}>
            <button type="button" class="button" onClick={() => page.openPanel({ is: "decide" })}>
              {words.decideNow}
            </button>
          </Line>
        )}
        {requests.length === 0 ? null : (
          <Line says={words.requests(requests.length)}>
            <button type="button" class="button" onClick={() => page.openPanel({ is: "requests" })}>
              {words.answer}
            </button>
          </Line>
        )}
      </ul>
    </section>
  );
}

function Warned({ page, picture, warning }: Shown & { readonly warning: Warning }) {
  const line = picture.answer.lines.length > 1 ? `, ${lineIn(picture, warning.line)}` : "";
  if (warning.warning === "unpublished") {
    const { monday, days } = warning;
    return (
      <Line says={words.unpublished(fullDay(monday), line, days)}>
        <button type="button" class="button" onClick={() => page.tell({ type: "weekPressed", monday })}>
          {words.show}
        </button>
      </Line>
    );
  }
  const at = when(picture.zone, warning);
  const says =
    warning.warning === "gap" ? words.gap(at, line, warning.have, warning.minimum) : words[warning.warning](at, line);
  const open = () => {
    page.tell({ type: "dayPressed", day: dayAt(picture.zone, warning.from) });
    page.openPanel({ is: "shift", shift: warning.shift, view: "people" });
  };
  return (
    <Line says={says}>
      <button type="button" class="button" onClick={open}>
        {words.look}
      </button>
    </Line>
  );
}

function Line({ says, children }: { readonly says: string; readonly children: ComponentChildren }) {
  return (
    <li>
      <span class="warned-what">{says}</span>
      {children}
    </li>
  );
}
