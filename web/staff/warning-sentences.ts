/** Warnings as sentences, in the order the service gives them. Pure. */
import type { WarningShown, WarningsAnswer } from "../../shared/rota-interface.ts";
import { dayLong, stretchWritten, timeWritten } from "../rota/times.ts";
import { warned as words } from "./words/en.ts";

export type WarningWord = WarningShown["warning"];

export function warningSentences(
  { warnings, lines, zone }: Pick<WarningsAnswer, "warnings" | "lines" | "zone">,
  without: readonly WarningWord[],
): readonly string[] {
  const names = new Map(lines.map(({ slug, name }) => [slug, name]));
  return warnings
    .filter(({ warning }) => !without.includes(warning))
    .map((warning) => sentence(warning, names.get(warning.line) ?? warning.line, zone));
}

function sentence(warning: WarningShown, line: string, zone: string): string {
  switch (warning.warning) {
    case "unstaffed": {
      const since = timeWritten(warning.from, zone);
      return warning.leadMissing && warning.have >= warning.minimum
        ? words.noLead(line, since)
        : words.unstaffed(line, since, warning.have, warning.minimum);
    }
    case "gap":
      return words.gap(line, stretchWritten(warning, zone), warning.have, warning.minimum);
    case "alone":
      return words.alone(line, stretchWritten(warning, zone));
    case "unsupervised":
      return words.unsupervised(line, stretchWritten(warning, zone));
    case "unpublished":
      return words.unpublished(line, dayLong(Date.parse(`${warning.monday}T12:00:00Z`), "UTC"), warning.days);
  }
}
