/**
 * Every limit of the system, each with its reason. Nothing else in the tree may spell out one of these numbers.
 *
 * Units stand last in the name: Ms milliseconds, Bytes bytes, Units UTF-16 code units.
 */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A message a visitor or counsellor writes: long enough for everything somebody prepared beforehand. */
export const messageUnits = 4000;
/** The same message as JSON in UTF-8: control characters take six bytes each, and the largest bucket must hold it. */
export const messageBytes = 16_000;

/** Lengths a sealed frame may have before sealing: what the relay sees is only which of these it was. */
export const bucketBytes = [256, 512, 1024, 2048, 4096, 8192, 16_384] as const;

/** JSON text frames: tickets and admissions fit, essays do not. */
export const controlFrameBytes = 4096;
/** Binary frames: the largest bucket, a key package or a welcome, each with its envelope. */
export const binaryFrameBytes = 20_480;
/** Bytes of a request body to the staff interface. */
export const requestBodyBytes = 16_384;
/** The two large bodies: a file of people, and twenty renewed certificate chains with a revocation list. */
export const largeBodyBytes = 131_072;

/** What somebody writes when something in a chat was not right: as much as in one message. */
export const complaintUnits = 4000;
/** The one length a complaint has before sealing: each of these characters takes three bytes at most, and the length four. */
export const complaintBytes = 12_288;
/** Read by so many leads: neither can make it disappear alone. */
export const complaintLeads = 2;
/** Browsers of one lead it is sealed for, the newest: one at a desk, one at home, and one that was replaced. */
export const leadDevicesMost = 3;
/** Leads come to it after a holiday; longer, nobody has a use for it. */
export const complaintKeptMs = 30 * day;
/** Complaints that wait at once, eight megabytes: far above what leads of one charity read in a month. */
export const complaintsMost = 100;
/** From one gate so many while it is known by one salt, ten minutes: a house of people in need, and no flood. */
export const complaintsOfGateMost = 3;
/** The proof of a chat counts this long after it has run out: somebody sleeps over it, or needs the night for it. */
export const complaintAfterMs = 12 * hour;
/** Chats whose complaint came, remembered in one isolate: half a megabyte. */
export const complaintTicketsKept = 10_000;

/** Visitor, counsellor, supervisor, and one more while a chat is handed over. */
export const roomSeats = 4;
/** A locked phone or a tunnel costs nobody their place; old tickets cannot be hoarded. */
export const ticketMs = 15 * minute;
/** Longer than any absence limit, so that somebody who returns in time can always prove the seat. */
export const admissionMs = 31 * minute;
/** The Office may be down this long before nobody new can come on duty. */
export const dutyPassMs = 15 * minute;
/** Tickets, admissions and duty passes are renewed this often by the page that holds them. */
export const renewMs = minute;
/** A chat ends after this, announced ten minutes before. */
export const chatMs = 3 * hour;
export const chatEndNoticeMs = 10 * minute;

/** A socket that says nothing after the upgrade is not one of our pages. */
export const firstFrameMs = 5 * second;
/** Frames per socket, as a token bucket: a fast writer with typing and acknowledgements stays below a tenth. */
export const framesPerSecond = 20;
export const framesBurst = 60;

/**
 * Requests to sign in, join or recover from one gate (an address, or a network), and how many at once: an office that
 * begins its shift together stays below it, and whoever tries for an hour costs the Office three milliseconds a second.
 */
export const strangersPerSecond = 1;
export const strangersBurst = 60;
/** The same of all gates of one provider's network: whoever commands a whole one takes a twentieth of what is there for all. */
export const strangersOfProviderPerSecond = 10;
export const strangersOfProviderBurst = 200;
/**
 * The same of all strangers together: two thirds of what the Office stands, so that it has time for whoever is signed in.
 * Lower, it would only be easier to use up for everybody, above all where nobody tells the service addresses.
 */
