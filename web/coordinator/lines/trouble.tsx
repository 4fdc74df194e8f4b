/** What went wrong with what was asked for, as a sentence that says what to do. */
import { useEffect, useRef } from "preact/hooks";
import { common } from "../words/en.ts";
import type { Trouble } from "./panel.ts";
import { signedOut as words } from "./words/en.ts";

interface Props {
  readonly trouble: Trouble | undefined;
  /** Instead of "nothing of yours was done": what was written is still there. */
  readonly meanwhile?: string;
}

export function TroubleNotice({ trouble, meanwhile = common.changedMeanwhile }: Props) {
  const notice = useRef<HTMLParagraphElement>(null);
  // Whoever pressed a button far below sees it too.
  useEffect(() => notice.current?.scrollIntoView({ block: "nearest" }), [trouble]);
  if (trouble === undefined) return null;
  return (
    <p ref={notice} class="notice" role="alert">
      {sentenceOf(trouble, meanwhile)}
      {trouble.is === "signedOut" ? (
        <>
          {" "}
          <a href="/staff/account" target="_blank" rel="noreferrer">
            {words.signIn}
          </a>
        </>
      ) : null}
    </p>
  );
}

function sentenceOf(trouble: Trouble, meanwhile: string): string {
  switch (trouble.is) {
    case "refused":
      return trouble.sentence;
    case "changedMeanwhile":
      return meanwhile;
    case "signedOut":
      return words.sentence;
    default:
      return common[trouble.is];
  }
}
