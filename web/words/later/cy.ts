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
  text: "Os gallech chi neu rywun arall gael niwed nawr, ffoniwch un o’r rhifau hyn. Dydy’r hyn rydych chi’n ei ysgrifennu yma ddim wedi’i anfon eto, a gallwch chi ddal i ysgrifennu.",
  close: "Cau hwn",
};

/** Behind "Something wasn't right". */
export const complaint: LaterWords["complaint"] = {
  readers:
    "Ysgrifennwch beth ddigwyddodd, os hoffech. Mae {first} a {second} yn ei ddarllen. Nhw sy’n arwain y gwasanaeth hwn, ac nid oeddent yn eich sgwrs. Mae’n cael ei gloi ar y ddyfais hon, a dim ond nhw all ei agor.",
  noAnswer:
    "Ni allant eich ateb, am nad ydym yn gwybod pwy ydych chi. Maent yn gweld pa ddiwrnod oedd hi, a dim byd amdanoch ond yr hyn rydych yn ei ysgrifennu.",
  kept: "Mae’n aros nes bod y ddau wedi’i ddarllen, am 30 diwrnod ar y mwyaf. Yna mae’n cael ei ddileu.",
  label: "Beth ddigwyddodd",
  send: "Ei anfon at y ddau yma",
  sending: "Un eiliad",
  empty: "Nid oes dim ynddo eto.",
  tooLong:
    "Mae hwn yn rhy hir: mae ynddo {count} nod, ac mae lle i {most}. Nid oes dim yn cael ei dorri, ac nid oes dim wedi’i anfon eto.",
  sent: "Mae wedi’i anfon. Gall {first} a {second} ei ddarllen nawr, a neb arall. Diolch am ei ddweud.",
  nobody:
    "Ar hyn o bryd nid oes dau berson nad oeddent yn eich sgwrs ac a allai ddarllen hwn yn ddiogel. Felly ni allwch ei ysgrifennu yma. Gallwch ffonio un o’r rhifau isod a siarad amdano yno.",
  changed:
    "Ni all un o’r ddau ei ddarllen mwyach, felly mae eraill wedi’u henwi uchod. Nid oes dim wedi’i anfon eto. Os yw hynny’n iawn i chi, anfonwch ef at y ddau yma.",
  already: "Mae rhywbeth wedi’i anfon o’r sgwrs hon yn barod. Gallwch ffonio un o’r rhifau isod a siarad amdano yno.",
  tooLate:
    "Roedd y sgwrs yn rhy bell yn ôl i’r dudalen hon ei anfon. Gallwch ffonio un o’r rhifau isod a siarad amdano yno.",
  full: "Ni ellir ei dderbyn ar hyn o bryd, am fod llawer iawn yn aros. Mae’r hyn a ysgrifennoch yn aros yma. Rhowch gynnig arall arni ymhen ychydig, neu ffoniwch un o’r rhifau isod.",
  failed:
    "Nid oedd modd ei anfon. Mae’r hyn a ysgrifennoch yn aros yma. Gwiriwch eich cysylltiad a rhowch gynnig arall arni, neu ffoniwch un o’r rhifau isod.",
};
