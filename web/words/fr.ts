/**
 * Every sentence a visitor can read, in French. A DRAFT: no clinician and no helpline has read it yet. A line shows it
 * only after a named person signed it off (docs/protocol.md, L9). English (`en.ts`) is what it says the same as.
 */
import type { Words } from "./words.ts";

export const wait: Words["wait"] = {
  waitUpTo: "Attente : {to} minutes au plus.",
  waitBetween: "Attente : environ {from} à {to} minutes.",
  noWait: "Nous ne pouvons pas encore dire combien de temps il faut attendre.",
  longWait: "C’est long. Vous pouvez attendre ici, appeler l’un des numéros ci-dessous, ou revenir plus tard.",
  lateWait:
    "Les derniers échanges commencent à {time}, et le vôtre ne pourra peut-être pas commencer avant. Vous pouvez attendre ici, appeler l’un des numéros ci-dessous, ou revenir plus tard.",
};

export const status: Words["status"] = {
  ...wait,
  locale: "fr",
  openUntil: "Ouvert jusqu’à {time}.",
  open: "Ouvert maintenant.",
  lastStart: "Les derniers échanges commencent à {time}.",
  closed: "Il n’y a personne pour discuter en ce moment.",
  opensAt: "Fermé jusqu’à : {time} ({zone}).",
  opensAgain: "Le chat rouvre : {time} ({zone}).",
  opensUnknown: "Nous ne pouvons pas encore dire quand quelqu’un sera là.",
  full: "Ouvert, mais personne n’est disponible pour l’instant.",
  fullUntil: "Réessayez à {time}, s’il vous plaît.",
  fullToday: "Aucun échange ne peut plus commencer avant la fermeture.",
  unknown: "Nous regardons si quelqu’un est là.",
  gone: "Fermé.",
};

export const hours: Words["hours"] = {
  locale: "fr",
  heading: "Quand nous sommes là, les sept prochains jours",
  stretch: "{from} à {until}",
  midnight: "minuit",
  wholeDay: "jour et nuit",
  closed: "fermé",
  notPlanned: "pas encore prévu",
  restNotPlanned: "{times}, la suite n’est pas encore prévue",
  note: "Heures prévues ({zone}). Parfois nous sommes trop peu nombreux et nous ouvrons plus tard.",
  noteLastStart:
    "Heures prévues ({zone}). Parfois nous sommes trop peu nombreux et nous ouvrons plus tard. On peut commencer un échange jusqu’à {minutes} minutes avant la fermeture.",
  nonePlanned: "Les heures des sept prochains jours ne sont pas encore prévues.",
  unknown: "Les heures ne peuvent pas être affichées en ce moment.",
};

