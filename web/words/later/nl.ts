/**
 * What comes later, in Dutch. A DRAFT, like `../nl.ts`: no clinician and no helpline has read it yet. English
 * (`en.ts`) is what it says the same as.
 */
import type { LaterWords } from "../words.ts";

export const feeling: LaterWords["feeling"] = {
  question: "Hoe voel je je nu?",
  low: "heel slecht",
  high: "goed",
  lowest: "{number}, heel slecht",
  highest: "{number}, goed",
  before:
    "Je kunt dit open laten. Je antwoord blijft op deze pagina. Als de chat voorbij is, vragen we het nog één keer. We tellen alleen hoeveel het veranderd is, nooit het antwoord zelf.",
  none: "Laat het open",
  after:
    "Je kunt dit open laten. Beide antwoorden blijven op deze pagina. Alleen hoeveel het veranderd is, kan meegeteld worden.",
  done: "Klaar",
  thanks: "Dank je. Wat het ook is, je hebt er vandaag iets aan gedaan.",
};

export const agreed: LaterWords["agreed"] = {
  heading: "Wat we hebben afgesproken",
  said: "Wat we hebben afgesproken: {steps}",
  nothing: "Er is nu niets afgesproken.",
  change: "Je kunt ja zeggen, of schrijven wat jij anders zou doen.",
  stays:
    "Alleen dit blijft hier, tot je deze pagina sluit of verlaat. Je kunt het op papier overschrijven. Denk eraan dat anderen papier kunnen vinden.",
};

export const place: LaterWords["place"] = {
  open: "Open het en verlaat de chat",
  leaves:
    "Dit adres opent in plaats van deze pagina: de chat eindigt dan. Je vindt het hier weer als de chat voorbij is.",
};

export const crisis: LaterWords["crisis"] = {
  heading: "Je hoeft hier niet alleen mee te zijn",
  text: "Kan jij of iemand anders nu gewond raken? Deze mensen geven meteen antwoord. Niets van wat je schreef is verstuurd, en je kunt verder schrijven.",
  close: "Sluit dit",
};
