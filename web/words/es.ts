/**
 * Every sentence a visitor can read, in Spanish. A DRAFT: no clinician and no helpline has read it yet. A line shows it
 * only after a named person signed it off (docs/protocol.md, L9). English (`en.ts`) is what it says the same as.
 */
import type { Words } from "./words.ts";

export const wait: Words["wait"] = {
  waitUpTo: "Espera: {to} minutos como mucho.",
  waitBetween: "Espera: entre {from} y {to} minutos, más o menos.",
  noWait: "Todavía no podemos decir cuánto tardará.",
  longWait: "Es mucho tiempo. Puedes esperar aquí, llamar a uno de los números de abajo o volver más tarde.",
  lateWait:
    "Los últimos chats empiezan a las {time}, y puede que el tuyo no pueda empezar antes. Puedes esperar aquí, llamar a uno de los números de abajo o volver más tarde.",
};

export const status: Words["status"] = {
  ...wait,
  locale: "es",
  openUntil: "Abierto hasta las {time}.",
  open: "Abierto ahora.",
  lastStart: "Los últimos chats empiezan a las {time}.",
  closed: "Ahora no hay nadie para chatear.",
  opensAt: "Cerrado hasta: {time} ({zone}).",
  opensAgain: "El chat vuelve a abrir: {time} ({zone}).",
  opensUnknown: "Todavía no podemos decir cuándo habrá alguien.",
  full: "Abierto, pero ahora mismo no hay nadie libre.",
  fullUntil: "Prueba otra vez a las {time}, por favor.",
  fullToday: "Ya no pueden empezar más chats antes de que cerremos.",
  unknown: "Estamos mirando si hay alguien.",
  gone: "Cerrado.",
};

export const hours: Words["hours"] = {
  locale: "es",
  heading: "Cuándo estamos, los próximos siete días",
  stretch: "{from} a {until}",
  midnight: "medianoche",
  wholeDay: "todo el día y toda la noche",
  closed: "cerrado",
  notPlanned: "sin planificar todavía",
  restNotPlanned: "{times}, el resto no está planificado todavía",
  note: "Es lo planificado ({zone}). A veces no somos bastantes y abrimos más tarde.",
  noteLastStart:
    "Es lo planificado ({zone}). A veces no somos bastantes y abrimos más tarde. Se puede empezar un chat hasta {minutes} minutos antes de cerrar.",
  nonePlanned: "Las horas de los próximos siete días todavía no están planificadas.",
  unknown: "Ahora no se pueden mostrar las horas.",
};

export const firstPage: Words["firstPage"] = {
  title: "Chat",
  languages: "Idioma",
  answeredIn: "Aquí escribes y te responden en este idioma: {languages}.",
  leave: "Salir rápido",
  heading: "Aquí puedes hablar con alguien.",
  lead: "Una persona formada para esto lee lo que escribes y te responde. No tienes que decir quién eres. Puedes parar cuando quieras.",
  start: "Empezar el chat",
  noButton: "Si no ves ningún botón aquí, este navegador no puede abrir el chat. Puedes llamar.",
  noAccount: "Sin cuenta. Sin nombre. Sin correo.",
  onlyNamed: "Solo las personas que aparecen por su nombre en el chat pueden leer esto.",
  noCopy: "No guardamos ninguna copia del chat.",
  locked: "Lo que escribes se cierra con llave en tu dispositivo y se abre en el suyo.",
  closedHeading: "Ahora no estamos, pero otras personas sí.",
  closedLead: "Hasta entonces puedes hablar con alguien de estas formas.",
  fullHeading: "Ahora mismo no hay nadie libre.",
  fullLead:
    "No queremos que esperes para nada. Prueba otra vez dentro de un rato, por favor. Hasta entonces puedes hablar con alguien de estas formas.",
  goneHeading: "Ya no se puede chatear aquí.",
  goneLead: "Esta línea ha cerrado. Puedes hablar con alguien de estas formas.",
  alsoHere: "También aquí:",
  oldHeading: "Este navegador es demasiado antiguo para un chat seguro.",
  oldLead:
    "No puede cerrar con llave lo que escribes. Por eso no dejamos que envíe nada. Un navegador más nuevo u otro dispositivo sí puede. También puedes llamar.",
  unreachableHeading: "Ahora no se puede contactar con nosotros.",
  unreachableLead: "Puede ser la red. También puedes llamar.",
  looking: "Esta página vuelve a comprobarlo sola.",
  dangerHeading: "¿Hay alguien en peligro ahora?",
  othersHeading: "Otras formas de hablar",
  call: "Llamar",
  noScript:
    "JavaScript está apagado en este navegador. Sin él, el chat no funciona y esta página no cambia sola. Puedes llamar. «Salir rápido» funciona, pero el botón Atrás vuelve a mostrar esta página.",
  deviceHeading: "Cómo estar a salvo en este dispositivo",
  deviceText:
    "La dirección de esta página se queda en el historial de este navegador hasta que la borres. Una ventana privada la olvida cuando la cierras. Si alguien mira mucho este dispositivo, otro es más seguro.",
  seeHeading: "Lo que podemos ver",
  seeText:
    "Vemos que alguien espera, en qué línea, en qué idioma, desde cuándo, y si dijo que alguien podría sufrir daño ahora. No vemos quién eres ni dónde estás. La empresa que lleva la conexión ve que un dispositivo abrió esta página, y cuándo.",
  seeKept:
    "No guardamos ninguna dirección, ningún nombre ni nada de lo que escribes en el chat. Lo que escribes en «Algo no estuvo bien» se guarda, cerrado con llave, 30 días como máximo. Para que una avalancha de visitas no deje fuera a otras personas, retenemos números hechos a partir de tu dirección mientras estás aquí, y 4 horas como máximo después de un chat que hizo daño.",
};

