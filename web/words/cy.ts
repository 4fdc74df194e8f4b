/**
 * Every sentence a visitor can read, in Welsh. A DRAFT: no clinician and no helpline has read it yet. A line shows it
 * only after a named person signed it off (docs/protocol.md, L9). English (`en.ts`) is what it says the same as.
 */
import type { Words } from "./words.ts";

export const wait: Words["wait"] = {
  waitUpTo: "Aros: hyd at {to} munud.",
  waitBetween: "Aros: tua {from} i {to} munud.",
  noWait: "Allwn ni ddim dweud eto faint o amser fydd hyn.",
  longWait: "Mae hynny’n hir. Gallwch chi aros yma, ffonio un o’r rhifau isod, neu ddod yn ôl wedyn.",
  lateWait:
    "Mae’r sgyrsiau olaf yn dechrau am {time}, ac efallai na fydd eich un chi’n gallu dechrau cyn hynny. Gallwch chi aros yma, ffonio un o’r rhifau isod, neu ddod yn ôl wedyn.",
};

export const status: Words["status"] = {
  ...wait,
  locale: "cy",
  openUntil: "Ar agor tan {time}.",
  open: "Ar agor nawr.",
  lastStart: "Mae’r sgyrsiau olaf yn dechrau am {time}.",
  closed: "Does neb yma i sgwrsio ar hyn o bryd.",
  opensAt: "Ar gau tan: {time} ({zone}).",
  opensAgain: "Bydd y sgwrs yn agor eto: {time} ({zone}).",
  opensUnknown: "Ni allwn ddweud eto pryd bydd rhywun yma.",
  full: "Ar agor, ond does neb yn rhydd ar hyn o bryd.",
  fullUntil: "Rhowch gynnig arall arni am {time}.",
  fullToday: "Does dim modd dechrau rhagor o sgyrsiau cyn i ni gau.",
  unknown: "Rydyn ni’n edrych a oes rhywun yma.",
  gone: "Ar gau.",
};

export const hours: Words["hours"] = {
  locale: "cy",
  heading: "Pryd rydyn ni yma, y saith diwrnod nesaf",
  stretch: "{from} i {until}",
  midnight: "hanner nos",
  wholeDay: "drwy’r dydd a’r nos",
  closed: "ar gau",
  notPlanned: "heb ei drefnu eto",
  restNotPlanned: "{times}, dydy’r gweddill ddim wedi’i drefnu eto",
  note: "Amserau fel y trefnwyd ({zone}). Weithiau does dim digon ohonon ni’n gallu bod yma, ac rydyn ni’n agor yn hwyrach.",
  noteLastStart:
    "Amserau fel y trefnwyd ({zone}). Weithiau does dim digon ohonon ni’n gallu bod yma, ac rydyn ni’n agor yn hwyrach. Mae sgyrsiau’n gallu dechrau hyd at {minutes} munud cyn i ni gau.",
  nonePlanned: "Dydy oriau’r saith diwrnod nesaf ddim wedi’u trefnu eto.",
  unknown: "Does dim modd dangos yr oriau ar hyn o bryd.",
};