export const firstPage: Words["firstPage"] = {
  title: "Chat",
  languages: "Langue",
  answeredIn: "Ici, on écrit et on vous répond dans cette langue : {languages}.",
  leave: "Partir vite",
  heading: "Vous pouvez parler à quelqu’un ici.",
  lead: "Une personne formée lit ce que vous écrivez et vous répond. Vous n’avez pas à dire qui vous êtes. Vous pouvez arrêter à tout moment.",
  start: "Commencer le chat",
  noButton:
    "Si vous ne voyez pas de bouton ici, ce navigateur ne peut pas ouvrir le chat. Vous pouvez appeler à la place.",
  noAccount: "Pas de compte. Pas de nom. Pas d’e-mail.",
  onlyNamed: "Seules les personnes nommées dans le chat peuvent lire ceci.",
  noCopy: "Nous ne gardons aucune copie du chat.",
  locked: "Ce que vous écrivez est verrouillé sur votre appareil et ouvert sur le leur.",
  closedHeading: "Nous ne sommes pas là, mais d’autres le sont.",
  closedLead: "D’ici là, vous pouvez joindre quelqu’un par ces moyens.",
  fullHeading: "Personne n’est disponible pour l’instant.",
  fullLead:
    "Nous ne voulons pas vous faire attendre pour rien. Réessayez un peu plus tard, s’il vous plaît. D’ici là, vous pouvez joindre quelqu’un par ces moyens.",
  goneHeading: "On ne peut plus discuter ici.",
  goneLead: "Cette ligne est fermée. Vous pouvez joindre quelqu’un par ces moyens.",
  alsoHere: "Aussi ici :",
  oldHeading: "Ce navigateur est trop ancien pour un chat sûr.",
  oldLead:
    "Il ne peut pas verrouiller ce que vous écrivez. Alors nous ne le laissons rien envoyer. Un navigateur plus récent ou un autre appareil le peut. Vous pouvez aussi appeler.",
  unreachableHeading: "On ne peut pas nous joindre en ce moment.",
  unreachableLead: "C’est peut-être le réseau. Vous pouvez aussi appeler.",
  looking: "Cette page vérifie de nouveau d’elle-même.",
  dangerHeading: "Quelqu’un est en danger en ce moment ?",
  othersHeading: "D’autres façons de parler",
  call: "Appeler",
  noScript:
    "JavaScript est désactivé dans ce navigateur. Le chat ne peut pas marcher sans lui, et cette page ne change pas toute seule. Vous pouvez appeler à la place. « Partir vite » marche, mais le bouton Retour montre de nouveau cette page.",
  deviceHeading: "Rester en sécurité sur cet appareil",
  deviceText:
    "L’adresse de cette page reste dans l’historique de ce navigateur jusqu’à ce que vous l’effaciez. Une fenêtre privée l’oublie quand vous la fermez. Si quelqu’un regarde souvent cet appareil, un autre est plus sûr.",
  seeHeading: "Ce que nous pouvons voir",
  seeText:
    "Nous voyons que quelqu’un attend, pour quelle ligne, dans quelle langue, depuis combien de temps, et si cette personne a dit que quelqu’un est peut-être en danger maintenant. Nous ne voyons pas qui vous êtes, ni où vous êtes. L’entreprise qui assure la connexion voit qu’un appareil a ouvert cette page, et quand.",
  seeKept:
    "Nous ne gardons ni adresse, ni nom, ni rien de ce que vous écrivez dans le chat. Ce que vous écrivez sous « Quelque chose n’allait pas » est gardé, verrouillé, 30 jours au plus. Pour qu’un flot de visites ne ferme pas la porte aux autres, nous retenons des nombres tirés de votre adresse tant que vous êtes ici, et 4 heures au plus après un chat qui a fait du mal.",
};

export const first: Words["first"] = {
  shift: "ou appuyez trois fois sur {key}",
};

export const limitsPage: Words["limitsPage"] = {
  heading: "Avant de commencer",
  language: "Dans quelle langue voulez-vous écrire ?",
  ifCloses: "Si cette page se ferme par accident",
  keep: "Garder ma place",
  keepMeans:
    "Jusqu’à la fin du chat, cet onglet retient un nombre au hasard, pour quelle ligne et quand vous avez demandé, et votre langue si vous pouviez en choisir une. Si vous revenez dans cet onglet, vous êtes encore dans la file. Un chat qui a commencé ne peut pas être retrouvé.",
  forget: "M’oublier",
  forgetMeans: "Rien n’est retenu. Si la page se ferme, vous recommencez.",
  agree: "Je comprends, commencer",
  back: "Retour",
};

export const limits: Words["limits"] = {
  choose: "Choisissez d’abord l’un des deux, s’il vous plaît.",
  failed:
    "Quelque chose n’a pas pu être chargé. Vérifiez votre connexion et appuyez de nouveau sur le bouton, s’il vous plaît.",
};