export const first: Words["first"] = {
  shift: "o pulsa {key} tres veces",
};

export const limitsPage: Words["limitsPage"] = {
  heading: "Antes de empezar",
  language: "¿En qué idioma quieres escribir?",
  ifCloses: "Si esta página se cierra sin querer",
  keep: "Guardar mi sitio",
  keepMeans:
    "Hasta que termine el chat, esta pestaña recuerda un número al azar, para qué línea y cuándo preguntaste, y tu idioma si podías elegir uno. Si vuelves a esta pestaña, sigues en la cola. Un chat que ha empezado no se puede recuperar.",
  forget: "Olvidarme",
  forgetMeans: "No se recuerda nada. Si la página se cierra, empiezas de nuevo.",
  agree: "Lo entiendo, empezar",
  back: "Volver",
};

export const limits: Words["limits"] = {
  choose: "Elige primero una de las dos, por favor.",
  failed: "Algo no se pudo cargar. Mira tu conexión y pulsa el botón otra vez, por favor.",
};

export const waitingPage: Words["waitingPage"] = {
  here: "Estoy aquí",
  message: "Tu mensaje",
  writeHeading: "Ya puedes empezar a escribir",
  writeHint:
    "Se queda en esta página hasta que llegue alguien. Cuando llegue alguien, se envía en cuanto dejes de escribir. La ortografía no importa.",
  urgent: "Podría hacerme daño o hacer daño a alguien ahora",
  urgentMeans: "Esto te muestra números a los que llamar.",
  urgentFirst: "También te adelanta en la cola. Las personas de turno ven que alguien de la cola lo pulsó, no quién.",
  urgentNotSent: "No se envía nada.",
  urgentHeading: "Llama ahora, por favor. No tienes que pasar por esto a solas.",
  urgentMoved: "También te hemos adelantado en la cola. Puedes dejar esta página abierta mientras llamas.",
  urgentOpen: "Puedes dejar esta página abierta mientras llamas.",
  urgentClose: "Cerrar",
  urgentStays: "Con este botón puedes volver a abrir los números. Conservas tu sitio, más cerca del principio.",
  topic: "¿De qué quieres hablar?",
  topicHint: "Puedes dejarlo en blanco. Se queda en esta página hasta que llegue alguien. Entonces lo ve.",
  topicNone: "Dejarlo en blanco",
  sound: "Avisarme con un sonido cuando me toque",
  soundHint: "El nombre de esta pestaña también lo dice.",
  leave: "Salir de la cola",
  leaveHint: "¿No es buen momento? Puedes salir, y volver más tarde.",
};

