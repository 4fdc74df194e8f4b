/** What went wrong with what was asked for, as a sentence that says what to do. */
import { common } from "../words/en.ts";
import type { Trouble } from "./panel.ts";

interface Props {
  readonly trouble: Trouble | undefined;
  /** Instead of "nothing of yours was done": what was written is still there. */
  readonly meanwhile?: string;
}

export function TroubleNotice({ trouble, meanwhile = common.changedMeanwhile }: Props) {
  if (trouble === undefined) return null;
  return (
    <p class="notice" role="alert">
      {trouble.is === "refused" ? trouble.sentence : trouble.is === "changedMeanwhile" ? meanwhile : common[trouble.is]}
    </p>
  );
}
