/**
 * Every sentence a visitor can read, in German. A DRAFT: no clinician and no helpline has read it yet. A line shows it
 * only after a named person signed it off (docs/protocol.md, L9). English (`en.ts`) is what it says the same as.
 */
import type { Words } from "./words.ts";

export const wait: Words["wait"] = {
  waitUpTo: "Wartezeit: höchstens {to} Minuten.",
  waitBetween: "Wartezeit: etwa {from} bis {to} Minuten.",
  noWait: "Wir können noch nicht sagen, wie lange es dauert.",
  longWait: "Das ist lang. Du kannst hier warten, eine der Nummern unten anrufen oder später wiederkommen.",
  lateWait:
    "Die letzten Chats beginnen um {time}, und vielleicht kann deiner davor nicht mehr beginnen. Du kannst hier warten, eine der Nummern unten anrufen oder später wiederkommen.",
};

export const status: Words["status"] = {
  ...wait,
  locale: "de",
  openUntil: "Offen bis {time}.",
  open: "Jetzt offen.",
  lastStart: "Die letzten Chats beginnen um {time}.",
  closed: "Im Moment ist niemand zum Chatten da.",
  opensAt: "Geschlossen bis {time} ({zone}).",
  opensAgain: "Der Chat öffnet wieder am {time} ({zone}).",
  opensUnknown: "Wir können noch nicht sagen, wann jemand da ist.",
  full: "Offen, aber gerade ist niemand frei.",
  fullUntil: "Bitte versuche es um {time} noch einmal.",
  fullToday: "Bevor wir schließen, können keine Chats mehr beginnen.",
  unknown: "Wir sehen nach, ob jemand da ist.",
  gone: "Geschlossen.",
};

export const hours: Words["hours"] = {
  locale: "de",
  heading: "Wann wir da sind, die nächsten sieben Tage",
  stretch: "{from} bis {until}",
  midnight: "Mitternacht",
  wholeDay: "Tag und Nacht",
  closed: "geschlossen",
  notPlanned: "noch nicht geplant",
  restNotPlanned: "{times}, der Rest ist noch nicht geplant",
  note: "Angaben in {zone}, wie geplant. Manchmal können zu wenige von uns da sein. Dann öffnen wir später.",
  noteLastStart:
    "Angaben in {zone}, wie geplant. Manchmal können zu wenige von uns da sein. Dann öffnen wir später. Chats beginnen bis {minutes} Minuten, bevor wir schließen.",
  nonePlanned: "Die Zeiten der nächsten sieben Tage sind noch nicht geplant.",
  unknown: "Die Zeiten können im Moment nicht gezeigt werden.",
};