export const waiting: Words["waiting"] = {
  moment: "Un momento",
  preparing: "Estamos preparando una línea segura.",
  joining: "Estamos buscando tu sitio en la cola.",
  slow: "Esto tarda más de lo que debería. Seguimos probando. También puedes llamar a uno de los números de abajo.",
  blocked:
    "Esta red deja pasar la página, pero no el chat. Otra red suele ayudar: los datos móviles en vez del wifi, o al revés. Seguimos probando. También puedes llamar a uno de los números de abajo.",
  offline:
    "Este dispositivo no tiene conexión. En cuanto la tenga, lo intentamos otra vez. También puedes llamar a uno de los números de abajo.",
  next: "Eres la siguiente persona",
  one: "Hay 1 persona delante de ti",
  many: "Hay {count} personas delante de ti",
  manyAbout: "Hay unas {count} personas delante de ti",
  keepOpen: "Deja esta página abierta. Alguien te saludará aquí.",
  reconnecting: "Se ha perdido la conexión. Lo intentamos otra vez. Tu sitio se guarda.",
  backInLine: "No ha funcionado, y no ha sido por ti. Estás otra vez al principio de la cola.",
  refused:
    "Llegó alguien que no pudo demostrar que es de nuestro equipo. No se le envió nada de lo que escribiste. Estás otra vez al principio de la cola.",
  conversationGone:
    "La conversación solo estaba en la página que se cerró, así que ya no está. Estás otra vez al principio de la cola.",
  someoneElse: "Estás otra vez al principio de la cola. La próxima persona libre te atenderá.",
  newPlace: "Tu sitio había caducado. Este es uno nuevo.",
  busy: "Ahora mismo llegan muchas personas. No tienes que hacer nada.",
  sharing:
    "Todavía no hay un sitio libre para ti en la cola. Quizá llegan muchas personas por la misma red que tú, por ejemplo en una escuela. Seguimos buscando. También puedes llamar a uno de los números de abajo.",
  aside: "Era tu turno, pero esta página no respondió. Tu sitio se guarda.",
  stillHere: "¿Sigues ahí?",
  stillHereText:
    "Era tu turno, pero esta página no respondió. Tu sitio se guarda. Pulsa el botón y te llamamos otra vez.",
  called: "Ahora alguien se une a ti.",
  calledText: "Nos aseguramos de que nadie más pueda leer esto. Tarda un momento.",
  here: "Hay alguien aquí.",
  finish: "Termina tu frase. Se envía cuando hagas una pausa.",
  turn: "Es tu turno",
  nobody: "Ahora no hay nadie conectado. Seguimos mirando.",
  noneYet: "Ahora no hay nadie que escriba en tu idioma ({language}). Seguimos mirando.",
  otherLanguage: "Ahora no hay nadie que escriba en tu idioma ({language}). ¿Esperas, o chateas en otro: {others}?",
  chatIn: "Chatear en {language}",
  answered: "Te pueden responder en {languages}.",
  chatOnlyIn: "Chatear solo en {language}",
};

export const chatPage: Words["chatPage"] = {
  conversation: "Conversación",
  message: "Tu mensaje",
  placeholder: "Escribe aquí",
  send: "Enviar",
  more: "Más",
  time: "Necesito tiempo para pensar",
  back: "Ya estoy aquí otra vez",
  takeBack: "Retirar lo que escribí",
  end: "Terminar y borrar",
  someoneElse: "Hablar con otra persona",
  limits: "Qué se comunica a otros, y cuándo",
  help: "Números para llamar",
  safe: "¿Es este un lugar seguro para escribir?",
  safeScreen:
    "¿Puede alguien ver esta pantalla, o entrar? Es mejor una habitación con la puerta cerrada, o tener la espalda contra una pared.",
  safeLeave:
    "«Salir rápido», arriba, te lleva enseguida a otro sitio. El botón Atrás del navegador no vuelve a mostrar el chat.",
  safeHistory: "La dirección de esta página se queda en el historial de este navegador hasta que la borres.",
  safeQuiet: "El chat no hace ruido. No envía nada a tu pantalla bloqueada.",
};