export const waitingPage: Words["waitingPage"] = {
  here: "Je suis là",
  message: "Votre message",
  writeHeading: "Vous pouvez déjà commencer à écrire",
  writeHint:
    "Cela reste sur cette page jusqu’à ce que quelqu’un arrive. Quand quelqu’un arrive, c’est envoyé dès que vous arrêtez d’écrire. L’orthographe n’a pas d’importance.",
  urgent: "Je risque de me faire du mal ou d’en faire à quelqu’un maintenant",
  urgentMeans: "Cela vous montre des numéros à appeler.",
  urgentFirst:
    "Cela vous fait aussi avancer dans la file. L’équipe présente voit que quelqu’un dans la file a appuyé ici, mais pas qui.",
  urgentNotSent: "Rien n’est envoyé.",
  urgentHeading: "Appelez maintenant, s’il vous plaît. Vous n’avez pas à porter cela sans aide.",
  urgentMoved: "Vous avez aussi avancé dans la file. Vous pouvez laisser cette page ouverte pendant l’appel.",
  urgentOpen: "Vous pouvez laisser cette page ouverte pendant l’appel.",
  urgentClose: "Fermer",
  urgentStays: "Ce bouton permet de revoir les numéros. Votre place plus en avant reste.",
  topic: "De quoi voulez-vous parler ?",
  topicHint:
    "Vous pouvez laisser ceci vide. Cela reste sur cette page jusqu’à ce que quelqu’un arrive. Alors cette personne le voit.",
  topicNone: "Laisser vide",
  sound: "M’avertir par un son quand c’est mon tour",
  soundHint: "Le nom de cet onglet le dit aussi.",
  leave: "Quitter la file",
  leaveHint: "Ce n’est pas le bon moment ? Vous pouvez partir, et revenir plus tard.",
};

export const waiting: Words["waiting"] = {
  moment: "Un instant",
  preparing: "Nous préparons une ligne sûre.",
  joining: "Nous cherchons votre place dans la file.",
  slow: "Cela prend plus de temps que prévu. Nous continuons d’essayer. Vous pouvez aussi appeler l’un des numéros ci-dessous.",
  blocked:
    "Ce réseau laisse passer la page, mais pas le chat. Un autre réseau aide souvent : les données mobiles au lieu du Wi-Fi, ou l’inverse. Nous continuons d’essayer. Vous pouvez aussi appeler l’un des numéros ci-dessous.",
  offline:
    "Cet appareil n’a pas de connexion. Nous essayons de nouveau dès qu’il en a une. Vous pouvez aussi appeler l’un des numéros ci-dessous.",
  next: "Vous êtes la prochaine personne",
  one: "1 personne est avant vous",
  many: "{count} personnes sont avant vous",
  manyAbout: "Environ {count} personnes sont avant vous",
  keepOpen: "Gardez cette page ouverte. Quelqu’un vous accueillera ici.",
  reconnecting: "La connexion est perdue. Nous essayons de nouveau. Votre place est gardée.",
  backInLine: "Cela n’a pas marché, et ce n’était pas à cause de vous. Vous êtes de nouveau en tête de la file.",
  refused:
    "Quelqu’un est arrivé sans pouvoir prouver qu’il fait partie de notre équipe. Rien de ce que vous avez écrit ne lui a été envoyé. Vous êtes de nouveau en tête de la file.",
  conversationGone:
    "La conversation n’était que sur la page qui s’est fermée, elle est donc perdue. Vous êtes de nouveau en tête de la file.",
  someoneElse: "Vous êtes de nouveau en tête de la file. La prochaine personne libre viendra à vous.",
  newPlace: "Votre place n’était plus valable. En voici une nouvelle.",
  busy: "Beaucoup de personnes arrivent en ce moment. Vous n’avez rien à faire.",
  sharing:
    "Aucune place dans la file n’est encore libre pour vous. Beaucoup de personnes passent peut-être par le même réseau que vous, dans une école par exemple. Nous continuons de chercher. Vous pouvez aussi appeler l’un des numéros ci-dessous.",
  aside: "C’était votre tour, mais cette page n’a pas répondu. Votre place est gardée.",
  stillHere: "Êtes-vous encore là ?",
  stillHereText:
    "C’était votre tour, mais cette page n’a pas répondu. Votre place est gardée. Appuyez sur le bouton et nous vous appellerons de nouveau.",
  called: "Quelqu’un arrive.",
  calledText: "Nous vérifions que personne d’autre ne peut lire ceci. Cela prend un instant.",
  here: "Quelqu’un est là.",
  finish: "Finissez votre phrase. Elle est envoyée quand vous faites une pause.",
  turn: "C’est votre tour",
  nobody: "Personne n’est connecté en ce moment. Nous cherchons.",
  noneYet: "Personne n’est là en ce moment pour écrire dans votre langue ({language}). Nous cherchons.",
  otherLanguage:
    "Personne n’est là en ce moment pour écrire dans votre langue ({language}). Attendre, ou discuter dans une autre : {others} ?",
  chatIn: "Discuter : {language}",
  answered: "On peut vous répondre dans ces langues : {languages}.",
  chatOnlyIn: "Discuter seulement : {language}",
};

