/** Recovery codes, shown once: to be written down, printed or copied, and then gone from the page. */
import { useSignal } from "@preact/signals";
import { recoveryCodes as words } from "./words/en.ts";

interface Props {
  readonly codes: readonly string[];
  readonly organisation: string;
  /** Day of printing, for people. */
  readonly day: string;
  readonly onKept: () => void;
}

export function RecoveryCodes({ codes, organisation, day, onKept }: Props) {
  const copied = useSignal("");
  const copy = () =>
    void navigator.clipboard.writeText(codes.join("\n")).then(
      () => (copied.value = words.copied),
      () => (copied.value = words.notCopied),
    );
  return (
    <div class="codes">
      <div class="paper">
        <p class="paper-only strong">{words.paperTitle(organisation)}</p>
        <p class="paper-only">{words.paperAbout(organisation, day)}</p>
        <ol class="code-list" translate={false} aria-label={words.list}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <p class="paper-only">{words.paperKeep}</p>
      </div>
      <div class="buttons">
        <button type="button" class="button" onClick={() => print()}>
          {words.print}
        </button>
        <button type="button" class="button" onClick={copy}>
          {words.copy}
        </button>
        <span class="small" role="status">
          {copied}
        </span>
      </div>
      <button type="button" class="button primary" onClick={onKept}>
        {words.kept}
      </button>
    </div>
  );
}