export const strangersTogetherPerSecond = 200;
export const strangersTogetherBurst = 400;
/** Gates are told apart by a salted number this long, so that none of them is known for longer. */
export const gateSaltMs = 10 * minute;
/** Gates, providers' networks, and sessions, counted at once in one isolate's memory: some two megabytes each. */
export const gatesKept = 10_000;

/**
 * Visitors who ask for a place from one gate, and how many at once: a class that comes after the same talk stays below it,
 * and whoever is slowed tries again by itself within seconds. Twice as much is counted for each in a surge.
 */
export const joinsPerSecond = 1;
export const joinsBurst = 30;
/** The same of all gates of one provider's network. */
export const joinsOfProviderPerSecond = 10;
export const joinsOfProviderBurst = 200;
/** The same of everybody together: a fifth of what the Switchboard stands, ten times what the largest service has known. */
export const joinsTogetherPerSecond = 100;
export const joinsTogetherBurst = 400;
/** Sockets for one place, and how many at once: a page on a train loses its connection once in seconds, and waits longer each time. */
export const returnsPerSecond = 1;
export const returnsBurst = 10;
/** The same of all places that come back by one gate: a class with its share and its chats, all of which a deploy sends back at once. */
export const returnsOfGatePerSecond = 20;
export const returnsOfGateBurst = 200;
/** Recent joins above which puzzles are asked for, and how many of them are forgotten a second: a calm evening has one a minute. */
export const joinsCalm = 30;
export const joinsCalmPerSecond = 0.5;
/** People in one line from which on it is crowded, however slowly they came. */
export const crowdedFrom = 50;
/** Puzzles one page is asked for: many small ones take about as long for everybody, one large one takes luck. */
export const puzzles = 16;
/** Leading zero bits of each: a tenth of a second on an old phone, and a second; without compiled scripts some seconds. */
export const puzzleBitsLeast = 10;
export const puzzleBitsMost = 13;
/** Whoever cannot solve them is let in after this long: a little longer than an old phone would take. */
export const unsolvedMs = 30 * second;
/** Places that those who solved nothing can have in one line together: half, so that the other half is left for whoever did. */
export const unsolvedMost = 250;
/** Places in line from one gate, while puzzles are asked for: a family without, a class with solved puzzles. Half in a surge. */
export const placesOfGate = 5;
export const placesOfGateSolved = 25;
/** Pages at the door that are not in line yet, from one gate and together. */
export const askingOfGateMost = 20;
export const askingMost = 1000;
/** A flag counts for whoever comes by the same gate this long, and so long the salts are kept that know it again. */
export const flagMs = 4 * hour;
/** So much later than they came they stand in line meanwhile: behind others, never for the whole evening. */
export const loweredMs = 10 * minute;
/** Flags known at once: far more than a shift has counsellors and chats. */
export const flagsMost = 200;
/** The most a surge lasts before somebody must ask for it anew. */
export const surgeMs = 2 * hour;
/** Flags are counted by day, and the counts kept this long: enough to see whether it gets worse. */
export const flagCountsKeptDays = 30;
/** What the Worker knows of salts and of a surge is this old at most. */
export const gatesKnownMs = 5 * second;

/** Pages ping this often; the answer comes without waking the object. */
export const pingMs = 25 * second;
/** A page that gets no answer to a ping in this time opens a new socket. */
export const pongMs = 8 * second;
/** A socket whose last ping is older is passed over when people are paired, not dropped. */
export const unreachableMs = 90 * second;
/** The first attempt to reconnect comes within this time, the later ones at most this far apart. */
export const reconnectFirstMs = 2 * second;
export const reconnectMostMs = 15 * second;

