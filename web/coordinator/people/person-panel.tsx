/** One person: what is known of them, and everything that can be done, each step in sight before it happens. */
import type { PersonShown } from "../../../shared/people-interface.ts";
import { dayNamed } from "../dates.ts";
import { SavedForm } from "../saved-form.tsx";
import { common, form, people, roleNames, panel as words } from "../words/en.ts";
import { Browsers } from "./browsers.tsx";
import { ChangeForm } from "./change-form.tsx";
import { RolePicker } from "./fields.tsx";
import { languageNames } from "./languages.ts";
import { Leaving, PauseOrLeave } from "./leaving.tsx";
import { Marks } from "./list.tsx";
import { dayIn } from "./listing.ts";
import { find, type Panel, type View } from "./page-state.ts";
import type { PeopleView } from "./shown.ts";
import { SkillList } from "./skills.tsx";
import { Lost, WaysIn } from "./ways-in.tsx";

interface Props {
  readonly page: PeopleView;
  readonly panel: Extract<Panel, { is: "person" }>;
}

export function PersonPanel({ page, panel }: Props) {
  const person = find(page.state.value, panel.id);
  if (person === undefined) return null;
  const { view, working } = panel;
  switch (view.is) {
    case "editing":
      return <ChangeForm page={page} view={view} working={working} />;
    case "roles":
      return <RolesForm page={page} view={view} working={working} />;
    case "leaving":
      return <Leaving page={page} person={person} working={working} />;
    case "lost":
      return <Lost page={page} person={person} working={working} />;
    case "looking":
    case "revoking":
    case "certifying":
      return <Looking page={page} person={person} view={view} working={working} />;
  }
}

interface LookingProps {
  readonly page: PeopleView;
  readonly person: PersonShown;
  readonly view: Extract<View, { is: "looking" | "revoking" | "certifying" }>;
  readonly working: boolean;
}

function Looking({ page, person, view, working }: LookingProps) {
  if (person.state === "left") return <p>{words.left}</p>;
  return (
    <div class="drawer-parts">
      <Facts page={page} person={person} />
      <Browsers page={page} person={person} view={view} working={working} />
      <WaysIn page={page} person={person} />
      <PauseOrLeave page={page} person={person} />
    </div>
  );
}

function Facts({ page, person }: { readonly page: PeopleView; readonly person: PersonShown }) {
  const { facts } = words;
  const { roles, lastSeenDay, passkeys, chatsMost, languages, skills } = person;
  return (
    <section class="part" aria-labelledby="person-about">
      <h3 id="person-about" class="unseen">
        {words.about}
      </h3>
      <p class="person-line">
        <span>{roles.map((role) => roleNames[role]).join(", ")}</span>
        <Marks person={person} isMe={page.me.person.id === person.id} />
      </p>
      <dl class="facts">
        <div>
          <dt>{facts.languages}</dt>
          <dd>{languageNames(languages)}</dd>
        </div>
        <div>
          <dt>{facts.skills}</dt>
          <dd>
            <SkillList skills={skills} today={dayIn(page.me.organisation.zone, page.now())} />
          </dd>
        </div>
        <div>
          <dt>{facts.limit}</dt>
          <dd>{chatsMost}</dd>
        </div>
        <div>
          <dt>{facts.seen}</dt>
          <dd>{lastSeenDay === null ? people.neverSeen : dayNamed(lastSeenDay)}</dd>
        </div>
        <div>
          <dt>{facts.passkeys}</dt>
          <dd>{passkeys === 0 ? people.noPasskeys : passkeys}</dd>
        </div>
      </dl>
      <div class="buttons">
        <button type="button" class="button" onClick={() => page.tell({ type: "viewed", view: "editing" })}>
          {words.edit}
        </button>
        <button type="button" class="button" onClick={() => page.tell({ type: "viewed", view: "roles" })}>
          {words.changeRoles}
        </button>
      </div>
    </section>
  );
}

interface RolesFormProps {
  readonly page: PeopleView;
  readonly view: Extract<View, { is: "roles" }>;
  readonly working: boolean;
}

function RolesForm({ page, view, working }: RolesFormProps) {
  return (
    <SavedForm save={() => page.tell({ type: "saved" })}>
      <RolePicker legend={words.roles} roles={view.roles} pick={(roles) => page.tell({ type: "rolesPicked", roles })} />
      <p class="small">{words.rolesAbout}</p>
      <p class="complaint" role="status">
        {view.roles.length === 0 ? form.complaint("noRole") : ""}
      </p>
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={working || view.roles.length === 0}>
          {words.saveRoles}
        </button>
        <button type="button" class="button" onClick={() => page.tell({ type: "viewed", view: "looking" })}>
          {common.cancel}
        </button>
      </div>
    </SavedForm>
  );
}
