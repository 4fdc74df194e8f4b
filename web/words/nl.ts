/**
 * Every sentence a visitor can read, in Dutch. A DRAFT: no clinician and no helpline has read it yet. A line shows it
 * only after a named person signed it off (docs/protocol.md, L9). English (`en.ts`) is what it says the same as.
 */
import type { Words } from "./words.ts";

export const wait: Words["wait"] = {
  waitUpTo: "Wachttijd: hooguit {to} minuten.",
  waitBetween: "Wachttijd: ongeveer {from} tot {to} minuten.",
  noWait: "We kunnen nog niet zeggen hoe lang het duurt.",
  longWait: "Dat is lang. Je kunt hier wachten, een van de nummers hieronder bellen, of later terugkomen.",
  lateWait:
    "De laatste gesprekken beginnen om {time}, en dat van jou kan daarvoor misschien niet meer beginnen. Je kunt hier wachten, een van de nummers hieronder bellen, of later terugkomen.",
};

export const status: Words["status"] = {
  ...wait,
  locale: "nl",
  openUntil: "Open tot {time}.",
  open: "Nu open.",
  lastStart: "De laatste gesprekken beginnen om {time}.",
  closed: "Er is nu niemand om mee te chatten.",
  opensAt: "Gesloten tot {time} ({zone}).",
  opensAgain: "De chat gaat weer open op {time} ({zone}).",
  opensUnknown: "We kunnen nog niet zeggen wanneer er iemand is.",
  full: "Open, maar er is nu niemand vrij.",
  fullUntil: "Probeer het om {time} nog eens.",
  fullToday: "Er kunnen geen gesprekken meer beginnen voordat we sluiten.",
  unknown: "We kijken of er iemand is.",
  gone: "Gesloten.",
};

export const hours: Words["hours"] = {
  locale: "nl",
  heading: "Wanneer we er zijn, de komende zeven dagen",
  stretch: "{from} tot {until}",
  midnight: "middernacht",
  wholeDay: "de hele dag en nacht",
  closed: "gesloten",
  notPlanned: "nog niet gepland",
  restNotPlanned: "{times}, de rest is nog niet gepland",
  note: "Dit is {zone}, zoals gepland. Soms kunnen er te weinig mensen zijn. Dan gaan we later open.",
  noteLastStart:
    "Dit is {zone}, zoals gepland. Soms kunnen er te weinig mensen zijn. Dan gaan we later open. Gesprekken beginnen tot {minutes} minuten voordat we sluiten.",
  nonePlanned: "De uren van de komende zeven dagen zijn nog niet gepland.",
  unknown: "We kunnen de uren nu niet laten zien.",
};

export const firstPage: Words["firstPage"] = {
  title: "Chat",
  languages: "Taal",
  answeredIn: "Je schrijft hier, en krijgt antwoord, in het {languages}.",
  leave: "Snel weg",
  heading: "Hier kun je met iemand praten.",
  lead: "Iemand met een opleiding hiervoor leest wat je schrijft en geeft antwoord. Je hoeft niet te zeggen wie je bent. Je kunt op elk moment stoppen.",
  start: "Begin de chat",
  noButton: "Zie je hier geen knop? Dan kan deze browser de chat niet openen. Je kunt wel bellen.",
  noAccount: "Geen account. Geen naam. Geen e-mail.",
  onlyNamed: "Alleen de mensen die in de chat met naam staan, kunnen dit lezen.",
  noCopy: "We bewaren geen kopie van de chat.",
  locked: "Wat je schrijft gaat op jouw apparaat op slot en op dat van hen weer open.",
  closedHeading: "We zijn er nu niet, maar anderen wel.",
  closedLead: "Tot die tijd kun je op deze manieren iemand bereiken.",
  fullHeading: "Er is nu niemand vrij.",
  fullLead:
    "We willen je niet voor niets laten wachten. Probeer het straks nog eens. Tot die tijd kun je op deze manieren iemand bereiken.",
  goneHeading: "Je kunt hier niet meer chatten.",
  goneLead: "Deze lijn is gesloten. Je kunt op deze manieren iemand bereiken.",
  alsoHere: "Ook hier:",
  oldHeading: "Deze browser is te oud voor een veilige chat.",
  oldLead:
    "Hij kan wat je schrijft niet op slot doen. Daarom laten we hem niets versturen. Een nieuwere browser of een ander apparaat kan dat wel. Je kunt ook bellen.",
  unreachableHeading: "We zijn nu niet te bereiken.",
  unreachableLead: "Misschien ligt het aan het netwerk. Je kunt ook bellen.",
  looking: "Deze pagina kijkt vanzelf opnieuw.",
  dangerHeading: "Is er nu iemand in gevaar?",
  othersHeading: "Andere manieren om te praten",
  call: "Bel",
  noScript:
    'JavaScript staat uit in deze browser. Zonder JavaScript werkt de chat niet en verandert deze pagina niet vanzelf. Je kunt wel bellen. "Snel weg" werkt, maar met de knop Terug komt deze pagina weer in beeld.',
  deviceHeading: "Veilig blijven op dit apparaat",
  deviceText:
    "Het adres van deze pagina blijft in de geschiedenis van deze browser staan tot je het wist. Een privévenster vergeet het als je het sluit. Kijkt iemand vaak op dit apparaat? Dan is een ander apparaat veiliger.",
  seeHeading: "Wat wij kunnen zien",
  seeText:
    "We zien dat er iemand wacht, voor welke lijn, in welke taal, hoe lang al, en of die persoon zei dat iemand nu iets kan overkomen. We zien niet wie je bent of waar je bent. Het bedrijf dat de verbinding verzorgt, ziet dat een apparaat deze pagina heeft geopend, en wanneer.",
  seeKept:
    'We bewaren geen adres, geen naam en niets van wat je in de chat schrijft. Wat je schrijft onder "Er was iets niet goed" wordt vergrendeld bewaard, hoogstens 30 dagen. Om te voorkomen dat heel veel bezoeken tegelijk anderen buitensluiten, houden we getallen vast die van je adres zijn gemaakt, zolang je hier bent, en hoogstens 4 uur na een chat die schade deed.',
};