export const chatPage: Words["chatPage"] = {
  conversation: "Conversation",
  message: "Votre message",
  placeholder: "Écrivez ici",
  send: "Envoyer",
  more: "Plus",
  time: "J’ai besoin de temps pour réfléchir",
  back: "Je suis de retour",
  takeBack: "Reprendre ce que j’ai écrit",
  end: "Finir et effacer",
  someoneElse: "Parler à quelqu’un d’autre",
  limits: "Ce qui est transmis, et quand",
  help: "Numéros à appeler",
  safe: "Est-ce un endroit sûr pour écrire ?",
  safeScreen:
    "Quelqu’un peut-il voir cet écran, ou entrer ? Une pièce avec la porte fermée est mieux, ou le dos contre un mur.",
  safeLeave:
    "« Partir vite », en haut, vous amène aussitôt sur un autre site. Le bouton Retour du navigateur ne montre plus le chat.",
  safeHistory: "L’adresse de cette page reste dans l’historique de ce navigateur jusqu’à ce que vous l’effaciez.",
  safeQuiet: "Le chat ne fait pas de bruit. Il n’envoie rien sur votre écran verrouillé.",
};

export const chat: Words["chat"] = {
  close: "Fermer",
  with: "Vous parlez avec {alias}, {role} de {charity}.",
  roles: { counsellor: "de l’équipe d’écoute", supervisor: "de l’encadrement" },
  readers: "Seuls {alias} et vous pouvez lire ceci.",
  you: "Vous",
  waiting: "pas encore envoyé",
  sent: "envoyé",
  delivered: "arrivé",
  seen: "arrivé",
  notDelivered: "non arrivé",
  tookBack: "Vous avez repris ceci",
  writing: "{alias} écrit",
  reconnecting: "La connexion est perdue. Nous essayons de nouveau. Ce que vous écrivez est gardé sur cette page.",
  otherLost: "La connexion avec {alias} est perdue. Nous attendons qu’elle revienne.",
  otherDismissed: "{alias} ne peut pas revenir dans ce chat. Ce n’était pas à cause de vous.",
  orSomeoneElse:
    "Vous pouvez aussi parler à quelqu’un d’autre. Alors ce chat est effacé et vous passez en tête de la file.",
  absenceEnds: "Si elle ne revient pas, le chat finit à {time}.",
  silenceEnds: "Personne n’a écrit depuis un moment. Le chat finit à {time}, sauf si l’un de vous écrit.",
  thinking: "Prenez le temps qu’il vous faut. Rien ne finit pendant que vous réfléchissez.",
  closing: "{alias} a commencé à conclure ce chat. Il reste du temps pour écrire.",
  until: "Prenez votre temps. Ce chat peut durer jusqu’à {time}.",
  tenMinutes: "Ce chat peut durer jusqu’à {time}. Ensuite il finit tout seul.",
  newOne: "1 nouveau message",
  newMany: "{count} nouveaux messages",
  endQuestion: "Finir ce chat et l’effacer de cette page ? On ne pourra pas le retrouver.",
  endLastMissing: "Votre dernier message n’est pas arrivé. L’effacer aussi ?",
  endYes: "Oui, finir et effacer",
  endNo: "Non, rester",
  takeBackQuestion:
    "Tout ce que vous avez écrit disparaît d’ici aussitôt, et de la page de {alias} dès que l’information y arrive. Ce qui a déjà été lu reste lu. Si quelqu’un est en train de noter une inquiétude pour un enfant, cette page-là peut le garder jusqu’à ce que ce soit fini.",
  takeBackYes: "Oui, reprendre",
  takeBackNo: "Non, laisser",
  tooLong:
    "C’est trop long pour un seul message : il a {count} caractères, et {most} tiennent. Rien n’est coupé, et rien n’est encore envoyé. Faites-en des parties plus courtes, s’il vous plaît.",
  notNow: "Ceci ne peut pas encore être envoyé. Cela reste ici jusqu’à ce que ce soit possible.",
  nothing: "Il n’y a encore rien à envoyer.",
};

