/** One's certified browsers and one's sign-ins, this one first. */
import type { AccountAnswer } from "../../../shared/account-interface.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { now } from "../../clock.ts";
import { NewBrowser } from "../../staff/new-browser.tsx";
import { roleNames } from "../words/en.ts";
import type { Dates } from "./dates.ts";
import type { OwnAccount } from "./doing.ts";
import { beganBy, account as words } from "./words/en.ts";

interface Props {
  readonly own: OwnAccount;
  readonly account: AccountAnswer;
  readonly dates: Dates;
}

const hereFirst = <T extends { readonly here: boolean }>(all: readonly T[]) =>
  all.toSorted((a, b) => Number(b.here) - Number(a.here));

export function Browsers({ account, dates, me }: Omit<Props, "own"> & { readonly me: MeAnswer }) {
  const { devices } = account;
  const isCertified = devices.some(({ here, certifiedUntil }) => here && certifiedUntil > now());
  return (
    <section class="sheet" id="browser" aria-labelledby="browsers-heading">
      <h2 id="browsers-heading">{words.browsers}</h2>
      <p class="small">{words.browsersAbout}</p>
      {devices.length === 0 ? <p>{words.noBrowsers}</p> : null}
      <ul class="account-rows">
        {hereFirst(devices).map(({ signingKey, here, roles, addedAt, certifiedUntil }) => {
          const end = dates.day(certifiedUntil);
          const facts = [
            words.as(roles.map((role) => roleNames[role].toLowerCase()).join(", ")),
            certifiedUntil > now() ? words.until(end) : words.ended(end),
          ];
          return (
            <li key={signingKey}>
              <div>
                <p class="strong">{here ? words.hereBrowser : words.otherBrowser(dates.day(addedAt))}</p>
                <p class="small">{facts.join(", ")}</p>
              </div>
            </li>
          );
        })}
      </ul>
      {isCertified ? null : <NewBrowser me={me} old={false} onCertified={() => location.reload()} />}
    </section>
  );
}

export function SignIns({ own, account, dates }: Props) {
  const { sessions } = account;
  return (
    <section class="sheet" aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">{words.sessions}</h2>
      <p class="small">{words.sessionsAbout}</p>
      <ul class="account-rows">
        {hereFirst(sessions).map(({ id, here, beganAt, lastSeenAt, beganBy: how }) => {
          const began = dates.time(beganAt);
          const facts = [words.began(began), beganBy[how], ...(here ? [] : [words.seen(dates.time(lastSeenAt))])];
          return (
            <li key={id}>
              <p>
                {here ? <strong>{words.hereSession}: </strong> : null}
                {facts.join(", ")}
              </p>
              {here ? null : (
                <button
                  type="button"
                  class="button"
                  aria-label={words.endThis(began)}
                  onClick={() => void own.endSession(id)}
                >
                  {words.end}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 ? (
        <div class="buttons">
          <button type="button" class="button" onClick={() => void own.endSession(null)}>
            {words.endOthers}
          </button>
        </div>
      ) : null}
    </section>
  );
}