export const first: Words["first"] = {
  shift: "of druk drie keer op {key}",
};

export const limitsPage: Words["limitsPage"] = {
  heading: "Voordat je begint",
  language: "In welke taal wil je schrijven?",
  ifCloses: "Als deze pagina per ongeluk sluit",
  keep: "Bewaar mijn plek",
  keepMeans:
    "Tot de chat voorbij is, onthoudt dit tabblad een willekeurig getal, voor welke lijn je kwam en wanneer je erom vroeg, en je taal als je die kon kiezen. Kom je terug naar dit tabblad, dan sta je nog in de rij. Een chat die al begonnen is, kan niet terugkomen.",
  forget: "Vergeet mij",
  forgetMeans: "Er wordt niets onthouden. Sluit de pagina, dan begin je opnieuw.",
  agree: "Ik begrijp het, begin",
  back: "Terug",
};

export const limits: Words["limits"] = {
  choose: "Kies eerst een van de twee.",
  failed: "Er kon iets niet geladen worden. Kijk of je verbinding werkt en druk nog eens op de knop.",
};

export const waitingPage: Words["waitingPage"] = {
  here: "Ik ben er",
  message: "Je bericht",
  writeHeading: "Je kunt nu al beginnen met schrijven",
  writeHint:
    "Het blijft op deze pagina tot er iemand bij komt. Komt er iemand bij, dan wordt het verstuurd zodra je stopt met typen. Spelling is niet belangrijk.",
  urgent: "Ik doe mezelf of iemand anders nu misschien iets aan",
  urgentMeans: "Hiermee zie je nummers die je kunt bellen.",
  urgentFirst:
    "Je komt er ook verder mee naar voren in de rij. De mensen die dienst hebben zien dat iemand in de rij hierop heeft gedrukt, niet wie.",
  urgentNotSent: "Er wordt niets verstuurd.",
  urgentHeading: "Bel nu alsjeblieft. Je hoeft hier niet alleen mee te zijn.",
  urgentMoved: "Je bent ook naar voren gezet in de rij. Deze pagina kan open blijven terwijl je belt.",
  urgentOpen: "Deze pagina kan open blijven terwijl je belt.",
  urgentClose: "Sluit dit",
  urgentStays: "Met deze knop kun je de nummers weer openen. Je houdt je plek verder naar voren.",
  topic: "Waar wil je over praten?",
  topicHint: "Je kunt dit open laten. Het blijft op deze pagina tot er iemand bij komt. Dan ziet die persoon het.",
  topicNone: "Laat het open",
  sound: "Laat een geluid horen als ik aan de beurt ben",
  soundHint: "De naam van dit tabblad zegt het ook.",
  leave: "Ga uit de rij",
  leaveHint: "Komt het nu niet uit? Ga gerust. Je kunt later terugkomen.",
};