/** Somebody on duty whose connection went counts as present for the line's opening this long. */
export const presentMs = 5 * minute;
/** After a cold start that sees older tickets coming back, nobody is paired for this long, so that the order is kept. */
export const settleMs = 6 * second;
/** A called page that does not answer in this time steps aside and keeps its place: a locked phone. */
export const answerMs = 90 * second;
/** Calls without an answer after which a visitor is not called again until the page reports `here`. */
export const missedCallsMost = 3;
/** No offer from the console in this time: the visitor goes back to the head of the queue. */
export const offerMs = 20 * second;
/** No sealed hello in this time: the same. */
export const helloMs = 45 * second;
/** The other end is absent this long: the visitor may ask for somebody else. */
export const absentAskMs = 60 * second;
/** The other end is absent this long: the chat closes, announced. */
export const absentMs = 15 * minute;
/** The visitor's tab keeps the sealed bytes of the goodbye this long, so that they arrive. */
export const farewellMs = 2 * minute;
/** The console keeps the text of an ended chat this long. */
export const afterEndMs = 2 * minute;

/** "How do you feel now?" is asked before and after, from 1 to 5: so far apart two answers can be. */
export const feelingSteps = 4;
/** After the end the visitor's connection stays this long for the second answer; nobody is held for a figure. */
export const feelingMs = 2 * minute;
/** So many differences and flags are pooled before they are written: one row written at one moment would be one person. */
export const feelingsPooled = 10;
/** Counts below this are shown as fewer than it: a cell of one is a person. */
export const smallestCellShown = 5;
/** Months of figures on the page: two years, to compare one with the other. */
export const figureMonthsShown = 24;

/** A waiting person offered to one console rings there this long; then it is somebody else's turn. */
export const ringMs = 20 * second;
/** Offers in a row that a console may miss before it is set aside ("away"). */
export const missedOffersMost = 2;
/** Refused offers a console's attachment remembers, so that the same person does not ring there again. */
export const declinedKept = 8;

/** Both connected and nobody writes: the counsellor is reminded, gently and then once more. */
export const silencePromptsMs = [5 * minute, 8 * minute] as const;
/** Nobody writes for this long: the end is announced to both. */
export const silenceNoticeMs = 10 * minute;
/** Nobody writes for this long: the chat ends, unless the visitor asked for time. */
export const silenceEndMs = 12 * minute;
/** The other end is absent this long: the end of the chat is announced to whoever is still there. */
export const absentNoticeMs = 10 * minute;

/** Waiting people are told about changes of their place at most this often. */
export const movedMs = 5 * second;
/** Places are told exactly up to this one, then in bands of ten: nobody watches 147 become 146. */
export const exactPlaces = 20;
/** People one line lets wait, as protection. */
export const waitingMost = 500;
/** The same with those who come back with their tickets, while others have taken what became free: what the service itself stands. */
export const waitingWithReturnsMost = 1000;
/** A longer wait is called long, with other ways to talk beside it: nobody is kept for nothing. */
export const longWaitMs = 15 * minute;
/** Nobody new is taken whose expected wait is longer, unless the line says otherwise. */
export const waitMostMs = 30 * minute;
/** What a line can say at most: as far ahead as waits are reckoned, because no chat lasts longer. */
export const waitMostMostMs = 3 * hour;
/** Beginnings of turns that a line sheet names: more than these in three hours no rota has. */
export const comingMost = 6;
/** When to try again is said in steps of this: nobody counts seconds before a closed door. */
export const againMs = 5 * minute;
/** A range of minutes that changed while the place did not is told at most this often: nobody watches a clock run. */
export const waitToldMs = minute;
/** Chats that a line's recent lengths add up to: two or three evenings of a small line, so that a change soon shows. */
export const recentChatsMost = 40;
/** Lines whose lengths are remembered: as many as there are at once. */
export const recentLinesMost = 8;
/** Waiting people a console is shown. */
export const waitingShown = 20;

/** Chats one counsellor can ever hold at once. */
export const chatsMost = 3;

/** What our pages understand inside the encryption, as each end tells the other: 1 has steps and places (E22). */
export const sealedVersion = 1;

/** The visitor's tab changes the keys after this many messages or this long, whichever comes first. */
export const commitMessages = 10;
export const commitMs = 3 * minute;
/** Frames that carry only an acknowledgement or typing are sent at most this often. */
export const quietFrameMs = 4 * second;
/** Sealed frames one end keeps until the other acknowledged them; writing pauses above it. */
export const outboxFrames = 256;

