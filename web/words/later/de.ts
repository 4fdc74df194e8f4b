/**
 * What comes later, in German. A DRAFT, like `../de.ts`: no clinician and no helpline has read it yet. English
 * (`en.ts`) is what it says the same as.
 */
import type { LaterWords } from "../words.ts";

export const feeling: LaterWords["feeling"] = {
  question: "Wie fühlst du dich jetzt?",
  low: "sehr schlecht",
  high: "gut",
  lowest: "{number}, sehr schlecht",
  highest: "{number}, gut",
  before:
    "Du kannst das offen lassen. Deine Antwort bleibt auf dieser Seite. Wenn der Chat zu Ende ist, fragen wir noch einmal. Gezählt wird nur, wie viel sich geändert hat, nie die Antwort selbst.",
  none: "Offen lassen",
  after:
    "Du kannst das offen lassen. Beide Antworten bleiben auf dieser Seite. Nur wie viel sich geändert hat, kann gezählt werden.",
  done: "Fertig",
  thanks: "Danke. Was es auch ist, du hast heute etwas dafür getan.",
};

export const agreed: LaterWords["agreed"] = {
  heading: "Was wir vereinbart haben",
  said: "Was wir vereinbart haben: {steps}",
  nothing: "Im Moment ist nichts vereinbart.",
  change: "Du kannst Ja sagen oder schreiben, was du ändern würdest.",
  stays:
    "Nur das bleibt hier, bis du diese Seite schließt oder verlässt. Du kannst es auf Papier abschreiben. Denk daran, dass andere Papier finden können.",
};

export const place: LaterWords["place"] = {
  open: "Öffnen und den Chat verlassen",
  leaves:
    "Diese Adresse öffnet sich anstelle dieser Seite: Der Chat endet dann. Du findest sie hier wieder, wenn der Chat zu Ende ist.",
};

export const crisis: LaterWords["crisis"] = {
  heading: "Du musst damit nicht allein sein",
  text: "Könnte dir oder jemand anderem jetzt etwas passieren? Diese Menschen antworten sofort. Nichts von dem, was du geschrieben hast, wurde gesendet, und du kannst weiterschreiben.",
  close: "Schließen",
};