export const firstPage: Words["firstPage"] = {
  title: "Chat",
  languages: "Sprache",
  answeredIn: "Hier schreibst du, und bekommst Antwort, auf {languages}.",
  leave: "Schnell weg",
  heading: "Hier kannst du mit jemandem reden.",
  lead: "Ein Mensch, der dafür ausgebildet ist, liest, was du schreibst, und antwortet dir. Du musst nicht sagen, wer du bist. Du kannst jederzeit aufhören.",
  start: "Chat beginnen",
  noButton:
    "Wenn du hier keinen Knopf siehst, kann dieser Browser den Chat nicht öffnen. Du kannst stattdessen anrufen.",
  noAccount: "Kein Konto. Kein Name. Keine E-Mail.",
  onlyNamed: "Nur die Menschen, die im Chat mit Namen stehen, können das lesen.",
  noCopy: "Wir behalten keine Kopie des Chats.",
  locked: "Was du schreibst, wird auf deinem Gerät verschlossen und auf ihrem geöffnet.",
  closedHeading: "Wir sind gerade nicht da, aber andere.",
  closedLead: "Bis dahin erreichst du auf diesen Wegen jemanden.",
  fullHeading: "Gerade ist niemand frei.",
  fullLead:
    "Wir wollen dich nicht umsonst warten lassen. Bitte versuche es später noch einmal. Bis dahin erreichst du auf diesen Wegen jemanden.",
  goneHeading: "Hier kannst du nicht mehr chatten.",
  goneLead: "Dieses Angebot gibt es nicht mehr. Auf diesen Wegen erreichst du jemanden.",
  alsoHere: "Auch hier:",
  oldHeading: "Dieser Browser ist zu alt für einen sicheren Chat.",
  oldLead:
    "Er kann nicht verschließen, was du schreibst. Darum lassen wir ihn nichts senden. Ein neuerer Browser oder ein anderes Gerät kann es. Du kannst auch anrufen.",
  unreachableHeading: "Wir sind gerade nicht zu erreichen.",
  unreachableLead: "Vielleicht liegt es am Netz. Du kannst auch anrufen.",
  looking: "Diese Seite sieht von selbst wieder nach.",
  dangerHeading: "Ist gerade jemand in Gefahr?",
  othersHeading: "Andere Wege zu reden",
  call: "Anrufen",
  noScript:
    "JavaScript ist in diesem Browser ausgeschaltet. Ohne JavaScript geht der Chat nicht, und diese Seite ändert sich nicht von selbst. Du kannst stattdessen anrufen. „Schnell weg“ geht, aber der Zurück-Knopf zeigt diese Seite wieder.",
  deviceHeading: "Sicher bleiben an diesem Gerät",
  deviceText:
    "Die Adresse dieser Seite bleibt im Verlauf dieses Browsers, bis du sie löschst. Ein privates Fenster vergisst sie, wenn du es schließt. Wenn jemand oft auf dieses Gerät sieht, ist ein anderes sicherer.",
  seeHeading: "Was wir sehen können",
  seeText:
    "Wir sehen, dass jemand wartet, bei welchem Angebot, in welcher Sprache, wie lange, und ob die Person gesagt hat, dass jetzt jemandem etwas geschehen könnte. Wir sehen nicht, wer du bist oder wo du bist. Die Firma, die für die Verbindung sorgt, sieht, dass ein Gerät diese Seite aufgerufen hat, und wann.",
  seeKept:
    "Wir behalten keine Adresse, keinen Namen und nichts, was du im Chat schreibst. Was du unter „Etwas war nicht in Ordnung“ schreibst, wird verschlossen aufbewahrt, höchstens 30 Tage. Damit sehr viele Besuche auf einmal niemanden aussperren, halten wir Zahlen fest, die aus deiner Adresse gemacht sind, solange du hier bist, und höchstens 4 Stunden nach einem Chat, der Schaden getan hat.",
};

export const first: Words["first"] = {
  shift: "oder dreimal {key} drücken",
};

export const limitsPage: Words["limitsPage"] = {
  heading: "Bevor du beginnst",
  language: "In welcher Sprache möchtest du schreiben?",
  ifCloses: "Wenn diese Seite aus Versehen zugeht",
  keep: "Meinen Platz behalten",
  keepMeans:
    "Bis der Chat zu Ende ist, merkt sich dieser Tab eine zufällige Zahl, für welches Angebot und wann du gefragt hast, und deine Sprache, wenn du eine wählen konntest. Kommst du in diesen Tab zurück, stehst du noch in der Reihe. Ein Chat, der begonnen hat, kann nicht zurückgeholt werden.",
  forget: "Mich vergessen",
  forgetMeans: "Nichts wird gemerkt. Wenn die Seite zugeht, fängst du neu an.",
  agree: "Ich verstehe, beginnen",
  back: "Zurück",
};

export const limits: Words["limits"] = {
  choose: "Bitte wähle zuerst eines von beiden.",
  failed: "Etwas konnte nicht geladen werden. Bitte prüfe deine Verbindung und drücke den Knopf noch einmal.",
};

