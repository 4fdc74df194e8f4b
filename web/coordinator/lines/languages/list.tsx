/** The languages of a line's page: which are on, by whose word, and what can be done with each. */
import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { LineShown } from "../../../../shared/line-interface.ts";
import { type PageLanguage, pageLanguages } from "../../../../shared/page-language.ts";
import type { TranslationShown } from "../../../../shared/translation-interface.ts";
import type { LinesShell } from "../shell.ts";
import { TroubleNotice } from "../trouble.tsx";
import { TranslationForm } from "./form.tsx";
import { sentencesIn } from "./sentences.ts";
import { LanguagesShell } from "./shell.ts";
import type { Form } from "./state.ts";
import { done as doneWords, languages as words } from "./words/en.ts";

interface Props {
  readonly page: LinesShell;
  readonly line: LineShown;
}

export function Languages({ page, line }: Props) {
  const shell = useMemo(
    () => new LanguagesShell(line, (unsaved) => page.tell({ type: "languagesTouched", unsaved })),
    [page, line],
  );
  const { form, done, trouble } = shell.state.value;
  return (
    <div class="drawer-parts">
      <div role="status">{done === undefined ? null : <p>{doneWords[done.act](done.language, done.shown)}</p>}</div>
      <TroubleNotice trouble={trouble} />
      {form === undefined ? (
        <List page={page} shell={shell} />
      ) : (
        <TranslationForm page={page} shell={shell} form={form} />
      )}
    </div>
  );
}

function List({ page, shell }: { readonly page: LinesShell; readonly shell: LanguagesShell }) {
  const { line, known } = shell.state.value;
  return (
    <section class="part">
      <h3>{words.heading}</h3>
      {words.about.map((paragraph) => (
        <p key={paragraph} class="small">
          {paragraph}
        </p>
      ))}
      {typeof known === "string" ? (
        <p class="small" role="status">
          {known === "loading" ? words.loading : words.notRead}
        </p>
      ) : (
        <ul class="things">
          {pageLanguages.map((language) => (
            <Language
              key={language}
              {...{ language, shell }}
              isEnglishOwn={language === "en" && line.languages[0] === "en"}
              there={known.find((one) => one.language === language)}
            />
          ))}
        </ul>
      )}
      <div>
        <button type="button" class="button" onClick={() => page.tell({ type: "viewed", view: "looking" })}>
          {words.back}
        </button>
      </div>
    </section>
  );
}

interface LanguageProps {
  readonly shell: LanguagesShell;
  readonly language: PageLanguage;
  readonly there: TranslationShown | undefined;
  /** Complete, and the line's own: there is nothing to sign off besides its limits. */
  readonly isEnglishOwn: boolean;
}

function Language({ shell, language, there, isEnglishOwn }: LanguageProps) {
  const { shown = null, waiting = null } = there ?? {};
  const open = (form: Form["is"]) => () => shell.tell({ type: "formOpened", form, language });
  return (
    <li class="thing">
      <p>
        <strong>{words.name(language)}</strong>{" "}
        <span class="pill">{isEnglishOwn ? words.usual : shown === null ? words.standing.off : words.standing.on}</span>
        {waiting === null ? null : <span class="pill warn">{words.standing.waits}</span>}
      </p>
      {shown === null ? null : <p class="small">{words.by(shown.version, shown.signedOffBy ?? "")}</p>}
      {shown === null ? null : <Outdated language={language} signed={shown.sentences} />}
      {isEnglishOwn ? null : (
        <div class="buttons">
          {waiting === null ? null : <Do press={open("signing")}>{words.sign(language)}</Do>}
          <Do press={open("writing")}>{there === undefined ? words.write(language) : words.change(language)}</Do>
          {shown === null ? null : <Do press={open("withdrawing")}>{words.withdraw(language)}</Do>}
        </div>
      )}
    </li>
  );
}

/** An upgrade may have brought other sentences than the ones that were signed. */
function Outdated({ language, signed }: { readonly language: PageLanguage; readonly signed: string | null }) {
  const isOutdated = useSignal(false);
  useEffect(() => {
    sentencesIn(language).then(
      ({ digest }) => {
        isOutdated.value = digest !== signed;
      },
      () => undefined,
    );
  }, [language, signed, isOutdated]);
  return isOutdated.value ? <p class="notice">{words.outdated}</p> : null;
}

function Do({ press, children }: { readonly press: () => void; readonly children: string }) {
  return (
    <button type="button" class="button" onClick={press}>
      {children}
    </button>
  );
}
