/**
 * What comes later, in French. A DRAFT, like `../fr.ts`: no clinician and no helpline has read it yet. English
 * (`en.ts`) is what it says the same as.
 */
import type { LaterWords } from "../words.ts";

export const feeling: LaterWords["feeling"] = {
  question: "Comment vous sentez-vous maintenant ?",
  low: "très mal",
  high: "bien",
  lowest: "{number}, très mal",
  highest: "{number}, bien",
  before:
    "Vous pouvez laisser ceci vide. Votre réponse reste sur cette page. Quand le chat est fini, nous demandons encore une fois. Seul le changement est compté, jamais la réponse elle-même.",
  none: "Laisser vide",
  after:
    "Vous pouvez laisser ceci vide. Les deux réponses restent sur cette page. Seul le changement peut être compté.",
  done: "C’est fait",
  thanks: "Merci. Quoi que ce soit, vous avez fait un pas aujourd’hui.",
};

export const agreed: LaterWords["agreed"] = {
  heading: "Ce que nous avons décidé ensemble",
  said: "Ce que nous avons décidé ensemble : {steps}",
  nothing: "Rien n’est décidé en ce moment.",
  change: "Vous pouvez dire oui, ou écrire ce que vous changeriez.",
  stays:
    "Seul ceci reste ici, jusqu’à ce que vous fermiez ou quittiez cette page. Vous pouvez le recopier sur papier. Pensez que d’autres peuvent trouver un papier.",
};

export const place: LaterWords["place"] = {
  open: "Ouvrir et quitter le chat",
  leaves:
    "Cette adresse s’ouvre à la place de cette page : le chat finit alors. Vous la retrouvez ici quand le chat est fini.",
};

export const crisis: LaterWords["crisis"] = {
  heading: "Vous n’avez pas à porter cela sans aide",
  text: "Si vous ou quelqu’un d’autre êtes en danger maintenant, appelez l’un de ces numéros, s’il vous plaît. Ce que vous écrivez ici n’est pas encore envoyé, et vous pouvez continuer à écrire.",
  close: "Fermer",
};

/** Behind "Something wasn't right". */
export const complaint: LaterWords["complaint"] = {
  readers:
    "Écrivez ce qui s’est passé, si vous voulez. {first} et {second} le lisent. Ces personnes dirigent ce service et n’étaient pas dans votre discussion. C’est verrouillé sur cet appareil, et seules ces personnes peuvent l’ouvrir.",
  noAnswer:
    "Elles ne peuvent pas vous répondre, parce que nous ne savons pas qui vous êtes. Elles voient quel jour c’était, et rien sur vous, sauf ce que vous écrivez.",
  kept: "Cela attend que les deux l’aient lu, 30 jours au plus. Ensuite, c’est effacé.",
  label: "Ce qui s’est passé",
  send: "Envoyer à ces deux personnes",
  sending: "Un instant",
  empty: "Il n’y a encore rien d’écrit.",
  tooLong:
    "C’est trop long : il y a {count} caractères, et {most} tiennent. Rien n’est coupé, et rien n’est encore envoyé.",
  sent: "C’est envoyé. {first} et {second} peuvent le lire maintenant, et personne d’autre. Merci de l’avoir dit.",
  nobody:
    "En ce moment, il n’y a pas deux personnes qui n’étaient pas dans votre discussion et qui pourraient le lire en sécurité. Vous ne pouvez donc pas l’écrire ici. Vous pouvez appeler un des numéros ci-dessous et en parler là.",
  changed:
    "Une des deux personnes ne peut plus le lire, d’autres sont donc nommées plus haut. Rien n’est encore envoyé. Si cela vous convient, envoyez-le à ces deux personnes.",
  already:
    "Quelque chose a déjà été envoyé depuis cette discussion. Vous pouvez appeler un des numéros ci-dessous et en parler là.",
  tooLate:
    "La discussion est trop ancienne pour que cette page puisse l’envoyer. Vous pouvez appeler un des numéros ci-dessous et en parler là.",
  full: "Cela ne peut pas être pris pour le moment, car il y a beaucoup d’attente. Ce que vous avez écrit reste ici. Réessayez dans un moment, ou appelez un des numéros ci-dessous.",
  failed:
    "Cela n’a pas pu être envoyé. Ce que vous avez écrit reste ici. Vérifiez votre connexion et réessayez, ou appelez un des numéros ci-dessous.",
};