export const chat: Words["chat"] = {
  close: "Cerrar",
  with: "Hablas con {alias}, {role} de {charity}.",
  roles: { counsellor: "del equipo de ayuda", supervisor: "de la supervisión" },
  readers: "Solo {alias} y tú podéis leer esto.",
  you: "Tú",
  waiting: "sin enviar todavía",
  sent: "enviado",
  delivered: "entregado",
  seen: "entregado",
  notDelivered: "no entregado",
  tookBack: "Retiraste esto",
  writing: "{alias} está escribiendo",
  reconnecting: "Se ha perdido la conexión. Lo intentamos otra vez. Lo que escribes se guarda en esta página.",
  otherLost: "Se ha perdido la conexión con {alias}. Esperamos a que vuelva.",
  otherDismissed: "{alias} no puede volver a este chat. No ha sido por ti.",
  orSomeoneElse: "También puedes hablar con otra persona. Entonces este chat se borra y pasas al principio de la cola.",
  absenceEnds: "Si no vuelve, el chat termina a las {time}.",
  silenceEnds: "Hace un rato que nadie escribe. El chat termina a las {time} si nadie escribe.",
  thinking: "Tómate el tiempo que necesites. Nada termina mientras piensas.",
  closing: "{alias} ha empezado a cerrar este chat. Todavía hay tiempo para escribir.",
  until: "Tómate tu tiempo. Este chat puede seguir hasta las {time}.",
  tenMinutes: "Este chat puede seguir hasta las {time}. Después termina solo.",
  newOne: "1 mensaje nuevo",
  newMany: "{count} mensajes nuevos",
  endQuestion: "¿Terminar este chat y borrarlo de esta página? No se puede recuperar.",
  endLastMissing: "Tu último mensaje no ha llegado. ¿Borrarlo también?",
  endYes: "Sí, terminar y borrar",
  endNo: "No, quedarme",
  takeBackQuestion:
    "Todo lo que has escrito desaparece aquí enseguida, y en la página de {alias} en cuanto llegue el aviso. Lo que ya se leyó, leído queda. Si se está anotando una preocupación por un niño o una niña, esa página puede guardarlo hasta que se termine.",
  takeBackYes: "Sí, retirarlo",
  takeBackNo: "No, dejarlo",
  tooLong:
    "Es demasiado largo para un solo mensaje: tiene {count} caracteres y caben {most}. No se corta nada, y todavía no se ha enviado nada. Haz partes más pequeñas, por favor.",
  notNow: "Esto no se puede enviar todavía. Se queda aquí hasta que se pueda.",
  nothing: "Todavía no hay nada que enviar.",
};

export const endedPage: Words["endedPage"] = {
  places: "Adónde ir después",
  placesHint: "Una dirección web se abre en lugar de esta página.",
};

export const ended: Words["ended"] = {
  heading: "Este chat ha terminado",
  me: "Se ha borrado de esta página.",
  other: "La otra persona ha terminado el chat. Se ha borrado de esta página.",
  otherLeft: "La página de la otra persona se cerró. No ha sido por ti. El chat se ha borrado de esta página.",
  otherAbsent: "La conexión con la otra persona no volvió. No ha sido por ti. El chat se ha borrado de esta página.",
  meAbsent: "Tu conexión faltó mucho tiempo y el chat tuvo que terminar. Se ha borrado de esta página.",
  silence: "Hacía un rato que nadie escribía y el chat ha terminado. Se ha borrado de esta página. Puedes volver.",
  over: "El tiempo para un chat ha pasado. Se ha borrado de esta página.",
  replaced: "Este chat se abrió en otra pestaña. Se ha borrado de esta página.",
  revoked: "Hubo que parar el chat. No ha sido por ti. Se ha borrado de esta página.",
  lastMissing: "Tu último mensaje no llegó.",
  manyMissing: "{count} mensajes tuyos no llegaron.",
  counsellorForgets:
    "La página de la otra persona lo olvida como mucho dos minutos después de saber que ha terminado. Si se está anotando una preocupación por un niño o una niña, lo olvida cuando eso se termine.",
  again: "Volver a la primera página",
  someoneElse: "Hablar con otra persona",
  after: "Si vuelve a ser difícil, puedes volver o llamar.",
  notRight: "Algo no estuvo bien",
  notRightNow: "Esto no se puede abrir ahora. Ciérralo y ábrelo otra vez, o llama a uno de los números de abajo.",
};

export const stopped: Words["stopped"] = {
  replacedHeading: "Esta página está abierta en otra pestaña",
  replaced: "Tu sitio, o tu chat, está en la otra pestaña. Allí no se ha perdido nada.",
  refusedHeading: "Hemos parado, para que estés a salvo",
  refused:
    "El otro lado no pudo demostrar que es de nuestro equipo. No se le envió nada de lo que escribiste. Prueba más tarde, o llama.",
  lostHeading: "No ha funcionado",
  lost: "La conexión fue rechazada, quizá por esta red. Puedes probar otra vez, probar otra red o llamar.",
  unloaded: "Una parte de esta página no se pudo cargar. Mira tu conexión y prueba otra vez, por favor.",
  again: "Probar otra vez",
};

export const embed: Words["embed"] = {
  locale: "es",
  start: "Escríbenos por chat",
  open: "Abierto ahora",
  full: "Abierto, pero ahora mismo no hay nadie libre",
  gone: "Este chat ha cerrado",
  opensAgain: "Abre: {time} ({zone})",
  opensUnknown: "Cerrado ahora",
};
