/**
 * What comes later, in Welsh. A DRAFT, like `../cy.ts`: no clinician and no helpline has read it yet. English
 * (`en.ts`) is what it says the same as.
 */
import type { LaterWords } from "../words.ts";

export const feeling: LaterWords["feeling"] = {
  question: "Sut ydych chi’n teimlo nawr?",
  low: "gwael iawn",
  high: "da",
  lowest: "{number}, gwael iawn",
  highest: "{number}, da",
  before:
    "Gallwch chi adael hwn yn wag. Mae eich ateb yn aros ar y dudalen hon. Pan fydd y sgwrs wedi gorffen, byddwn ni’n gofyn unwaith eto. Dim ond faint mae wedi newid sy’n cael ei gyfrif, byth yr ateb ei hun.",
  none: "Ei adael yn wag",
  after:
    "Gallwch chi adael hwn yn wag. Mae’r ddau ateb yn aros ar y dudalen hon. Dim ond faint mae wedi newid all gael ei gyfrif.",
  done: "Wedi gorffen",
  thanks: "Diolch. Beth bynnag ydyw, fe wnaethoch chi rywbeth amdano heddiw.",
};

export const agreed: LaterWords["agreed"] = {
  heading: "Beth gytunon ni",
  said: "Beth gytunon ni: {steps}",
  nothing: "Does dim byd wedi’i gytuno ar hyn o bryd.",
  change: "Gallwch chi gytuno, neu ysgrifennu beth fyddech chi’n ei newid.",
  stays:
    "Dim ond hwn sy’n aros yma, nes i chi gau neu adael y dudalen hon. Gallwch chi ei gopïo ar bapur. Cofiwch fod pobl eraill yn gallu dod o hyd i bapur.",
};

export const place: LaterWords["place"] = {
  open: "Ei agor a gadael y sgwrs",
  leaves:
    "Mae’r cyfeiriad hwn yn agor yn lle’r dudalen hon: bydd y sgwrs yn gorffen wedyn. Byddwch chi’n dod o hyd iddo yma eto pan fydd y sgwrs wedi gorffen.",
};

export const crisis: LaterWords["crisis"] = {
  heading: "Does dim rhaid i chi fod ar eich pen eich hun gyda hyn",
  text: "Os gallech chi neu rywun arall gael niwed nawr, mae’r bobl hyn yn ateb ar unwaith. Chafodd dim byd a ysgrifennoch chi ei anfon, a gallwch chi ddal i ysgrifennu.",
  close: "Cau hwn",
};
