/** What went wrong with what was asked for, as a sentence that says what to do. */
import { useEffect, useRef } from "preact/hooks";
import { common } from "../words/en.ts";
import type { Trouble } from "./panel.ts";

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
      {trouble.is === "refused" ? trouble.sentence : trouble.is === "changedMeanwhile" ? meanwhile : common[trouble.is]}
    </p>
  );
}
