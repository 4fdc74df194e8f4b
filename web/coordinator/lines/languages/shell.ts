/** The languages of one line's page in the world: its steps, the service, and the sentences. */
import { signal } from "@preact/signals";
import type { LineShown } from "../../../../shared/line-interface.ts";
import { TranslationsAnswer } from "../../../../shared/translation-interface.ts";
import { ask, act as askToAct } from "../../../staff/ask.ts";
import { fetchTemplate } from "../acting.ts";
import { type Sentences, sentencesIn } from "./sentences.ts";
import { type Act, initial, isUnsaved, type LanguagesEvent, type Outcome, step } from "./state.ts";
import { asks } from "./words/en.ts";

const paths = { writing: "translation", signing: "translation/sign", withdrawing: "translation/withdraw" } as const;

export class LanguagesShell {
  readonly state;
  /** Of the language whose form is open. `none`: they could not be had. */
  readonly sentences = signal<Sentences | "none" | undefined>(undefined);
  readonly template = signal<string | "none" | undefined>(undefined);
  readonly #touched: (unsaved: boolean) => void;

  /** `touched`: told whenever something is typed, or is not any more. */
  constructor(line: LineShown, touched: (unsaved: boolean) => void) {
    this.state = signal(initial(line));
    this.#touched = touched;
    this.tell({ type: "opened" });
  }

  readonly tell = (event: LanguagesEvent): void => {
    const before = isUnsaved(this.state.peek());
    const next = step(this.state.peek(), event);
    this.state.value = next.state;
    if (event.type === "formOpened") void this.#wantSentences();
    if (before !== isUnsaved(next.state)) this.#touched(!before);
    if (next.read) void this.#read();
    if (next.act) void this.#act(next.act);
  };

  async #wantSentences(): Promise<void> {
    const language = this.state.peek().form?.language;
    if (language === undefined) return;
    this.sentences.value = undefined;
    this.template.value = undefined;
    const [sentences, template] = await Promise.all([
      sentencesIn(language).catch(() => "none" as const),
      fetchTemplate(language),
    ]);
    if (this.state.peek().form?.language !== language) return;
    this.sentences.value = sentences;
    this.template.value = template ?? "none";
  }

  async #read(): Promise<void> {
    const answer = await ask("GET", `lines/translations?line=${this.state.peek().line.slug}`, TranslationsAnswer);
    const known = answer.is === "answered" ? answer.value.translations : "unreachable";
    this.tell({ type: "read", known });
  }

  async #act(act: Act): Promise<void> {
    this.tell({ type: "acted", outcome: await this.#perform(act) });
  }

  /** Nobody signs sentences that this page could not show. */
  async #perform({ do: what, language, body }: Act): Promise<Outcome> {
    const sentences = this.sentences.peek();
    if (what !== "withdrawing" && (sentences === undefined || sentences === "none")) return { is: "unreachable" };
    const read = typeof sentences === "object" && what !== "withdrawing" ? { sentences: sentences.digest } : {};
    const { name } = this.state.peek().line;
    const answer = await askToAct(
      `lines/${paths[what]}`,
      TranslationsAnswer,
      { ...body, ...read },
      asks[what](name, language),
    );
    switch (answer.is) {
      case "answered":
        return { is: "done", translations: answer.value.translations };
      case "cancelled":
        return { is: "notConfirmed" };
      case "refused":
        return answer.problem === "changedMeanwhile"
          ? { is: "changedMeanwhile" }
          : { is: "refused", sentence: answer.sentence };
      default:
        return answer;
    }
  }
}
