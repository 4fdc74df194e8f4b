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
  thanks: "Danke. Was es auch ist, du hast heute etwas unternommen.",
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
  text: "Könnte dir oder jemand anderem jetzt etwas passieren? Dann ruf bitte eine dieser Nummern an. Was du hier schreibst, ist noch nicht gesendet, und du kannst weiterschreiben.",
  close: "Schließen",
};

/** Behind "Something wasn't right". */
export const complaint: LaterWords["complaint"] = {
  readers:
    "Schreib, was geschehen ist, wenn du magst. {first} und {second} lesen es. Sie leiten diesen Dienst und waren nicht in deinem Chat. Es wird auf diesem Gerät verschlossen, und nur sie können es öffnen.",
  noAnswer:
    "Sie können dir nicht antworten, weil wir nicht wissen, wer du bist. Sie sehen, an welchem Tag es war, und nichts über dich außer dem, was du schreibst.",
  kept: "Es wartet, bis beide es gelesen haben, höchstens 30 Tage. Dann wird es gelöscht.",
  label: "Was geschehen ist",
  send: "An diese beiden senden",
  sending: "Einen Moment",
  empty: "Es steht noch nichts darin.",
  tooLong:
    "Das ist zu lang: Es hat {count} Zeichen, und {most} passen hinein. Nichts wird abgeschnitten, und noch ist nichts gesendet.",
  sent: "Es ist gesendet. {first} und {second} können es jetzt lesen, und sonst niemand. Danke, dass du es gesagt hast.",
  nobody:
    "Gerade gibt es keine zwei Menschen, die nicht in deinem Chat waren und das sicher lesen könnten. Deshalb kannst du es hier nicht schreiben. Du kannst eine der Nummern unten anrufen und dort darüber reden.",
  changed:
    "Eine der beiden Personen kann es nicht mehr lesen, deshalb stehen oben jetzt andere. Noch ist nichts gesendet. Wenn das für dich in Ordnung ist, sende es an diese beiden.",
  already:
    "Aus diesem Chat wurde schon etwas gesendet. Du kannst eine der Nummern unten anrufen und dort darüber reden.",
  tooLate:
    "Der Chat ist zu lange her, als dass diese Seite es senden könnte. Du kannst eine der Nummern unten anrufen und dort darüber reden.",
  full: "Es kann gerade nicht angenommen werden, weil sehr vieles wartet. Was du geschrieben hast, bleibt hier. Versuch es in einer Weile noch einmal, oder ruf eine der Nummern unten an.",
  failed:
    "Es konnte nicht gesendet werden. Was du geschrieben hast, bleibt hier. Prüfe deine Verbindung und versuch es noch einmal, oder ruf eine der Nummern unten an.",
};
