/** Why something was not done, as a sentence. */
import { common, form } from "../words/en.ts";
import type { Trouble } from "./page-state.ts";

/** `writing`: a form is open, in which nothing is lost. */
export function troubleWritten(trouble: Trouble, writing: boolean): string {
  switch (trouble.is) {
    case "refused":
      return trouble.sentence;
    case "noCertifier":
      return common.noCertifier[trouble.why];
    case "changedMeanwhile":
      return writing ? form.meanwhile : common.changedMeanwhile;
    case "notConfirmed":
    case "unreachable":
      return common[trouble.is];
  }
}
