/** A new line, and changing one; beside what is written stands what visitors will see of it. */
import { useId } from "preact/hooks";
import type { LineShown } from "../../../shared/line-interface.ts";
import { privateField } from "../../staff/private-field.ts";
import { Meanwhile } from "../meanwhile-list.tsx";
import { SavedForm } from "../saved-form.tsx";
import { common } from "../words/en.ts";
import { CheckNumbers } from "./check-numbers.tsx";
import type { Complaint, Draft, Field } from "./draft.ts";
import { Fields } from "./fields.tsx";
import { mustCheckNumbers, type Panel, type View } from "./panel.ts";
import { Preview } from "./preview-frame.tsx";
import type { LinesShell } from "./shell.ts";
import { form as words } from "./words/en.ts";

interface MakeProps {
  readonly page: LinesShell;
  readonly panel: Extract<Panel, { is: "making" }>;
}

export function MakeForm({ page, panel }: MakeProps) {
  const { draft, slug, complaints, working } = panel;
  return (
    <Form page={page} complaints={complaints} onward={words.make} working={working} back="closePressed">
      <Fields draft={draft} complaints={complaints} write={(written) => page.tell({ type: "wrote", draft: written })}>
        <Address
          slug={slug}
          said={complaints.find((complaint) => complaint.field === "slug")}
          write={(written) => page.tell({ type: "slugWritten", slug: written })}
        />
      </Fields>
      <Preview page={page} slug={slug} draft={draft} paragraphs={[]} />
    </Form>
  );
}

interface ChangeProps {
  readonly page: LinesShell;
  readonly line: LineShown;
  readonly view: Extract<View, { is: "editing" }>;
  readonly working: boolean;
}

export function ChangeForm({ page, line, view, working }: ChangeProps) {
  const { editing, complaints } = view;
  return (
    <Form page={page} complaints={complaints} onward={common.save} working={working} back="viewed">
      <Meanwhile
        changes={editing.meanwhile.map(({ field, theirs, mine }) => ({
          ...{ field, mine, name: words.fields[field], value: fieldWritten(theirs, field) },
        }))}
        take={(field) => page.tell({ type: "tookTheirs", field })}
      />
      <Fields
        draft={editing.draft}
        complaints={complaints}
        write={(written) => page.tell({ type: "wrote", draft: written })}
      />
      <Preview
        page={page}
        slug={line.slug}
        draft={editing.draft}
        paragraphs={(line.limits ?? line.waiting)?.paragraphs ?? []}
      />
      {mustCheckNumbers(view) ? <CheckNumbers page={page} line={editing.draft} view={view} /> : null}
      <p class="small">{words.saveAbout}</p>
    </Form>
  );
}

function fieldWritten(draft: Draft, field: Field): string {
  const value = draft[field];
  if (typeof value === "boolean") return value ? common.yes : common.no;
  if (typeof value === "object")
    return value.map((one) => `${one.name} ${"to" in one ? one.to : one.number}`).join(", ") || common.nothing;
  return `${value}`.replaceAll("\n", ", ") || common.nothing;
}

interface FormProps {
  readonly page: LinesShell;
  readonly complaints: readonly Complaint[];
  readonly onward: string;
  readonly working: boolean;
  readonly back: "closePressed" | "viewed";
  readonly children: preact.ComponentChildren;
}

function Form({ page, complaints, onward, working, back, children }: FormProps) {
  return (
    <SavedForm save={() => page.tell({ type: "savePressed" })}>
      {complaints.length === 0 ? null : (
        <p class="notice" role="alert">
          {words.wrong}
        </p>
      )}
      {children}
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={working}>
          {onward}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => page.tell(back === "viewed" ? { type: "viewed", view: "looking" } : { type: "closePressed" })}
        >
          {common.cancel}
        </button>
      </div>
    </SavedForm>
  );
}

interface AddressProps {
  readonly slug: string;
  readonly said: Complaint | undefined;
  readonly write: (slug: string) => void;
}

/** With what stands before it in a browser, so that nobody types that too. */
function Address({ slug, said, write }: AddressProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.slug}</label>
      <div class="address">
        <span aria-hidden="true">{`${location.host}/`}</span>
        <input
          id={id}
          type="text"
          dir="ltr"
          value={slug}
          {...privateField}
          aria-describedby={`${id}-said ${id}-about`}
          aria-invalid={said !== undefined}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </div>
      <p id={`${id}-about`} class="small">
        {words.slugAbout}
      </p>
      <p id={`${id}-said`} class="complaint said" role="status">
        {said === undefined ? "" : words.complaint(said)}
      </p>
    </div>
  );
}
