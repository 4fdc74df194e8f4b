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
  change: "Je kunt ja zeggen, of schrijven wat je zou veranderen.",
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
  text: "Kan jou of iemand anders nu iets overkomen? Bel dan een van deze nummers. Wat je hier schrijft is nog niet verstuurd, en je kunt verder schrijven.",
  close: "Sluit dit",
};

/** Behind "Something wasn't right". */
export const complaint: LaterWords["complaint"] = {
  readers:
    "Schrijf wat er gebeurde, als je dat wilt. {first} en {second} lezen het. Zij leiden deze dienst en waren niet in jouw chat. Het wordt op dit apparaat vergrendeld, en alleen zij kunnen het openen.",
  noAnswer:
    "Zij kunnen je niet antwoorden, omdat we niet weten wie je bent. Ze zien welke dag het was, en niets over jou behalve wat je schrijft.",
  kept: "Het wacht tot beiden het gelezen hebben, hoogstens 30 dagen. Dan wordt het gewist.",
  label: "Wat er gebeurde",
  send: "Stuur het naar deze twee",
  sending: "Een ogenblik",
  empty: "Er staat nog niets in.",
  tooLong:
    "Dit is te lang: het heeft {count} tekens, en er passen er {most}. Er wordt niets afgeknipt en er is nog niets verstuurd.",
  sent: "Het is verstuurd. {first} en {second} kunnen het nu lezen, en niemand anders. Dank je dat je het gezegd hebt.",
  nobody:
    "Er zijn nu geen twee mensen die niet in jouw chat waren en dit veilig kunnen lezen. Daarom kun je het hier niet schrijven. Je kunt een van de nummers hieronder bellen en er daar over praten.",
  changed:
    "Een van de twee kan het niet meer lezen, daarom staan er nu anderen hierboven. Er is nog niets verstuurd. Als dat voor jou goed is, stuur het dan naar deze twee.",
  already: "Uit deze chat is al iets verstuurd. Je kunt een van de nummers hieronder bellen en er daar over praten.",
  tooLate:
    "De chat is te lang geleden om het met deze pagina te versturen. Je kunt een van de nummers hieronder bellen en er daar over praten.",
  full: "Het kan nu niet aangenomen worden, omdat er heel veel wacht. Wat je schreef blijft hier. Probeer het over een tijdje opnieuw, of bel een van de nummers hieronder.",
  failed:
    "Het kon niet verstuurd worden. Wat je schreef blijft hier. Controleer je verbinding en probeer het opnieuw, of bel een van de nummers hieronder.",
};