/** A session without any sign of life ends after this; an open console counts as one. */
export const sessionIdleMs = 30 * minute;
export const sessionMs = 12 * hour;
/** The same on a computer that others use too: whoever walks away is signed out soon. */
export const sharedIdleMs = 15 * minute;
/** Where bytes pass, the Room asks again this often whether its staff are still signed in: one small question a minute and seat. */
export const askSessionMs = minute;
/** A page of coordinators looks so often whether a colleague changed something: soon enough for two who are on the phone. */
export const pageLookEveryMs = 30 * second;
/** Untouched for so long it looks no more, which would keep a sign-in alive: well below `sharedIdleMs`. */
export const pageUnusedMs = 5 * minute;
/** After a new cookie was given, requests that were under way with the one before still count this long. */
export const olderSecretMs = 10 * second;
/** Somebody looks for their security key and types its code; what was answered is remembered no longer than this. */
export const challengeMs = 5 * minute;
/** Given with the first passkey; each makes one new passkey. */
export const recoveryCodesGiven = 10;
/** With so many left, or fewer, their owner is told and offered new ones: after a bad week none would be there. */
export const recoveryCodesFew = 3;
/** Passkeys of one person: two are wanted, more than these are not managed by anybody. */
export const passkeysMost = 10;
/** A browser that asks to be certified, and how many of one person may. */
export const deviceRequestMs = 72 * hour;
export const deviceRequestsMost = 3;
/** Invitations and the certificates in them end after this. */
export const invitationMs = 72 * hour;
/** A browser's certificate: so long that nobody waits for a coordinator each month, so short that a hidden revocation ends. */
export const deviceCertificateMs = 90 * day;
/** A coordinator's, signed by the organisation key itself: whoever holds the kit is needed once a year, not each season. */
export const coordinatorCertificateMs = 365 * day;
/** Certificates that end within this time are renewed by any coordinator's browser: a holiday is shorter. */
export const renewCertificatesMs = 30 * day;
/**
 * A colleague's browser, certified by the lead of the running shift: as long as the longest shift, so that nobody falls
 * out of their evening; what it is after that, a coordinator decides.
 */
export const colleagueCertificateMs = 12 * hour;
/** Coordinators are still shown an evening's certificate that ended this long ago: nobody may have looked over the holidays. */
export const colleagueShownMs = 14 * day;
/** Whose turn begins within this time counts as being on the lead's shift: people come early, and laptops die early. */
export const colleagueAheadMs = 2 * hour;
/** Revoked keys one list can hold, each with its day: more are no statement that every chat can carry (8,000 characters). */
export const revokedKeysMost = 110;
/** In lists that a coordinator's browser signs: the last places are the organisation key's, whatever a hostile colleague does. */
export const revokedKeysByBrowsersMost = 90;
/** Every open invitation is a way in. A whole charity that was imported can be invited on one day, and no more. */
export const openInvitationsMost = 200;
/** Coordinators' pages show everybody at once, and one file brings this many. */
export const peopleMost = 500;
/** Seats that the Switchboard knows without a console: all that everybody together can hold. */
export const leftSeatsMost = peopleMost * chatsMost;
export const importRowsMost = 200;
/** Characters of a file of people: three times what so many rows take. */
export const importUnits = 100_000;
/** Renewed certificates in one request: each comes with its whole chain. */
export const renewedMost = 20;
/** The name of somebody who left is known this long, for questions about what they did; then sums of their hours stay. */
export const leftStaffMs = 183 * day;
/** Rows of the audit a page shows at once. */
export const auditRowsShown = 100;
/** Phones' clocks are wrong; certificates are judged by the server's time with this tolerance. */
export const clockToleranceMs = 5 * minute;

/** A chat that is being closed names the time that is left only when it is as short as this: nobody is hurried for nothing. */
export const closingTimeShortMs = 30 * minute;
/** A console is told this long before its device's certificate ends: time enough to ask for a new sign-in link. */
export const deviceEndNoticeMs = 30 * minute;

