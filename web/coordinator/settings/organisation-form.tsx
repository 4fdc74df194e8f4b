/** What the organisation calls itself, and by which clock it plans; its key, which nobody changes. */
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { privateField } from "../../staff/private-field.ts";
import { keyWords } from "../../staff/spoken-words.ts";
import { zones } from "../../staff/zones.ts";
import { Meanwhile } from "../meanwhile-list.tsx";
import { settings as words } from "../words/en.ts";
import { Saying } from "./saying.tsx";
import type { SettingsShell } from "./shell.ts";
import { isNewZone } from "./state.ts";

export function OrganisationForm({ page }: { readonly page: SettingsShell }) {
  const state = page.state.value.words;
  const { draft, base, meanwhile } = state.editing;
  const zoneId = useId();
  return (
    <form
      class="sheet"
      aria-labelledby="settings-organisation"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        page.tell({ type: "wordsPressed" });
      }}
    >
      <h2 id="settings-organisation">{words.organisation}</h2>
      <Meanwhile
        changes={meanwhile.map(({ field, theirs, mine }) => ({
          ...{ field, mine, name: words.fields[field], value: theirs[field] },
        }))}
        take={(field) => page.tell({ type: "tookTheirs", field })}
      />
      <TextField page={page} field="name" about={words.nameAbout} />
      <div class="field">
        <label for={zoneId}>{words.zone}</label>
        <select
          id={zoneId}
          value={draft.zone}
          aria-describedby={`${zoneId}-about`}
          onChange={(event) => page.tell({ type: "wrote", words: { zone: event.currentTarget.value } })}
        >
          {[...new Set([base.zone, ...zones(draft.zone)])].toSorted().map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </select>
        <p id={`${zoneId}-about`} class="small">
          {words.zoneAbout}
        </p>
      </div>
      <div role="status">{isNewZone(state) ? <p class="notice">{words.newZone}</p> : null}</div>
      <TextField page={page} field="zoneName" about={words.zoneNameAbout} />
      <Saying
        said={state.said}
        saving={state.saving}
        problem={state.problem}
        saved={words.wordsSaved}
        onward={words.saveWords}
      />
    </form>
  );
}

interface TextProps {
  readonly page: SettingsShell;
  readonly field: "name" | "zoneName";
  readonly about: string;
}

function TextField({ page, field, about }: TextProps) {
  const { editing, complaint } = page.state.value.words;
  const id = useId();
  const said = complaint?.field === field ? words.complaint[complaint.why] : "";
  return (
    <div class="field">
      <label for={id}>{words[field]}</label>
      <input
        id={id}
        type="text"
        dir="auto"
        value={editing.draft[field]}
        {...privateField}
        aria-describedby={`${id}-said ${id}-about`}
        aria-invalid={said !== ""}
        onInput={(event) => page.tell({ type: "wrote", words: { [field]: event.currentTarget.value } })}
      />
      <p id={`${id}-about`} class="small">
        {about}
      </p>
      <p id={`${id}-said`} class="complaint said" role="status">
        {said}
      </p>
    </div>
  );
}

export function OrganisationKey({ organisationKey }: { readonly organisationKey: string }) {
  const spoken = useSignal("");
  useEffect(() => {
    void keyWords(organisationKey).then((six) => {
      spoken.value = six.join(" ");
    });
  }, [organisationKey, spoken]);
  return (
    <section class="sheet" aria-labelledby="settings-key">
      <h2 id="settings-key">{words.key}</h2>
      <p class="spoken">{spoken}</p>
      <p class="small">{words.keyAbout}</p>
    </section>
  );
}
