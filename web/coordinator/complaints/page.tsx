/** `/staff/complaints`: what visitors wrote to this lead and one other, opened in this browser and nowhere else. */
import { useEffect, useMemo } from "preact/hooks";
import type { WaitingComplaint } from "../../../shared/complaint-interface.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { dayWritten } from "../dates.ts";
import { Frame } from "../frame.tsx";
import { Complaints } from "./shell.ts";
import { whoCan } from "./state.ts";
import { complaints as words } from "./words/en.ts";

const dayMs = 24 * 3_600_000;

export function ComplaintsPage() {
  return <Frame section="complaints">{(me, signedOut) => <Reading me={me} signedOut={signedOut} />}</Frame>;
}

function Reading({ me, signedOut }: { readonly me: MeAnswer; readonly signedOut: () => void }) {
  const own = useMemo(() => new Complaints(me.person.id, signedOut), []);
  const { answer, told } = own.state.value;
  useEffect(() => void own.look(), []);
  return (
    <>
      <h1>{words.heading}</h1>
      <p class="complaints-about">{words.about}</p>
      <p class="complaint account-told" role="status">
        {told}
      </p>
      {answer === undefined ? (
        told === "" ? (
          <p>{words.opening}</p>
        ) : (
          <button type="button" class="button" onClick={() => void own.look()}>
            {words.again}
          </button>
        )
      ) : (
        <div class="account">
          {answer.complaints.length === 0 ? <p>{words.none}</p> : null}
          {answer.complaints.map((one) => (
            <One key={one.id} own={own} one={one} zone={me.organisation.zone} />
          ))}
          {answer.lost > 0 ? <p class="notice">{words.lost(answer.lost)}</p> : null}
        </div>
      )}
    </>
  );
}

interface OneProps {
  readonly own: Complaints;
  readonly one: WaitingComplaint;
  readonly zone: string;
}

function One({ own, one, zone }: OneProps) {
  const { opened } = own.state.value;
  const text = opened.get(one.id);
  const who = whoCan(one);
  // The day is one of UTC: named as such, whatever the zone.
  const day = dayWritten(one.day * dayMs, "UTC");
  return (
    <section class="sheet" aria-labelledby={`complaint-${one.id}`}>
      <h2 id={`complaint-${one.id}`}>{words.came(one.line, day)}</h2>
      <p class="small">{words.ends(dayWritten(one.endsAt, zone))}</p>
      {who === "both" ? null : <p>{words[who]}</p>}
      {one.sealed === null ? null : text === undefined ? (
        <div class="buttons">
          <button
            type="button"
            class="button primary"
            aria-label={words.openThis(day)}
            onClick={() => void own.open(one)}
          >
            {words.open}
          </button>
        </div>
      ) : text === null ? (
        <p class="notice" role="alert">
          {words.notOpened}
        </p>
      ) : (
        <>
          <blockquote class="complaints-text" translate={false} dir="auto">
            {text}
          </blockquote>
          <p class="small">
            {words.closeAbout}
            {who === "both" ? ` ${words.closeOther}` : ""}
          </p>
          <div class="buttons">
            <button
              type="button"
              class="button"
              aria-label={words.closeThis(day)}
              onClick={() => void own.close(one.id)}
            >
              {words.close}
            </button>
          </div>
        </>
      )}
    </section>
  );
}