/** What a visitor may pick to talk about, in the charity's words. */
export const topicUnits = 80;
export const topicsMost = 8;
/** Languages one person writes, or one line is offered in. */
export const languagesMost = 10;

/** Steps agreed on in one chat, and how long one is: what somebody can remember on a bad night. */
export const stepsMost = 3;
export const stepUnits = 200;

/** An alias as staff choose it. */
export const aliasUnits = 40;

/** Names that stand at the top of a page: of the organisation and of a line, and who signed a text off. */
export const titleUnits = 80;
/** A time zone's IANA name, and what people call it. */
export const zoneUnits = 60;
/** One paragraph, or what a number is for: longer is read by nobody who is frightened. */
export const sentenceUnits = 600;
/** Paragraphs of the limits of confidentiality: they are read before the first word can be written. */
export const limitsParagraphsMost = 12;
/** Numbers to ring on one page: a choice that is still one at a glance. */
export const helpNumbersMost = 8;
/** Places to go next on one page: the same. */
export const placesMost = 8;
/** An address people are sent to: the longest that anybody would type. */
export const placeAddressUnits = 300;
/** Digits and spaces of one of them: E.164 allows fifteen digits. */
export const helpNumberUnits = 20;
/** The address behind "Leave quickly". */
export const leaveToUnits = 300;
/** As much of `Accept-Language` as is read: browsers send far less, and every request pays for what is. */
export const acceptLanguageUnits = 500;
/** Lines one organisation offers at once: every one of them needs people. */
export const linesMost = 8;
/** Lines there are together with those that were shown and taken off: their addresses go on saying that they have closed. */
export const linesKeptMost = 40;
/** Texts of limits a coordinator is shown of one line, the newest first; older ones stay in the tables. */
export const limitsShownMost = 20;
/** What a line can ask of its shifts: more people at once than this is a slip of the pen. */
export const minimumStaffMost = 20;
/** Rest between two chats of one counsellor: as long as a chat is usual, and no longer. */
export const betweenChatsMostMs = hour;
/** The last chat starts this long before the end at most: a chat lasts no longer. */
export const lastStartBeforeMostMs = 3 * hour;