export const waiting: Words["waiting"] = {
  moment: "Een moment",
  preparing: "We maken een veilige verbinding klaar.",
  joining: "We zoeken je plek in de rij.",
  slow: "Dit duurt langer dan het zou moeten. We blijven het proberen. Je kunt ook een van de nummers hieronder bellen.",
  blocked:
    "Dit netwerk laat de pagina door, maar de chat niet. Een ander netwerk helpt vaak: mobiele data in plaats van wifi, of andersom. We blijven het proberen. Je kunt ook een van de nummers hieronder bellen.",
  offline:
    "Dit apparaat heeft geen verbinding. Zodra het er weer een heeft, proberen we het opnieuw. Je kunt ook een van de nummers hieronder bellen.",
  next: "Jij bent de volgende",
  one: "Er is 1 persoon voor je",
  many: "Er zijn {count} mensen voor je",
  manyAbout: "Er zijn ongeveer {count} mensen voor je",
  keepOpen: "Houd deze pagina open. Iemand begroet je hier.",
  reconnecting: "De verbinding is weg. We proberen het opnieuw. Je plek blijft bewaard.",
  backInLine: "Dat lukte niet, en het kwam niet door jou. Je staat weer vooraan in de rij.",
  refused:
    "Er kwam iemand bij die niet kon bewijzen een van onze hulpverleners te zijn. Niets van wat je schreef is daarheen verstuurd. Je staat weer vooraan in de rij.",
  conversationGone:
    "Het gesprek stond alleen op de pagina die gesloten is, dus het is weg. Je staat weer vooraan in de rij.",
  someoneElse: "Je staat weer vooraan in de rij. Wie het eerst vrij is, komt bij je.",
  newPlace: "Je plek was verlopen. Dit is een nieuwe.",
  busy: "Er komen nu heel veel mensen. Je hoeft niets te doen.",
  sharing:
    "Er is nog geen plek in de rij voor je vrij. Misschien komen er veel mensen via hetzelfde netwerk als jij, bijvoorbeeld op een school. We blijven zoeken. Je kunt ook een van de nummers hieronder bellen.",
  aside: "Je was aan de beurt, maar deze pagina gaf geen antwoord. Je plek blijft bewaard.",
  stillHere: "Ben je er nog?",
  stillHereText:
    "Je was aan de beurt, maar deze pagina gaf geen antwoord. Je plek blijft bewaard. Druk op de knop, dan roepen we je weer.",
  called: "Er komt nu iemand bij je.",
  calledText: "We zorgen dat niemand anders dit kan lezen. Dat duurt heel even.",
  here: "Er is iemand.",
  finish: "Maak je zin af. Hij wordt verstuurd als je even stopt.",
  turn: "Jij bent aan de beurt",
  nobody: "Er is nu niemand verbonden. We kijken verder.",
  noneYet: "Er is nu niemand die in het {language} schrijft. We kijken verder.",
  otherLanguage: "Er is nu niemand die in het {language} schrijft. Wacht je, of chat je in het {others}?",
  chatIn: "Chat in het {language}",
  answered: "Je kunt antwoord krijgen in het {languages}.",
  chatOnlyIn: "Chat alleen in het {language}",
};

export const chatPage: Words["chatPage"] = {
  conversation: "Gesprek",
  message: "Je bericht",
  placeholder: "Schrijf hier",
  send: "Verstuur",
  more: "Meer",
  time: "Ik heb tijd nodig om na te denken",
  back: "Ik ben er weer",
  takeBack: "Neem terug wat ik schreef",
  end: "Stop en wis",
  someoneElse: "Praat met iemand anders",
  limits: "Wat we doorgeven, en wanneer",
  help: "Nummers om te bellen",
  safe: "Is dit een veilige plek om te schrijven?",
  safeScreen:
    "Kan iemand dit scherm zien, of zomaar binnenlopen? Een kamer met de deur dicht is beter, of met je rug naar een muur.",
  safeLeave:
    '"Snel weg" bovenaan brengt je meteen naar een andere site. Met de knop Terug van de browser komt de chat niet meer in beeld.',
  safeHistory: "Het adres van deze pagina blijft in de geschiedenis van deze browser staan tot je het wist.",
  safeQuiet: "De chat maakt geen geluid. Er komt niets op je vergrendelde scherm.",
};