export const waitingPage: Words["waitingPage"] = {
  here: "Ich bin da",
  message: "Deine Nachricht",
  writeHeading: "Du kannst jetzt schon schreiben",
  writeHint:
    "Es bleibt auf dieser Seite, bis jemand dazukommt. Kommt jemand dazu, wird es gesendet, sobald du nicht mehr tippst. Rechtschreibung ist nicht wichtig.",
  urgent: "Ich könnte jetzt mir oder jemandem etwas antun",
  urgentMeans: "Damit siehst du Nummern, die du anrufen kannst.",
  urgentFirst:
    "Du kommst damit auch in der Reihe nach vorn. Wer Dienst hat, sieht, dass jemand in der Reihe das gedrückt hat, nicht wer.",
  urgentNotSent: "Es wird nichts gesendet.",
  urgentHeading: "Bitte ruf jetzt an. Du musst damit nicht allein sein.",
  urgentMoved: "Du bist auch in der Reihe nach vorn gekommen. Diese Seite kann offen bleiben, während du anrufst.",
  urgentOpen: "Diese Seite kann offen bleiben, während du anrufst.",
  urgentClose: "Schließen",
  urgentStays: "Mit diesem Knopf kannst du die Nummern wieder öffnen. Dein Platz weiter vorn bleibt.",
  topic: "Worüber möchtest du reden?",
  topicHint: "Du kannst das offen lassen. Es bleibt auf dieser Seite, bis jemand dazukommt. Dann sieht die Person es.",
  topicNone: "Offen lassen",
  sound: "Mit einem Ton sagen, wenn ich dran bin",
  soundHint: "Auch der Name dieses Tabs sagt es.",
  leave: "Die Reihe verlassen",
  leaveHint: "Passt es gerade nicht? Geh ruhig. Du kannst später wiederkommen.",
};

export const waiting: Words["waiting"] = {
  moment: "Einen Moment",
  preparing: "Wir machen eine sichere Leitung bereit.",
  joining: "Wir suchen deinen Platz in der Reihe.",
  slow: "Das dauert länger, als es sollte. Wir versuchen es weiter. Du kannst auch eine der Nummern unten anrufen.",
  blocked:
    "Dieses Netz lässt die Seite durch, aber nicht den Chat. Ein anderes Netz hilft oft: mobile Daten statt WLAN, oder umgekehrt. Wir versuchen es weiter. Du kannst auch eine der Nummern unten anrufen.",
  offline:
    "Dieses Gerät hat keine Verbindung. Sobald es wieder eine hat, versuchen wir es noch einmal. Du kannst auch eine der Nummern unten anrufen.",
  next: "Du bist als Nächstes dran",
  one: "1 Person ist vor dir",
  many: "{count} Menschen sind vor dir",
  manyAbout: "Etwa {count} Menschen sind vor dir",
  keepOpen: "Lass diese Seite offen. Hier wird dich jemand begrüßen.",
  reconnecting: "Die Verbindung ist weg. Wir versuchen es wieder. Dein Platz bleibt dir.",
  backInLine: "Das hat nicht geklappt, und es lag nicht an dir. Du stehst wieder ganz vorn in der Reihe.",
  refused:
    "Es kam jemand dazu, der nicht beweisen konnte, dass er zu unserem Team gehört. Nichts von dem, was du geschrieben hast, wurde dorthin gesendet. Du stehst wieder ganz vorn in der Reihe.",
  conversationGone:
    "Das Gespräch war nur auf der Seite, die zugegangen ist. Darum ist es weg. Du stehst wieder ganz vorn in der Reihe.",
  someoneElse: "Du stehst wieder ganz vorn in der Reihe. Wer als Nächstes frei ist, kommt zu dir.",
  newPlace: "Dein Platz war abgelaufen. Das ist ein neuer.",
  busy: "Gerade kommen sehr viele Menschen. Du musst nichts tun.",
  sharing:
    "Für dich ist noch kein Platz in der Reihe frei. Vielleicht kommen gerade viele Menschen über dasselbe Netz wie du, zum Beispiel in einer Schule. Wir suchen weiter. Du kannst auch eine der Nummern unten anrufen.",
  aside: "Du warst dran, aber diese Seite hat nicht geantwortet. Dein Platz bleibt dir.",
  stillHere: "Bist du noch da?",
  stillHereText:
    "Du warst dran, aber diese Seite hat nicht geantwortet. Dein Platz bleibt dir. Drücke den Knopf, dann rufen wir dich wieder auf.",
  called: "Jetzt kommt jemand zu dir.",
  calledText: "Wir sorgen dafür, dass sonst niemand mitlesen kann. Das dauert einen Moment.",
  here: "Es ist jemand da.",
  finish: "Schreib deinen Satz zu Ende. Er wird gesendet, wenn du eine Pause machst.",
  turn: "Du bist dran",
  nobody: "Im Moment ist niemand verbunden. Wir sehen weiter nach.",
  noneYet: "Gerade ist niemand da, der {language} schreibt. Wir sehen weiter nach.",
  otherLanguage: "Gerade ist niemand da, der {language} schreibt. Warten, oder auf {others} chatten?",
  chatIn: "Auf {language} chatten",
  answered: "Du kannst Antwort bekommen auf {languages}.",
  chatOnlyIn: "Nur auf {language} chatten",
};

