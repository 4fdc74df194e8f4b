/** Somebody's browsers with the dates of their certificates, and those that ask to become one. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DeviceShown, PersonShown } from "../../../shared/people-interface.ts";
import { leadWhoCertified } from "../../staff/chain-reading.ts";
import { dayWritten, momentWritten } from "../dates.ts";
import { byLead, panel as words } from "../words/en.ts";
import { isStillBelieved } from "./listing.ts";
import type { View } from "./page-state.ts";
import type { PeopleView } from "./shown.ts";
import { Sure } from "./sure.tsx";

interface Props {
  readonly page: PeopleView;
  readonly person: PersonShown;
  readonly view: View;
  readonly working: boolean;
}

export function Browsers({ page, person, view, working }: Props) {
  const { devices, requests } = person;
  return (
    <section class="part" aria-labelledby="person-browsers">
      <h3 id="person-browsers">{words.browsersHeading}</h3>
      {devices.length === 0 ? <p class="small">{words.noBrowsers}</p> : null}
      <ul class="things">
        {requests.map((request) => (
          <Request key={request.signingKey} {...{ page, person, view, working, request }} />
        ))}
        {devices.map((device, index) => (
          <Browser
            key={device.signingKey}
            {...{ page, person, view, working, device }}
            number={devices.length - index}
          />
        ))}
      </ul>
    </section>
  );
}

function Browser({
  page,
  person,
  view,
  working,
  device,
  number,
}: Props & { readonly device: DeviceShown; readonly number: number }) {
  const { signingKey, revokedAt } = device;
  const { zone } = page.me.organisation;
  const isMine = page.me.device?.signingKey === signingKey;
  const isRevoking = view.is === "revoking" && view.signingKey === signingKey;
  const { listed } = page;
  const isBelieved = listed.value !== undefined && isStillBelieved(device, listed.value, page.now());
  const lead = revokedAt === null && device.certifiedUntil > page.now() ? leadWhoCertified(device.chain) : undefined;
  return (
    <li class="thing">
      <div class="thing-line">
        <span class="thing-name">
          <span class="strong">{words.browser(number)}</span>
          {isMine ? <span class="pill">{words.yourBrowser}</span> : null}
          <span class="small">
            {standing(device, page.now(), zone, { lead, isBelieved })},{" "}
            {words.browserAdded(dayWritten(device.addedAt, zone))}
          </span>
        </span>
        {isRevoking || (revokedAt !== null && !isBelieved) ? null : (
          <button
            type="button"
            class="button danger"
            aria-label={words.revokeBrowser(number)}
            onClick={() => page.tell({ type: "viewed", view: "revoking", signingKey })}
          >
            {words.revoke}
          </button>
        )}
      </div>
      {isBelieved && !isRevoking ? <p class="small">{words.browserLostWhy}</p> : null}
      {lead === undefined || isRevoking ? null : <Permanent {...{ page, person, view, working, device, lead }} />}
      {isRevoking ? (
        <Sure
          {...{ page, working }}
          act={{ do: "revoke", person: person.id, signingKey }}
          button={words.revokeNow}
          danger
        >
          <p data-focus tabIndex={-1}>
            {isBelieved ? words.browserLostWhy : words.revokeWhat(person.alias)} {isMine ? words.revokeOwn : ""}
          </p>
          <p class="small">{words.revokeHonest}</p>
        </Sure>
      ) : null}
    </li>
  );
}

/** Certified for an evening: a coordinator can make more of it. */
function Permanent({ page, person, view, working, device, lead }: Props & { device: DeviceShown; lead: string }) {
  const { signingKey } = device;
  if (view.is !== "certifying" || view.signingKey !== signingKey)
    return (
      <div class="sure buttons">
        <button
          type="button"
          class="button"
          onClick={() => page.tell({ type: "viewed", view: "certifying", signingKey })}
        >
          {byLead.make}
        </button>
      </div>
    );
  return (
    <Sure {...{ page, working }} act={{ do: "makePermanent", person: person.id, signingKey }} button={byLead.sureNow}>
      <p data-focus tabIndex={-1}>
        {byLead.sure(person.alias, lead)}
      </p>
    </Sure>
  );
}

interface Standing {
  readonly lead: string | undefined;
  readonly isBelieved: boolean;
}

function standing({ revokedAt, certifiedUntil }: DeviceShown, now: number, zone: string, of: Standing): string {
  if (of.lead !== undefined) return byLead.until(momentWritten(certifiedUntil, zone), of.lead);
  if (revokedAt !== null)
    return (of.isBelieved ? words.browserLost : words.browserRevoked)(dayWritten(revokedAt, zone));
  const day = dayWritten(certifiedUntil, zone);
  return certifiedUntil > now ? words.browserUntil(day) : words.browserEnded(day);
}

type RequestShown = PersonShown["requests"][number];

function Request({ page, person, view, working, request }: Props & { readonly request: RequestShown }) {
  const { signingKey, receivingKey } = request;
  const isComparing = view.is === "certifying" && view.signingKey === signingKey;
  const act = { do: "certify", person: person.id, signingKey, receivingKey } as const;
  return (
    <li class="thing asks">
      <div class="thing-line">
        <span class="thing-name">
          <span class="strong">{words.requestHeading}</span>
          <span class="small">{words.requestAt(momentWritten(request.askedAt, page.me.organisation.zone))}</span>
        </span>
        {isComparing ? null : (
          <button
            type="button"
            class="button primary"
            onClick={() => page.tell({ type: "viewed", view: "certifying", signingKey })}
          >
            {words.compare}
          </button>
        )}
      </div>
      {isComparing ? (
        <Sure {...{ page, working, act }} button={words.certify}>
          <p data-focus tabIndex={-1}>
            {words.compareWhat(person.alias)}
          </p>
          <CheckWords page={page} request={request} />
          <p class="small">{words.compareWhy}</p>
        </Sure>
      ) : null}
    </li>
  );
}

function CheckWords({ page, request }: { readonly page: PeopleView; readonly request: RequestShown }) {
  const spoken = useSignal<readonly string[]>([]);
  const { signingKey, receivingKey } = request;
  useEffect(() => {
    let isGone = false;
    void page.checkWords({ signingKey, receivingKey }).then((six) => {
      if (!isGone) spoken.value = six;
    });
    return () => {
      isGone = true;
    };
  }, [page, signingKey, receivingKey, spoken]);
  return (
    <div class="comparing">
      <p class="small">{words.compareWords}</p>
      <ol class="spoken-words" translate={false}>
        {spoken.value.map((word, place) => (
          <li key={`${place} ${word}`}>{word}</li>
        ))}
      </ol>
    </div>
  );
}
