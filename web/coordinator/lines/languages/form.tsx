/** A line in one language: writing it, signing off what waits, or taking it off. Beside it stands what visitors will see. */

import { SavedForm } from "../../saved-form.tsx";
import { common } from "../../words/en.ts";
import { draftOf as lineDraftOf, linesOf } from "../draft.ts";
import { TextField, Tick } from "../inputs.tsx";
import { Paragraphs } from "../limits-forms.tsx";
import { Preview } from "../preview-frame.tsx";
import type { LinesShell } from "../shell.ts";
import { limits as limitsWords } from "../words/en.ts";
import { needsLimits, wordsFrom } from "./draft.ts";
import type { LanguagesShell } from "./shell.ts";
import type { LanguagesState } from "./state.ts";
import { form as words } from "./words/en.ts";

interface Props {
  readonly page: LinesShell;
  readonly shell: LanguagesShell;
  readonly form: NonNullable<LanguagesState["form"]>;
}

export function TranslationForm({ page, shell, form }: Props) {
  const { working, line } = shell.state.value;
  const { language } = form;
  return (
    <SavedForm save={() => shell.tell({ type: "savePressed" })}>
      <h3>{words.heading(language)}</h3>
      {form.theirs === undefined ? null : (
        <section class="meanwhile" aria-label={limitsWords.theirs}>
          <p>{limitsWords.theirs}</p>
          <Paragraphs of={form.theirs} />
        </section>
      )}
      {form.is === "writing" ? <Fields shell={shell} form={form} /> : null}
      {form.is === "signing" && needsLimits(line, language) ? <Paragraphs of={linesOf(form.began.paragraphs)} /> : null}
      {form.is === "withdrawing" ? (
        <ul class="what-happens">
          {words.withdrawAbout.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <>
          <Shown page={page} shell={shell} form={form} />
          <Signer shell={shell} form={form} />
        </>
      )}
      <div class="buttons">
        <button
          type="submit"
          class={form.is === "withdrawing" ? "button danger" : "button primary"}
          aria-disabled={working}
        >
          {form.is === "withdrawing"
            ? words.withdrawButton(language)
            : form.is === "signing"
              ? words.signButton
              : words.save}
        </button>
        <button type="button" class="button" onClick={() => shell.tell({ type: "formLeft" })}>
          {common.cancel}
        </button>
      </div>
    </SavedForm>
  );
}

function Fields({ shell, form }: Omit<Props, "page">) {
  const { line } = shell.state.value;
  const { draft, complaint, language } = form;
  const said = (about: (typeof complaint)[]) =>
    complaint !== undefined && about.includes(complaint) ? words.complaint[complaint] : "";
  const write = (part: Partial<typeof draft>) => shell.tell({ type: "wrote", draft: part });
  return (
    <>
      <p class="small">{words.fallback}</p>
      <TextField
        label={`${words.lineName}: ${line.name}`}
        value={draft.name}
        said={said(["odd"])}
        write={(name) => write({ name })}
        first
      />
      {line.topics.map((topic, at) => (
        <TextField
          key={topic}
          label={words.topic(topic)}
          value={draft.topics[at] ?? ""}
          said=""
          write={(text) => write({ topics: draft.topics.with(at, text) })}
        />
      ))}
      {line.help.map(({ number, name, about }, at) => {
        const one = draft.help[at] ?? { name: "", about: "" };
        const put = (part: Partial<typeof one>) => write({ help: draft.help.with(at, { ...one, ...part }) });
        return (
          <div key={number} class="field">
            <TextField
              label={words.numberName(number)}
              about={name}
              value={one.name}
              said={said(["half"])}
              write={(text) => put({ name: text })}
            />
            <TextField
              label={words.numberAbout(number)}
              about={about}
              value={one.about}
              said=""
              write={(text) => put({ about: text })}
            />
          </div>
        );
      })}
      {needsLimits(line, language) ? (
        <TextField
          label={words.limits}
          about={words.limitsAbout}
          value={draft.paragraphs}
          said={said(["none", "many", "long"])}
          write={(paragraphs) => write({ paragraphs })}
          rows={12}
        />
      ) : (
        <p>{words.limitsOwn}</p>
      )}
    </>
  );
}

const sentencesId = "our-sentences";

/** They stand above, closed: nobody should have to look for what they sign. */
function openSentences(): void {
  const all = document.getElementById(sentencesId);
  if (!(all instanceof HTMLDetailsElement)) return;
  all.open = true;
  all.querySelector("summary")?.focus();
}

function Signer({ shell, form }: Omit<Props, "page">) {
  const { draft, complaint } = form;
  return (
    <>
      <TextField
        label={words.signer}
        about={form.is === "signing" ? words.signerNeeded : words.signerAbout}
        value={draft.signedOffBy}
        said={complaint === "signer" ? words.complaint.signer : ""}
        write={(signedOffBy) => shell.tell({ type: "wrote", draft: { signedOffBy } })}
      />
      <div>
        <button type="button" class="button" onClick={openSentences}>
          {words.openSentences}
        </button>
      </div>
      <Tick
        label={words.read}
        checked={draft.read}
        write={(read) => shell.tell({ type: "wrote", draft: { read } })}
        said={complaint === "notRead" ? words.complaint.notRead : ""}
      />
    </>
  );
}

/** Our sentences beside the English ones, and the page as it will be. */
function Shown({ page, shell, form }: Props) {
  const { line } = shell.state.value;
  const { language, draft } = form;
  const sentences = shell.sentences.value;
  const says = wordsFrom(line, language, draft);
  if (sentences === undefined || sentences === "none")
    return (
      <p class="small" role="status">
        {sentences === undefined ? words.sentencesLoading : words.sentencesNotRead}
      </p>
    );
  return (
    <>
      <details class="preview" id={sentencesId}>
        <summary>{words.sentences}</summary>
        <p class="small">{words.sentencesAbout}</p>
        <dl class="sentences">
          {sentences.pairs.map(([english, said], at) => (
            <div key={at}>
              <dt lang="en">{english}</dt>
              <dd lang={language} dir="auto">
                {said}
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <Preview
        page={page}
        slug={line.slug}
        draft={lineDraftOf(line)}
        paragraphs={says.paragraphs ?? (line.limits ?? line.waiting)?.paragraphs ?? []}
        translated={{ template: shell.template.value, language, says, words: sentences.words }}
      />
    </>
  );
}
