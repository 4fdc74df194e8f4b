/** What stands where a page's own things are not there (yet): being read, not to be had, or nobody is signed in any more. */
import { useEffect } from "preact/hooks";
import { common } from "./words/en.ts";

interface Props {
  readonly stage: "loading" | "unreachable" | "signedOut";
  readonly loading: string;
  readonly signedOut: () => void;
  readonly again: () => void;
}

export function NotShown({ stage, loading, signedOut, again }: Props) {
  useEffect(() => {
    if (stage === "signedOut") signedOut();
  }, [stage, signedOut]);
  if (stage !== "unreachable")
    return (
      <p class="small" role="status">
        {loading}
      </p>
    );
  return (
    <section class="sheet" role="alert">
      <h2>{common.notShown}</h2>
      <p>{common.notShownNext}</p>
      <button type="button" class="button primary" onClick={again}>
        {common.again}
      </button>
    </section>
  );
}