export const firstPage: Words["firstPage"] = {
  title: "Sgwrs",
  languages: "Iaith",
  answeredIn: "Yma rydych chi’n ysgrifennu, ac yn cael ateb, yn yr iaith hon: {languages}.",
  leave: "Gadael yn gyflym",
  heading: "Gallwch chi siarad â rhywun yma.",
  lead: "Bydd person sydd wedi’i hyfforddi yn darllen beth rydych chi’n ei ysgrifennu ac yn ateb. Does dim rhaid i chi ddweud pwy ydych chi. Gallwch chi stopio unrhyw bryd.",
  start: "Dechrau sgwrsio",
  noButton:
    "Os nad ydych chi’n gweld botwm yma, dydy’r porwr hwn ddim yn gallu agor y sgwrs. Gallwch chi ffonio yn lle hynny.",
  noAccount: "Dim cyfrif. Dim enw. Dim e-bost.",
  onlyNamed: "Dim ond y bobl sydd wedi’u henwi yn y sgwrs sy’n gallu darllen hwn.",
  noCopy: "Dydyn ni ddim yn cadw copi o’r sgwrs.",
  locked: "Mae’r hyn rydych chi’n ei ysgrifennu’n cael ei gloi ar eich dyfais chi a’i agor ar eu dyfais nhw.",
  closedHeading: "Dydyn ni ddim yma nawr, ond mae eraill.",
  closedLead: "Tan hynny, gallwch chi gyrraedd pobl fel hyn.",
  fullHeading: "Does neb yn rhydd ar hyn o bryd.",
  fullLead:
    "Dydyn ni ddim eisiau i chi aros am ddim byd. Rhowch gynnig arall arni ymhen ychydig. Tan hynny, gallwch chi gyrraedd pobl fel hyn.",
  goneHeading: "Does dim modd sgwrsio yma bellach.",
  goneLead: "Mae’r llinell hon wedi cau. Gallwch chi gyrraedd pobl fel hyn.",
  alsoHere: "Hefyd yma:",
  oldHeading: "Mae’r porwr hwn yn rhy hen ar gyfer sgwrs ddiogel.",
  oldLead:
    "Dydy e ddim yn gallu cloi beth rydych chi’n ei ysgrifennu, felly dydyn ni ddim yn gadael iddo anfon dim byd. Gall porwr mwy newydd neu ddyfais arall wneud hynny. Gallwch chi ffonio hefyd.",
  unreachableHeading: "Does dim modd ein cyrraedd ni nawr.",
  unreachableLead: "Efallai mai’r rhwydwaith sydd ar fai. Gallwch chi ffonio hefyd.",
  looking: "Mae’r dudalen hon yn edrych eto ohoni’i hun.",
  dangerHeading: "Oes rhywun mewn perygl nawr?",
  othersHeading: "Ffyrdd eraill o siarad",
  call: "Ffonio",
  noScript:
    "Mae JavaScript wedi’i ddiffodd yn y porwr hwn. Dydy’r sgwrs ddim yn gallu gweithio hebddo, a dydy’r dudalen hon ddim yn newid ohoni’i hun. Gallwch chi ffonio yn lle hynny. Mae ‘Gadael yn gyflym’ yn gweithio, ond mae’r botwm Yn ôl yn dangos y dudalen hon eto.",
  deviceHeading: "Cadw’n ddiogel ar y ddyfais hon",
  deviceText:
    "Mae cyfeiriad y dudalen hon yn aros yn hanes y porwr hwn nes i chi ei ddileu. Mae ffenestr breifat yn ei anghofio pan fyddwch chi’n ei chau. Os oes rhywun yn edrych ar y ddyfais hon yn aml, mae un arall yn fwy diogel.",
  seeHeading: "Beth gallwn ni ei weld",
  seeText:
    "Rydyn ni’n gweld bod rhywun yn aros, ar ba linell, ym mha iaith, ers faint, ac a ddywedodd y person y gallai rhywun gael niwed nawr. Dydyn ni ddim yn gweld pwy ydych chi na ble rydych chi. Mae’r cwmni sy’n cario’r cysylltiad yn gweld bod dyfais wedi cyrraedd y dudalen hon, a phryd.",
  seeKept:
    "Dydyn ni ddim yn cadw cyfeiriad, enw na dim rydych chi’n ei ysgrifennu yn y sgwrs. Mae’r hyn rydych chi’n ei ysgrifennu o dan ‘Doedd rhywbeth ddim yn iawn’ yn cael ei gadw dan glo, am 30 diwrnod ar y mwyaf. Rhag i lif o ymweliadau gau eraill allan, rydyn ni’n dal rhifau wedi’u gwneud o’ch cyfeiriad tra byddwch chi yma, ac am 4 awr ar y mwyaf ar ôl sgwrs a wnaeth niwed.",
};

export const first: Words["first"] = {
  shift: "neu bwyswch {key} dair gwaith",
};

