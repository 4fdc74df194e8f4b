/** What shift leads did while no coordinator was there: each browser they certified, to be kept, revoked or let end. */
import { momentWritten } from "../dates.ts";
import { panel, byLead as words } from "../words/en.ts";
import { type CertifiedByLead, certifiedByLeads } from "./listing.ts";
import type { PeopleView } from "./shown.ts";

export function ByLead({ page }: { readonly page: PeopleView }) {
  const found = certifiedByLeads(page.state.value.people, page.now());
  if (found.length === 0) return null;
  return (
    <section class="sheet by-lead" aria-labelledby="by-lead-heading">
      <h2 id="by-lead-heading">{words.heading}</h2>
      <p class="small">{words.about}</p>
      <ul class="things">
        {found.map((one) => (
          <Certified key={one.device.signingKey} page={page} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Certified({ page, one }: { readonly page: PeopleView; readonly one: CertifiedByLead }) {
  const { id, alias } = one.person;
  const { signingKey, certifiedUntil } = one.device;
  const open = (view: "certifying" | "revoking") => {
    page.tell({ type: "personPressed", id });
    page.tell({ type: "viewed", view, signingKey });
  };
  return (
    <li class="thing">
      <div class="thing-line">
        <p>
          {words.told(one.lead, alias, momentWritten(certifiedUntil, page.me.organisation.zone))}{" "}
          {one.hasEnded ? words.ended : ""}
        </p>
        <span class="buttons">
          {one.hasEnded ? null : (
            <button type="button" class="button" aria-label={words.makeFor(alias)} onClick={() => open("certifying")}>
              {words.make}
            </button>
          )}
          <button
            type="button"
            class="button danger"
            aria-label={words.revokeFor(alias)}
            onClick={() => open("revoking")}
          >
            {panel.revoke}
          </button>
        </span>
      </div>
    </li>
  );
}