export const chatPage: Words["chatPage"] = {
  conversation: "Gespräch",
  message: "Deine Nachricht",
  placeholder: "Hier schreiben",
  send: "Senden",
  more: "Mehr",
  time: "Ich brauche Zeit zum Nachdenken",
  back: "Ich bin wieder da",
  takeBack: "Geschriebenes zurücknehmen",
  end: "Beenden und löschen",
  someoneElse: "Mit jemand anderem reden",
  limits: "Was weitergegeben wird, und wann",
  help: "Nummern zum Anrufen",
  safe: "Ist das ein sicherer Ort zum Schreiben?",
  safeScreen:
    "Kann jemand diesen Bildschirm sehen oder hereinkommen? Besser ist ein Zimmer mit geschlossener Tür, oder mit dem Rücken zur Wand.",
  safeLeave:
    "„Schnell weg“ ganz oben bringt dich sofort auf eine andere Seite. Der Zurück-Knopf des Browsers zeigt den Chat nicht wieder.",
  safeHistory: "Die Adresse dieser Seite bleibt im Verlauf dieses Browsers, bis du sie löschst.",
  safeQuiet: "Der Chat macht kein Geräusch. Er schickt nichts auf deinen Sperrbildschirm.",
};

export const chat: Words["chat"] = {
  close: "Schließen",
  with: "Du redest mit {alias}, {role} bei {charity}.",
  roles: { counsellor: "in der Beratung", supervisor: "in der Leitung" },
  readers: "Nur {alias} und du könnt das lesen.",
  you: "Du",
  waiting: "noch nicht gesendet",
  sent: "gesendet",
  delivered: "angekommen",
  seen: "angekommen",
  notDelivered: "nicht angekommen",
  tookBack: "Das hast du zurückgenommen",
  writing: "{alias} schreibt",
  reconnecting: "Die Verbindung ist weg. Wir versuchen es wieder. Was du schreibst, bleibt auf dieser Seite.",
  otherLost: "Die Verbindung zu {alias} ist weg. Wir warten, bis sie wiederkommt.",
  otherDismissed: "{alias} kann nicht in diesen Chat zurück. Es lag nicht an dir.",
  orSomeoneElse:
    "Du kannst auch mit jemand anderem reden. Dann wird dieser Chat gelöscht, und du kommst ganz nach vorn in die Reihe.",
  absenceEnds: "Wenn sie nicht wiederkommt, endet der Chat um {time}.",
  silenceEnds: "Eine Weile hat niemand geschrieben. Der Chat endet um {time}, wenn keiner von euch schreibt.",
  thinking: "Nimm dir die Zeit, die du brauchst. Nichts endet, während du nachdenkst.",
  closing: "{alias} hat begonnen, diesen Chat abzuschließen. Es ist noch Zeit zu schreiben.",
  until: "Lass dir Zeit. Dieser Chat kann bis {time} dauern.",
  tenMinutes: "Dieser Chat kann bis {time} dauern. Dann endet er von selbst.",
  newOne: "1 neue Nachricht",
  newMany: "{count} neue Nachrichten",
  endQuestion: "Diesen Chat beenden und von dieser Seite löschen? Er kann nicht zurückgeholt werden.",
  endLastMissing: "Deine letzte Nachricht ist nicht angekommen. Auch sie löschen?",
  endYes: "Ja, beenden und löschen",
  endNo: "Nein, bleiben",
  takeBackQuestion:
    "Alles, was du bisher geschrieben hast, verschwindet hier sofort, und auf der Seite von {alias}, sobald es dort ankommt. Was schon gelesen wurde, bleibt gelesen. Wenn gerade eine Sorge um ein Kind aufgeschrieben wird, kann jene Seite es behalten, bis das fertig ist.",
  takeBackYes: "Ja, zurücknehmen",
  takeBackNo: "Nein, stehen lassen",
  tooLong:
    "Das ist zu lang für eine Nachricht: Es hat {count} Zeichen, und {most} passen hinein. Nichts wird abgeschnitten, und noch ist nichts gesendet. Bitte mach kleinere Teile daraus.",
  notNow: "Das kann noch nicht gesendet werden. Es bleibt hier, bis es geht.",
  nothing: "Es gibt noch nichts zu senden.",
};