export const limitsPage: Words["limitsPage"] = {
  heading: "Cyn i chi ddechrau",
  language: "Ym mha iaith hoffech chi ysgrifennu?",
  ifCloses: "Os bydd y dudalen hon yn cau’n ddamweiniol",
  keep: "Cadw fy lle",
  keepMeans:
    "Nes i’r sgwrs orffen, mae’r tab hwn yn cofio rhif ar hap, ar gyfer pa linell a phryd y gofynnoch chi, a’ch iaith os oedd modd dewis un. Os dewch chi’n ôl i’r tab hwn, rydych chi’n dal yn y ciw. Does dim modd dod â sgwrs sydd wedi dechrau yn ôl.",
  forget: "Fy anghofio",
  forgetMeans: "Does dim byd yn cael ei gofio. Os bydd y dudalen yn cau, byddwch chi’n dechrau eto.",
  agree: "Rwy’n deall, dechrau",
  back: "Yn ôl",
};

export const limits: Words["limits"] = {
  choose: "Dewiswch un o’r ddau yn gyntaf.",
  failed: "Doedd dim modd llwytho rhywbeth. Edrychwch ar eich cysylltiad a phwyswch y botwm eto.",
};

export const waitingPage: Words["waitingPage"] = {
  here: "Rwy yma",
  message: "Eich neges",
  writeHeading: "Gallwch chi ddechrau ysgrifennu nawr",
  writeHint:
    "Mae’n aros ar y dudalen hon nes i rywun ymuno. Pan fydd rhywun yn ymuno, bydd yn cael ei anfon cyn gynted ag y byddwch chi’n stopio teipio. Does dim ots am sillafu.",
  urgent: "Efallai y gwna i niwed i fi fy hun neu i rywun nawr",
  urgentMeans: "Mae hyn yn dangos rhifau i’w ffonio.",
  urgentFirst:
    "Mae hefyd yn eich symud ymlaen yn y ciw. Mae’r bobl sydd ar ddyletswydd yn gweld bod rhywun yn y ciw wedi’i bwyso, nid pwy.",
  urgentNotSent: "Does dim byd yn cael ei anfon.",
  urgentHeading: "Ffoniwch nawr, os gwelwch yn dda. Does dim rhaid i chi fod ar eich pen eich hun gyda hyn.",
  urgentMoved: "Rydych chi wedi symud ymlaen yn y ciw hefyd. Gallwch chi gadw’r dudalen hon ar agor wrth ffonio.",
  urgentOpen: "Gallwch chi gadw’r dudalen hon ar agor wrth ffonio.",
  urgentClose: "Cau hwn",
  urgentStays: "Gallwch chi agor y rhifau eto gyda’r botwm hwn. Mae eich lle ymhellach ymlaen yn aros.",
  topic: "Am beth hoffech chi siarad?",
  topicHint: "Gallwch chi adael hwn yn wag. Mae’n aros ar y dudalen hon nes i rywun ymuno. Wedyn bydd yn ei weld.",
  topicNone: "Ei adael yn wag",
  sound: "Dweud wrtha i â sain pan ddaw fy nhro",
  soundHint: "Mae enw’r tab hwn yn ei ddweud hefyd.",
  leave: "Gadael y ciw",
  leaveHint: "Ddim yn amser da? Gallwch chi adael, a dod yn ôl wedyn.",
};

