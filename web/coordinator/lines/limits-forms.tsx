/** The limits of confidentiality: writing a new text, and signing off the one that waits. */
import type { LineShown } from "../../../shared/line-interface.ts";
import { SavedForm } from "../saved-form.tsx";
import { common } from "../words/en.ts";
import { draftOf, linesOf } from "./draft.ts";
import { TextField } from "./inputs.tsx";
import type { View } from "./panel.ts";
import { Preview } from "./preview-frame.tsx";
import type { LinesShell } from "./shell.ts";
import { limits as words } from "./words/en.ts";

interface LimitsProps {
  readonly page: LinesShell;
  readonly line: LineShown;
  readonly view: Extract<View, { is: "limits" }>;
  readonly working: boolean;
}

export function LimitsForm({ page, line, view, working }: LimitsProps) {
  const { text, signedOffBy, complaint, theirs } = view;
  const aboutSigner = complaint === "signer";
  const said = complaint === undefined ? "" : words.complaint[complaint];
  return (
    <SavedForm save={() => page.tell({ type: "savePressed" })}>
      <h3>{words.heading}</h3>
      {words.about.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {theirs === undefined ? null : (
        <section class="meanwhile" aria-label={words.theirs}>
          <p>{words.theirs}</p>
          <Paragraphs of={theirs} />
        </section>
      )}
      <TextField
        label={words.text}
        about={words.textAbout}
        value={text}
        said={aboutSigner ? "" : said}
        write={(written) => page.tell({ type: "limitsWritten", text: written })}
        rows={14}
        first
      />
      <Preview page={page} slug={line.slug} draft={draftOf(line)} paragraphs={linesOf(text)} />
      <TextField
        label={words.signer}
        about={words.signerAbout}
        value={signedOffBy}
        said={aboutSigner ? said : ""}
        write={(written) => page.tell({ type: "limitsWritten", signedOffBy: written })}
      />
      <p class="small">{words.versions}</p>
      <Buttons page={page} onward={words.save} working={working} />
    </SavedForm>
  );
}

interface SignProps {
  readonly page: LinesShell;
  readonly line: LineShown;
  readonly view: Extract<View, { is: "signing" }>;
  readonly working: boolean;
}

export function SignForm({ page, line, view, working }: SignProps) {
  return (
    <SavedForm save={() => page.tell({ type: "savePressed" })}>
      <h3>{words.heading}</h3>
      <p>{words.signAbout}</p>
      <Paragraphs of={line.waiting?.paragraphs ?? []} />
      <TextField
        label={words.signer}
        about={words.signerNeeded}
        value={view.signedOffBy}
        said={view.complaint === undefined ? "" : words.complaint[view.complaint]}
        write={(written) => page.tell({ type: "limitsWritten", signedOffBy: written })}
      />
      <Buttons page={page} onward={words.sign} working={working} />
    </SavedForm>
  );
}

/** As visitors read it. */
export function Paragraphs({ of }: { readonly of: readonly string[] }) {
  return (
    <div class="limits-text">
      {of.map((paragraph) => (
        <p key={paragraph} dir="auto">
          {paragraph}
        </p>
      ))}
    </div>
  );
}

interface ButtonsProps {
  readonly page: LinesShell;
  readonly onward: string;
  readonly working: boolean;
  readonly danger?: boolean;
}

export function Buttons({ page, onward, working, danger = false }: ButtonsProps) {
  return (
    <div class="buttons">
      <button type="submit" class={danger ? "button danger" : "button primary"} aria-disabled={working}>
        {onward}
      </button>
      <button type="button" class="button" onClick={() => page.tell({ type: "viewed", view: "looking" })}>
        {common.cancel}
      </button>
    </div>
  );
}