/** Patterns become shifts this far ahead: a quarter, so that people can plan and a change of zone data is soon in. */
export const horizonWeeks = 13;
/** The longest a shift may be on the wall clock. It lets "who is on now" look back half a day and no further. */
export const shiftMostMs = 12 * hour;
/** The same shift in real time, on the night the clocks go back. */
export const shiftRealMostMs = 13 * hour;
/** "Every n weeks": more than a quarter apart is not a pattern. */
export const everyWeeksMost = 13;
/** People one shift can want. */
export const shiftPeopleMost = 50;
/** Skills a shift needs or a person has, and the length of a skill's name. */
export const skillsMost = 20;
export const skillUnits = 60;
/** Rest between two days of work (Directive 2003/88/EC, article 3: 11 hours in each 24), unless the charity sets more. */
export const restMs = 11 * hour;
/** On duty at once on a line: nobody answers alone, unless the charity says otherwise. */
export const onDutyLeast = 2;
/** A gap this near is a warning: somebody must be found now. */
export const gapNearMs = 48 * hour;
/** A line that should be open has had too few people for this long: somebody must be told. A slow check-in is no alarm. */
export const staffNoticeMs = 5 * minute;
/** While a line should be open, the Office looks this often who is checked in. */
export const staffLookEveryMs = minute;
/** The Office's alarm rings at most this often, by the machine's clock: a demo's clock may run an hour a second. */
export const alarmLeastMs = second;
/** After something that failed the Office tries again this late: at once it would fail again, and nobody waits for it. */
export const alarmAfterFaultMs = minute;
/** An address of a webhook: the longest that services give out are half as long. */
export const webhookAddressUnits = 500;
/** A receiver that has not answered by then is not waited for: the Office has other things to do. */
export const webhookPatienceMs = 10 * second;
/** After the first attempt and the second; after a third nobody is waited for any more. */
export const webhookTriesAfterMs = [minute, 10 * minute] as const;
/** Messages still to be sent: more than these say nothing that the newest do not. */
export const webhookRowsMost = 200;
/** Messages sent in one go; the next alarm sends the rest. */
export const webhookBatch = 20;
/** With a webhook, warnings are looked at this often, besides after each change of the rota. */
export const webhookLookEveryMs = 5 * minute;
/** Staff pages ask this often for warnings while they are looked at. */
export const warningsLookEveryMs = minute;
/** While a line should be open and is not: as often as a closed visitors' page looks, so that both go on together. */
export const pressingLookEveryMs = 8 * second;
/** Next week is not published: coordinators are told this many days before it begins, and again. */
export const publishNoticeDays = [7, 3] as const;
/** Hours above the middle of the others after which a further shift is called uneven. */
export const fairMarginMs = 8 * hour;
/** Until this long before it begins, people can take themselves off a shift; after it they ask for cover. */
export const withdrawLastMs = 48 * hour;
/** A cancelled shift stays in calendar feeds this long, so that every calendar hears of it. */
export const cancelledKeptMs = 30 * 24 * hour;
/** RFC 5545, section 3.1: octets in one line of a calendar, without its line break. */
export const calendarLineOctets = 75;
/** Rows and characters of one CSV import: a year of a large rota. */
export const importRows = 10_000;
export const rotaImportUnits = 2_000_000;
/** Steps a draft may hold before it must be published or dropped. */
export const draftStepsMost = 2000;
/** Days per time zone whose offsets are remembered: ten years, then they are learnt again. */
export const clockDaysKept = 3660;
/** Times of the week one person can say they would rather not work. */
export const availabilitiesMost = 50;
/** Operations in one step of a draft: a copied week of a large rota with its people. */
export const draftOperationsMost = 1000;
/** Bytes of such a step: half a kilobyte for each of its operations, a new shift with everything it needs among them. */
export const draftBodyBytes = 524_288;
/** Weeks of the rota one request asks for: the whole horizon and the week before it. */
export const rotaWeeksMost = 14;
/** A calendar feed's entries of the past: enough that a calendar's month is whole. */
export const feedPastMs = 31 * 24 * hour;
/** Requests of one person that wait for an answer: two weeks off, each turn of them to be covered, and some more. */
export const openRequestsMost = 20;
/** Everything one person asks in a day is kept for a month: more than these is a page gone wrong. */
export const requestsADayMost = 100;
/** What came of a request can be read this long; then it is deleted. Leave is kept until this long after it was over. */
export const requestsKeptMs = 30 * day;
/** The longest leave one request asks for: a year off. */
export const leaveMostMs = 366 * day;
/** Who checked in, who confirmed it and how they left: long enough to plan by, no file of anybody's evenings. */
export const checkInsKeptMs = 30 * day;
/** A lead says why a line closes, opens or stays longer: a sentence, which the audit keeps. */
export const reasonUnits = 200;
/** What a line's people read before they check in: two minutes of reading. */
export const briefingUnits = 2000;
/** A lead may open the line this long before the shift: people come early, and somebody needs them. */
export const openEarlyMs = 2 * hour;
/** One press makes the minutes between two chats this much longer. */
export const pauseLongerMs = 5 * minute;
/** However often it is pressed: whoever needs more than an hour pauses, and others see it. */
export const pauseMostMs = hour;
/** A page that waits for a lead to confirm asks this often, and so does the lead's. */
export const confirmAskMs = 5 * second;
/** Patterns: ten lines with twenty bands each. All of them are looked at each day and after each change. */
export const patternsMost = 200;
/** Closures: ten years of bank holidays and training days. */
export const closuresMost = 200;
/** An open rota asks this often whether it has changed: another coordinator's step is there before one is spoken of. */
export const rotaLookEveryMs = 3000;