export const waiting: Words["waiting"] = {
  moment: "Un eiliad",
  preparing: "Rydyn ni’n paratoi llinell ddiogel.",
  joining: "Rydyn ni’n chwilio am eich lle yn y ciw.",
  slow: "Mae hyn yn cymryd mwy o amser nag y dylai. Rydyn ni’n dal i geisio. Gallwch chi hefyd ffonio un o’r rhifau isod.",
  blocked:
    "Mae’r rhwydwaith hwn yn gadael y dudalen drwodd, ond nid y sgwrs. Mae rhwydwaith arall yn aml yn helpu: data symudol yn lle Wi-Fi, neu’r ffordd arall. Rydyn ni’n dal i geisio. Gallwch chi hefyd ffonio un o’r rhifau isod.",
  offline:
    "Does gan y ddyfais hon ddim cysylltiad. Byddwn ni’n ceisio eto cyn gynted ag y bydd ganddi un. Gallwch chi hefyd ffonio un o’r rhifau isod.",
  next: "Chi sydd nesaf",
  one: "Mae 1 person o’ch blaen",
  many: "Mae {count} o bobl o’ch blaen",
  manyAbout: "Mae tua {count} o bobl o’ch blaen",
  keepOpen: "Cadwch y dudalen hon ar agor. Bydd rhywun yn eich cyfarch yma.",
  reconnecting: "Mae’r cysylltiad wedi mynd. Rydyn ni’n ceisio eto. Mae eich lle’n cael ei gadw.",
  backInLine: "Weithiodd hynny ddim, ac nid chi oedd yr achos. Rydych chi’n ôl ar flaen y ciw.",
  refused:
    "Ymunodd rhywun nad oedd yn gallu profi ei fod yn un o’n cwnselwyr. Chafodd dim byd a ysgrifennoch chi ei anfon ato. Rydych chi’n ôl ar flaen y ciw.",
  conversationGone: "Dim ond ar y dudalen a gaeodd roedd y sgwrs, felly mae wedi mynd. Rydych chi’n ôl ar flaen y ciw.",
  someoneElse: "Rydych chi’n ôl ar flaen y ciw. Bydd y person nesaf sy’n rhydd yn ymuno â chi.",
  newPlace: "Roedd eich lle wedi dod i ben, felly dyma un newydd.",
  busy: "Mae llawer iawn o bobl yn dod nawr. Does dim angen i chi wneud dim byd.",
  sharing:
    "Does dim lle yn y ciw yn rhydd i chi eto. Efallai fod llawer o bobl yn dod drwy’r un rhwydwaith â chi, mewn ysgol er enghraifft. Rydyn ni’n dal i chwilio. Gallwch chi hefyd ffonio un o’r rhifau isod.",
  aside: "Eich tro chi oedd hi, ond wnaeth y dudalen hon ddim ateb. Mae eich lle’n cael ei gadw.",
  stillHere: "Ydych chi’n dal yna?",
  stillHereText:
    "Eich tro chi oedd hi, ond wnaeth y dudalen hon ddim ateb. Mae eich lle’n cael ei gadw. Pwyswch y botwm a byddwn ni’n eich galw eto.",
  called: "Mae rhywun yn ymuno â chi nawr.",
  calledText: "Rydyn ni’n gwneud yn siŵr nad oes neb arall yn gallu darllen hwn. Mae’n cymryd eiliad.",
  here: "Mae rhywun yma.",
  finish: "Gorffennwch eich brawddeg. Bydd yn cael ei hanfon pan fyddwch chi’n oedi.",
  turn: "Eich tro chi",
  nobody: "Does neb wedi cysylltu ar hyn o bryd. Rydyn ni’n edrych.",
  noneYet: "Does neb yma nawr sy’n ysgrifennu yn eich iaith ({language}). Rydyn ni’n edrych.",
  otherLanguage:
    "Does neb yma nawr sy’n ysgrifennu yn eich iaith ({language}). Aros, neu sgwrsio mewn iaith arall: {others}?",
  chatIn: "Sgwrsio: {language}",
  answered: "Gallwch chi gael ateb yn yr ieithoedd hyn: {languages}.",
  chatOnlyIn: "Sgwrsio yn yr iaith hon yn unig: {language}",
};

export const chatPage: Words["chatPage"] = {
  conversation: "Sgwrs",
  message: "Eich neges",
  placeholder: "Ysgrifennwch yma",
  send: "Anfon",
  more: "Mwy",
  time: "Mae angen amser arna i i feddwl",
  back: "Rwy’n ôl",
  takeBack: "Tynnu’n ôl beth ysgrifennais i",
  end: "Gorffen a dileu",
  someoneElse: "Siarad â rhywun arall",
  limits: "Beth sy’n cael ei basio ymlaen, a phryd",
  help: "Rhifau i’w ffonio",
  safe: "Ydy hwn yn lle diogel i ysgrifennu?",
  safeScreen:
    "Oes rhywun yn gallu gweld y sgrin hon, neu gerdded i mewn? Mae ystafell â’r drws ar gau yn well, neu eich cefn at y wal.",
  safeLeave:
    "Mae ‘Gadael yn gyflym’ ar y brig yn mynd â chi i wefan arall ar unwaith. Dydy botwm Yn ôl y porwr ddim yn dangos y sgwrs eto.",
  safeHistory: "Mae cyfeiriad y dudalen hon yn aros yn hanes y porwr hwn nes i chi ei ddileu.",
  safeQuiet: "Dydy’r sgwrs ddim yn gwneud sŵn. Dydy hi ddim yn anfon dim byd i’ch sgrin glo.",
};

