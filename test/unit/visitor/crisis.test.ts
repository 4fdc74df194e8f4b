/** Words of danger while waiting: found however they are written, and never in an ordinary sentence. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type PageLanguage, pageLanguages } from "../../../shared/page-language.ts";
import { soundsLikeDanger } from "../../../web/visitor/later/crisis.ts";
import { crisisLists, listFor } from "../../../web/words/crisis/lists.ts";

const found = (text: string, language: PageLanguage = "en") => soundsLikeDanger(text, crisisLists[language]);

const everyPhrase = pageLanguages.flatMap((language) =>
  crisisLists[language].map((phrase) => [language, phrase] as const),
);

test.each(everyPhrase)(
  "%s: “%s” is found at the beginning, in the middle and at the end of a sentence",
  (language, phrase) => {
    for (const text of [
      phrase,
      `${phrase}, I think`,
      `I said: ${phrase}.`,
      `Well (${phrase}) yes`,
      `now\n${phrase}\nthen`,
      phrase.normalize("NFD").toUpperCase(),
      [...phrase].join("\u200b"),
    ])
      expect([text, found(text, language)]).toEqual([text, true]);
  },
);

test.each([
  ["nl", "Ik denk de laatste tijd aan ZELFMOORD"],
  ["nl", "ik denk erover een einde te maken aan mijn leven"],
  ["nl", "Ik ben van plan mezelf te doden"],
  ["nl", "ik wil er gewoon niet meer zijn, nee: ik wil dood"],
  ["de", "Ich will einfach sterben. Ich will sterben"],
  ["de", "ich moechte sterben"],
  ["de", "Ich denke daran, mich umzubringen"],
  ["de", "ich habe vor, mir das Leben zu nehmen"],
  ["de", "ich überlege, mein Leben zu beenden"],
  ["de", "Ich möchte tot sein"],
  ["de", "Ich habe Angst, mir selbst weh zu tun"],
  ["de", "ich habe eine Uberdosis genommen"],
  ["fr", "je veux pas etre la, j'ai envie de mourir"],
  ["fr", "je vais faire du mal a quelqu'un"],
  ["fr", "j'veux mourir"],
  ["fr", "j’ai l’envie de mourir, l’automutilation ne suffit plus"],
  ["fr", "l'automutilation"],
  ["fr", "j'ai envie d'en finir avec la vie"],
  ["fr", "je pense à me tuer"],
  ["es", "NO QUIERO VIVIR asi"],
  ["es", "queria morir anoche"],
  ["es", "tengo ganas de morir"],
  ["es", "a veces pienso en matarme"],
  ["cy", "Dw i eisiau marw"],
  ["cy", "rwy’n meddwl am hunan niwed"],
  ["nl", "ik heb zelfmoordgedachten"],
  ["de", "ich habe Suizidgedanken"],
  ["fr", "j'ai des idees suicidaires"],
  ["es", "tengo pensamientos suicidas"],
  ["cy", "dw i’n meddwl am ladd fy hun"],
  ["cy", "dw i’n mynd i frifo fy hun"],
  ["ar", "اريد ان اموت"],
  ["ar", "أفكر بالانتحار"],
  ["ar", "أُرِيدُ أَنْ أَمُوتَ"],
  ["ar", "أفكر في الانتـــحار كل يوم"],
  ["ar", "لا اريد ان اعيش، لا أستطيع"],
] as const)("%s: it is found as people write it, in “%s”", (language, text) => {
  expect(found(text, language)).toBe(true);
});

test.each([
  ["nl", "Ik wil doodgewoon met iemand praten"],
  ["nl", "Mijn telefoon is dood en mijn hond is doodmoe"],
  ["nl", "Ik heb mijn rug pijn gedaan"],
  ["de", "Ich sterbe vor Langeweile"],
  ["de", "Mein Vater bringt mich um, wenn er das mit dem Auto erfährt"],
  ["de", "Meine Oma ist gestorben und ich will reden"],
  ["fr", "Mon père va me tuer s'il apprend pour la voiture"],
  ["fr", "Je me tue au travail et je meurs de faim"],
  ["fr", "Je veux vivre ailleurs"],
  ["es", "Mi padre me va a matar por lo del coche"],
  ["es", "Me muero de hambre y quiero vivir en otra casa"],
  ["es", "Me duele la espalda, me hice daño ayer"],
  ["cy", "Mae fy nghi wedi marw"],
  ["cy", "Dw i eisiau marwnad fy nhad yn ôl"],
  ["cy", "Dw i eisiau byw yn y wlad"],
  ["ar", "أريد أن أعيش في بيت آخر"],
  ["ar", "أموت من الجوع"],
  ["ar", "مات جدي وأريد أن أتحدث"],
  ["ar", "قرأت خبرًا عن الموت"],
] as const)("%s: nothing is found in “%s”", (language, text) => {
  expect(found(text, language)).toBe(false);
});

test.each([
  ["capitals", "I WANT TO DIE"],
  ["accents", "I wánt tó dïe"],
  ["composed and decomposed letters", "suicide\u0301"],
  ["full-width letters", "ｓｕｉｃｉｄｅ"],
  ["a curly apostrophe", "I don’t want to live"],
  ["no apostrophe", "I dont want to live"],
  ["two lines", "I want\nto die"],
  ["many spaces", "I   want \t to    die"],
  ["letters apart", "k i l l   m y s e l f"],
  ["a hyphen in a word", "sui-cide"],
  ["a word in two", "kill my self"],
  ["two words in one", "I will killmyself"],
  ["dots between", "want.to.die"],
  ["a character that nobody sees", "sui\u200bcide"],
])("it is found with %s", (_, text) => {
  expect(found(text)).toBe(true);
});

test.each([
  "I don't know how to start",
  "My phone died and I want to buy a new one",
  "I want to diet",
  "We had to end it all the same way",
  "He is a homicide detective on television",
  "I hurt my back and it might hurt for a week",
  "My dad would kill me if he knew about the car",
  "The deadline is killing me",
  "I took a dose of my medicine",
  "I live in a small town and want to live by the sea",
  "I harm nobody",
  "My life ended up well",
  "I kill time on my phone",
  "It is myself I do not trust, and I never want to hurt anybody",
  "She is dead tired and better off at home",
  "Overdosed is a word in a song",
  "",
  "   \n ",
  "🙂🙂",
])("nothing is found in “%s”", (text) => {
  expect(found(text)).toBe(false);
});

test("part of a word is no word: with a letter before or behind it nothing is found", () => {
  for (const [language, phrase] of everyPhrase)
    for (const text of [`x${phrase}`, `${phrase}x`, `ظ${phrase}`, `${phrase}ظ`])
      expect([text, found(text, language)]).toEqual([text, false]);
});

test("whatever is written, looking takes no more than reading, and without phrases nothing is found", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      expect(typeof found(text)).toBe("boolean");
      expect(soundsLikeDanger(text, [])).toBe(false);
    }),
  );
  // As much as a message may hold, all of it a beginning of something.
  expect(found("i want to ".repeat(400))).toBe(false);
});

test("a language without a list takes nothing away from the others", () => {
  expect([listFor("pl"), listFor("de")]).toEqual([[], crisisLists.de]);
});
