/**
 * The visitor's page as it will be, in a frame that runs nothing: it is a page of its own without scripts, forms or an
 * origin (`sandbox`), made in this browser (`blob:`) and under this page's own policy, which lets it load nothing.
 * (`srcdoc` would need markup put into this page, which its Trusted Types forbid.)
 */
import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import type { Draft } from "./draft.ts";
import { type PreviewOf, previewOf, type Translated } from "./preview.ts";
import type { LinesShell } from "./shell.ts";
import { preview as words } from "./words/en.ts";

interface Props {
  readonly page: LinesShell;
  readonly slug: string;
  readonly draft: Draft;
  readonly paragraphs: readonly string[];
  /** In another language, with the page as it was built in it. */
  readonly translated?: Translated & { readonly template: string | "none" | undefined };
}

const views: readonly PreviewOf[] = ["open", "closed", "limits"];

export function Preview(props: Props) {
  const isOpen = useSignal(false);
  return (
    <details
      class="preview"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
        if (isOpen.peek()) void props.page.wantTemplate();
      }}
    >
      <summary>{words.heading}</summary>
      {isOpen.value ? <Shown {...props} /> : null}
    </details>
  );
}

function Shown({ page, slug, draft, paragraphs, translated }: Props) {
  const view = useSignal<PreviewOf>("open");
  const id = useId();
  const template = translated === undefined ? page.template.value : translated.template;
  const previewed = { slug, draft, paragraphs, translated, others: othersOf(page, slug) };
  const html =
    template === undefined || template === "none"
      ? undefined
      : previewOf(template, page.me.organisation, previewed, view.value);
  return (
    <div class="part">
      <p class="small">{words.about}</p>
      <fieldset class="filters" aria-label={words.heading}>
        {views
          .filter((each) => each !== "limits" || paragraphs.length > 0)
          .map((each) => (
            <label key={each} class="filter">
              <input
                type="radio"
                name={id}
                checked={view.value === each}
                onChange={() => {
                  view.value = each;
                }}
              />
              <span>{words.of[each]}</span>
            </label>
          ))}
      </fieldset>
      {html === undefined ? (
        <p class="small" role="status">
          {template === undefined ? words.loading : words.none}
        </p>
      ) : (
        <Frame html={html} />
      )}
    </div>
  );
}

const othersOf = (page: LinesShell, slug: string) =>
  page.state.value.lines.filter((line) => line.standing === "shown" && line.slug !== slug);

function Frame({ html }: { readonly html: string }) {
  const address = useSignal<string | undefined>(undefined);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([html], { type: "text/html; charset=utf-8" }));
    address.value = made;
    return () => URL.revokeObjectURL(made);
  }, [html, address]);
  return <iframe class="preview-frame" title={words.frame} sandbox="" src={address.value} />;
}
