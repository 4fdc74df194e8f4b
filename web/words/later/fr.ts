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
  thanks: "Merci. Quoi que ce soit, vous avez fait quelque chose aujourd’hui.",
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
  heading: "Vous n’avez pas à rester seul avec cela",
  text: "Si vous ou quelqu’un d’autre êtes en danger maintenant, ces personnes répondent aussitôt. Rien de ce que vous avez écrit n’a été envoyé, et vous pouvez continuer à écrire.",
  close: "Fermer",
};