export const endedPage: Words["endedPage"] = {
  places: "Où aller ensuite",
  placesHint: "Une adresse web s’ouvre à la place de cette page.",
};

export const ended: Words["ended"] = {
  heading: "Ce chat est fini",
  me: "Il est effacé de cette page.",
  other: "La personne qui vous écoutait a mis fin au chat. Il est effacé de cette page.",
  otherLeft:
    "La page de l’autre personne s’est fermée. Ce n’était pas à cause de vous. Le chat est effacé de cette page.",
  otherAbsent:
    "La connexion avec l’autre personne n’est pas revenue. Ce n’était pas à cause de vous. Le chat est effacé de cette page.",
  meAbsent: "Votre connexion a manqué longtemps, alors le chat a dû finir. Il est effacé de cette page.",
  silence:
    "Personne n’avait écrit depuis un moment, alors le chat est fini. Il est effacé de cette page. Vous pouvez revenir.",
  over: "Le temps prévu pour un chat est passé. Il est effacé de cette page.",
  replaced: "Ce chat a été ouvert dans un autre onglet. Il est effacé de cette page.",
  revoked: "Le chat a dû être arrêté. Ce n’était pas à cause de vous. Il est effacé de cette page.",
  lastMissing: "Votre dernier message n’est pas arrivé.",
  manyMissing: "{count} de vos messages ne sont pas arrivés.",
  counsellorForgets:
    "La page de la personne qui vous écoutait l’oublie dans les deux minutes après avoir appris qu’il est fini. Si une inquiétude pour un enfant est en train d’être notée, elle l’oublie quand c’est fait.",
  again: "Retour à la première page",
  someoneElse: "Parler à quelqu’un d’autre",
  after: "Si cela redevient difficile, vous pouvez revenir, ou appeler.",
  notRight: "Quelque chose n’allait pas",
  notRightNow:
    "Cela ne peut pas s’ouvrir pour le moment. Fermez et ouvrez de nouveau, ou appelez un des numéros ci-dessous.",
};

export const stopped: Words["stopped"] = {
  replacedHeading: "Cette page est ouverte dans un autre onglet",
  replaced: "Votre place, ou votre chat, est dans l’autre onglet. Rien n’y est perdu.",
  refusedHeading: "Nous avons arrêté, pour votre sécurité",
  refused:
    "L’autre côté n’a pas pu prouver qu’il fait partie de notre équipe. Rien de ce que vous avez écrit ne lui a été envoyé. Réessayez plus tard, ou appelez.",
  lostHeading: "Cela n’a pas marché",
  lost: "La connexion a été refusée, peut-être par ce réseau. Vous pouvez réessayer, essayer un autre réseau, ou appeler.",
  unloaded: "Une partie de cette page n’a pas pu être chargée. Vérifiez votre connexion et réessayez, s’il vous plaît.",
  again: "Réessayer",
};

export const embed: Words["embed"] = {
  locale: "fr",
  start: "Discuter avec nous",
  open: "Ouvert maintenant",
  full: "Ouvert, mais personne n’est disponible pour l’instant",
  gone: "Ce chat a fermé",
  opensAgain: "Ouvre : {time} ({zone})",
  opensUnknown: "Fermé en ce moment",
};