export const endedPage: Words["endedPage"] = {
  places: "Wohin du als Nächstes gehen kannst",
  placesHint: "Eine Webadresse öffnet sich anstelle dieser Seite.",
};

export const ended: Words["ended"] = {
  heading: "Dieser Chat ist zu Ende",
  me: "Er ist von dieser Seite gelöscht.",
  other: "Die andere Person hat den Chat beendet. Er ist von dieser Seite gelöscht.",
  otherLeft:
    "Die Seite der anderen Person wurde geschlossen. Es lag nicht an dir. Der Chat ist von dieser Seite gelöscht.",
  otherAbsent:
    "Die Verbindung zur anderen Person kam nicht wieder. Es lag nicht an dir. Der Chat ist von dieser Seite gelöscht.",
  meAbsent: "Deine Verbindung war lange weg, darum musste der Chat enden. Er ist von dieser Seite gelöscht.",
  silence:
    "Eine Weile hatte niemand geschrieben, darum ist der Chat zu Ende. Er ist von dieser Seite gelöscht. Du kannst wiederkommen.",
  over: "Die Zeit für einen Chat ist um. Er ist von dieser Seite gelöscht.",
  replaced: "Dieser Chat wurde in einem anderen Tab geöffnet. Er ist von dieser Seite gelöscht.",
  revoked: "Der Chat musste abgebrochen werden. Es lag nicht an dir. Er ist von dieser Seite gelöscht.",
  lastMissing: "Deine letzte Nachricht ist nicht angekommen.",
  manyMissing: "{count} Nachrichten von dir sind nicht angekommen.",
  counsellorForgets:
    "Die Seite der anderen Person vergisst ihn innerhalb von zwei Minuten, nachdem sie vom Ende erfahren hat. Wenn gerade eine Sorge um ein Kind aufgeschrieben wird, vergisst sie ihn, wenn das fertig ist.",
  again: "Zurück zur ersten Seite",
  someoneElse: "Mit jemand anderem reden",
  after: "Wenn es wieder schwer wird, kannst du wiederkommen oder anrufen.",
  notRight: "Etwas war nicht in Ordnung",
  notRightNow:
    "Das lässt sich gerade nicht öffnen. Schließe es und öffne es noch einmal, oder ruf eine der Nummern unten an.",
};

export const stopped: Words["stopped"] = {
  replacedHeading: "Diese Seite ist in einem anderen Tab offen",
  replaced: "Dein Platz oder dein Chat ist im anderen Tab. Dort ist nichts verloren.",
  refusedHeading: "Wir haben aufgehört, damit du sicher bleibst",
  refused:
    "Die andere Seite konnte nicht beweisen, dass sie zu unserem Team gehört. Nichts von dem, was du geschrieben hast, wurde dorthin gesendet. Bitte versuche es später noch einmal, oder ruf an.",
  lostHeading: "Das hat nicht geklappt",
  lost: "Die Verbindung wurde abgelehnt, vielleicht von diesem Netz. Du kannst es noch einmal versuchen, ein anderes Netz nehmen oder anrufen.",
  unloaded:
    "Ein Teil dieser Seite konnte nicht geladen werden. Bitte prüfe deine Verbindung und versuche es noch einmal.",
  again: "Noch einmal versuchen",
};

export const embed: Words["embed"] = {
  locale: "de",
  start: "Mit uns chatten",
  open: "Jetzt offen",
  full: "Offen, aber gerade ist niemand frei",
  gone: "Diesen Chat gibt es nicht mehr",
  opensAgain: "Öffnet {time} ({zone})",
  opensUnknown: "Im Moment geschlossen",
};