export const chat: Words["chat"] = {
  close: "Cau",
  with: "Rydych chi’n siarad â {alias}, {role}, {charity}.",
  roles: { counsellor: "cwnselydd", supervisor: "goruchwyliwr" },
  readers: "Dim ond {alias} a chi sy’n gallu darllen hwn.",
  you: "Chi",
  waiting: "heb ei anfon eto",
  sent: "wedi’i anfon",
  delivered: "wedi cyrraedd",
  seen: "wedi cyrraedd",
  notDelivered: "heb gyrraedd",
  tookBack: "Tynnoch chi hwn yn ôl",
  writing: "Mae {alias} yn ysgrifennu",
  reconnecting:
    "Mae’r cysylltiad wedi mynd. Rydyn ni’n ceisio eto. Mae’r hyn rydych chi’n ei ysgrifennu’n cael ei gadw ar y dudalen hon.",
  otherLost: "Mae’r cysylltiad â {alias} wedi mynd. Rydyn ni’n aros iddo ddod yn ôl.",
  otherDismissed: "Does dim modd i {alias} ddod yn ôl i’r sgwrs hon. Nid chi oedd yr achos.",
  orSomeoneElse:
    "Gallwch chi hefyd siarad â rhywun arall. Wedyn bydd y sgwrs hon yn cael ei dileu, a byddwch chi’n mynd i flaen y ciw.",
  absenceEnds: "Os na ddaw yn ôl, bydd y sgwrs yn gorffen am {time}.",
  silenceEnds:
    "Does neb wedi ysgrifennu ers tro. Bydd y sgwrs yn gorffen am {time} oni bai bod un ohonoch chi’n ysgrifennu.",
  thinking: "Cymerwch yr amser sydd ei angen. Does dim byd yn gorffen wrth i chi feddwl.",
  closing: "Mae {alias} wedi dechrau dod â’r sgwrs hon i ben. Mae amser o hyd i ysgrifennu.",
  until: "Cymerwch eich amser. Gall y sgwrs hon barhau tan {time}.",
  tenMinutes: "Gall y sgwrs hon barhau tan {time}. Wedyn mae’n gorffen ohoni’i hun.",
  newOne: "1 neges newydd",
  newMany: "{count} neges newydd",
  endQuestion: "Gorffen y sgwrs hon a’i dileu o’r dudalen hon? Does dim modd dod â hi’n ôl.",
  endLastMissing: "Dydy eich neges olaf ddim wedi cyrraedd. Ei dileu hefyd?",
  endYes: "Ie, gorffen a dileu",
  endNo: "Na, aros",
  takeBackQuestion:
    "Mae popeth a ysgrifennoch chi hyd yma yn diflannu yma ar unwaith, ac ar dudalen {alias} cyn gynted ag y bydd y gair yn cyrraedd yno. Does dim modd dad-ddarllen yr hyn sydd wedi’i ddarllen. Os oes pryder am blentyn yn cael ei nodi, gall y dudalen honno ei gadw nes bod hynny wedi’i wneud.",
  takeBackYes: "Ie, ei dynnu’n ôl",
  takeBackNo: "Na, ei adael",
  tooLong:
    "Mae hwn yn rhy hir i un neges: mae ynddo {count} o nodau, ac mae lle i {most}. Does dim byd yn cael ei dorri, a does dim byd wedi’i anfon eto. Gwnewch rannau llai ohono.",
  notNow: "Does dim modd anfon hwn eto. Mae’n aros yma nes bod modd.",
  nothing: "Does dim byd i’w anfon eto.",
};