export const chat: Words["chat"] = {
  close: "Sluit",
  with: "Je praat met {alias}, {role} van {charity}.",
  roles: { counsellor: "hulpverlener", supervisor: "begeleider" },
  readers: "Alleen {alias} en jij kunnen dit lezen.",
  you: "Jij",
  waiting: "nog niet verstuurd",
  sent: "verstuurd",
  delivered: "aangekomen",
  seen: "aangekomen",
  notDelivered: "niet aangekomen",
  tookBack: "Dit heb je teruggenomen",
  writing: "{alias} schrijft",
  reconnecting: "De verbinding is weg. We proberen het opnieuw. Wat je schrijft, blijft op deze pagina bewaard.",
  otherLost: "De verbinding met {alias} is weg. We wachten tot die terugkomt.",
  otherDismissed: "{alias} kan niet terugkomen in deze chat. Het kwam niet door jou.",
  orSomeoneElse:
    "Je kunt ook met iemand anders praten. Dan wordt deze chat gewist en kom je vooraan in de rij te staan.",
  absenceEnds: "Komt die niet terug, dan eindigt de chat om {time}.",
  silenceEnds: "Er heeft een tijdje niemand geschreven. De chat eindigt om {time}, tenzij een van jullie schrijft.",
  thinking: "Neem de tijd die je nodig hebt. Er stopt niets terwijl je nadenkt.",
  closing: "{alias} is begonnen deze chat af te ronden. Er is nog tijd om te schrijven.",
  until: "Neem rustig de tijd. Deze chat kan doorgaan tot {time}.",
  tenMinutes: "Deze chat kan doorgaan tot {time}. Daarna eindigt hij vanzelf.",
  newOne: "1 nieuw bericht",
  newMany: "{count} nieuwe berichten",
  endQuestion: "Deze chat stoppen en van deze pagina wissen? Hij kan niet terugkomen.",
  endLastMissing: "Je laatste bericht is niet aangekomen. Ook dat wissen?",
  endYes: "Ja, stop en wis",
  endNo: "Nee, blijf",
  takeBackQuestion:
    "Alles wat je tot nu toe schreef verdwijnt hier meteen, en op de pagina van {alias} zodra het bericht daar aankomt. Wat al gelezen is, kan niet ongelezen worden. Wordt er een zorg over een kind opgeschreven, dan kan die pagina het bewaren tot dat klaar is.",
  takeBackYes: "Ja, neem het terug",
  takeBackNo: "Nee, laat het staan",
  tooLong:
    "Dit is te lang voor één bericht: het heeft {count} tekens en er passen er {most}. Er wordt niets afgeknipt en er is nog niets verstuurd. Maak er alsjeblieft kleinere delen van.",
  notNow: "Dit kan nog niet verstuurd worden. Het blijft hier tot het wel kan.",
  nothing: "Er is nog niets om te versturen.",
};

export const endedPage: Words["endedPage"] = {
  places: "Waar je verder terechtkunt",
  placesHint: "Een webadres opent in plaats van deze pagina.",
};

export const ended: Words["ended"] = {
  heading: "Deze chat is voorbij",
  me: "Hij is van deze pagina gewist.",
  other: "De ander heeft de chat beëindigd. Hij is van deze pagina gewist.",
  otherLeft: "De pagina van de ander is gesloten. Dat kwam niet door jou. De chat is van deze pagina gewist.",
  otherAbsent: "De verbinding met de ander kwam niet terug. Dat kwam niet door jou. De chat is van deze pagina gewist.",
  meAbsent: "Je verbinding was lang weg, dus de chat moest stoppen. Hij is van deze pagina gewist.",
  silence:
    "Er had een tijdje niemand geschreven, dus de chat is gestopt. Hij is van deze pagina gewist. Je kunt terugkomen.",
  over: "De tijd voor één chat is voorbij. Hij is van deze pagina gewist.",
  replaced: "Deze chat is in een ander tabblad geopend. Hij is van deze pagina gewist.",
  revoked: "De chat moest stoppen. Het kwam niet door jou. Hij is van deze pagina gewist.",
  lastMissing: "Je laatste bericht is niet aangekomen.",
  manyMissing: "{count} berichten van jou zijn niet aangekomen.",
  counsellorForgets:
    "De pagina van de ander vergeet de chat binnen twee minuten nadat die hoort dat hij voorbij is. Wordt er een zorg over een kind opgeschreven, dan vergeet die pagina hem als dat klaar is.",
  again: "Terug naar de eerste pagina",
  someoneElse: "Praat met iemand anders",
  after: "Wordt het weer moeilijk, dan kun je terugkomen, of bellen.",
  notRight: "Er was iets niet goed",
  notRightNow: "Dit kan nu niet geopend worden. Sluit het en open het opnieuw, of bel een van de nummers hieronder.",
};

export const stopped: Words["stopped"] = {
  replacedHeading: "Deze pagina is open in een ander tabblad",
  replaced: "Je plek, of je chat, is in het andere tabblad. Daar is niets verloren.",
  refusedHeading: "We zijn gestopt, zodat je veilig blijft",
  refused:
    "De andere kant kon niet bewijzen een van onze hulpverleners te zijn. Niets van wat je schreef is daarheen verstuurd. Probeer het later nog eens, of bel.",
  lostHeading: "Dat lukte niet",
  lost: "De verbinding is geweigerd, misschien door dit netwerk. Je kunt het nog eens proberen, een ander netwerk proberen, of bellen.",
  unloaded: "Een deel van deze pagina kon niet geladen worden. Kijk of je verbinding werkt en probeer het nog eens.",
  again: "Probeer het nog eens",
};

export const embed: Words["embed"] = {
  locale: "nl",
  start: "Chat met ons",
  open: "Nu open",
  full: "Open, maar er is nu niemand vrij",
  gone: "Deze chat is gesloten",
  opensAgain: "Open vanaf {time} ({zone})",
  opensUnknown: "Nu gesloten",
};
