/** The foot of a form of settings: the button, and what came of pressing it. */
import { common, settings as words } from "../words/en.ts";
import type { SettingsState } from "./state.ts";

type Props = Pick<SettingsState["rule"], "said" | "saving" | "problem"> & {
  readonly saved?: string;
  readonly onward?: string;
};

export function Saying({ said, saving, problem, saved = words.saved, onward = common.save }: Props) {
  return (
    <>
      {problem === undefined ? null : (
        <p class="notice" role="alert">
          {typeof problem === "object"
            ? problem.sentence
            : problem === "changedMeanwhile"
              ? words.meanwhile
              : problem === "unreachable"
                ? words.unreachable
                : common[problem]}
        </p>
      )}
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={saving}>
          {onward}
        </button>
        <span class="small" role="status">
          {saving ? common.working : said === undefined ? "" : said === "saved" ? saved : words.unchanged}
        </span>
      </div>
    </>
  );
}