export const endedPage: Words["endedPage"] = {
  places: "Lleoedd i fynd nesaf",
  placesHint: "Mae cyfeiriad gwe yn agor yn lle’r dudalen hon.",
};

export const ended: Words["ended"] = {
  heading: "Mae’r sgwrs hon wedi gorffen",
  me: "Mae wedi’i dileu o’r dudalen hon.",
  other: "Mae’r person arall wedi gorffen y sgwrs. Mae wedi’i dileu o’r dudalen hon.",
  otherLeft: "Caeodd tudalen y person arall. Nid chi oedd yr achos. Mae’r sgwrs wedi’i dileu o’r dudalen hon.",
  otherAbsent:
    "Ddaeth y cysylltiad â’r person arall ddim yn ôl. Nid chi oedd yr achos. Mae’r sgwrs wedi’i dileu o’r dudalen hon.",
  meAbsent:
    "Roedd eich cysylltiad wedi mynd am amser hir, felly roedd rhaid i’r sgwrs orffen. Mae wedi’i dileu o’r dudalen hon.",
  silence:
    "Doedd neb wedi ysgrifennu ers tro, felly mae’r sgwrs wedi gorffen. Mae wedi’i dileu o’r dudalen hon. Gallwch chi ddod yn ôl.",
  over: "Mae’r amser ar gyfer un sgwrs ar ben. Mae wedi’i dileu o’r dudalen hon.",
  replaced: "Agorwyd y sgwrs hon mewn tab arall. Mae wedi’i dileu o’r dudalen hon.",
  revoked: "Roedd rhaid stopio’r sgwrs. Nid chi oedd yr achos. Mae wedi’i dileu o’r dudalen hon.",
  lastMissing: "Wnaeth eich neges olaf ddim cyrraedd.",
  manyMissing: "Wnaeth {count} o’ch negeseuon ddim cyrraedd.",
  counsellorForgets:
    "Mae tudalen y person arall yn ei hanghofio o fewn dwy funud i glywed ei bod wedi gorffen. Os oes pryder am blentyn yn cael ei nodi, mae’n ei hanghofio pan fydd hynny wedi’i wneud.",
  again: "Yn ôl i’r dudalen gyntaf",
  someoneElse: "Siarad â rhywun arall",
  after: "Os bydd hi’n anodd eto, gallwch chi ddod yn ôl, neu ffonio.",
  notRight: "Doedd rhywbeth ddim yn iawn",
  notRightNow: "Nid oes modd agor hwn ar hyn o bryd. Caewch ef a’i agor eto, neu ffoniwch un o’r rhifau isod.",
};

export const stopped: Words["stopped"] = {
  replacedHeading: "Mae’r dudalen hon ar agor mewn tab arall",
  replaced: "Mae eich lle, neu eich sgwrs, yn y tab arall. Does dim byd wedi’i golli yno.",
  refusedHeading: "Fe stopion ni, i’ch cadw’n ddiogel",
  refused:
    "Doedd yr ochr arall ddim yn gallu profi ei bod yn un o’n cwnselwyr. Chafodd dim byd a ysgrifennoch chi ei anfon ato. Rhowch gynnig arall arni wedyn, neu ffoniwch.",
  lostHeading: "Weithiodd hynny ddim",
  lost: "Cafodd y cysylltiad ei wrthod, efallai gan y rhwydwaith hwn. Gallwch chi roi cynnig arall arni, rhoi cynnig ar rwydwaith arall, neu ffonio.",
  unloaded: "Doedd dim modd llwytho rhan o’r dudalen hon. Edrychwch ar eich cysylltiad a rhowch gynnig arall arni.",
  again: "Rhoi cynnig arall arni",
};

export const embed: Words["embed"] = {
  locale: "cy",
  start: "Sgwrsiwch â ni",
  open: "Ar agor nawr",
  full: "Ar agor, ond does neb yn rhydd ar hyn o bryd",
  gone: "Mae’r sgwrs hon wedi cau",
  opensAgain: "Yn agor: {time} ({zone})",
  opensUnknown: "Ar gau ar hyn o bryd",
};
