/**
 * What comes later, in Spanish. A DRAFT, like `../es.ts`: no clinician and no helpline has read it yet. English
 * (`en.ts`) is what it says the same as.
 */
import type { LaterWords } from "../words.ts";

export const feeling: LaterWords["feeling"] = {
  question: "¿Cómo te sientes ahora?",
  low: "muy mal",
  high: "bien",
  lowest: "{number}, muy mal",
  highest: "{number}, bien",
  before:
    "Puedes dejarlo en blanco. Tu respuesta se queda en esta página. Cuando termine el chat preguntamos otra vez. Solo se cuenta cuánto ha cambiado, nunca la respuesta.",
  none: "Dejarlo en blanco",
  after:
    "Puedes dejarlo en blanco. Las dos respuestas se quedan en esta página. Solo se puede contar cuánto ha cambiado.",
  done: "Listo",
  thanks: "Gracias. Sea lo que sea, hoy has dado un paso.",
};

export const agreed: LaterWords["agreed"] = {
  heading: "Lo que hemos acordado",
  said: "Lo que hemos acordado: {steps}",
  nothing: "Ahora no hay nada acordado.",
  change: "Puedes decir que sí, o escribir lo que cambiarías.",
  stays:
    "Solo esto se queda aquí, hasta que cierres esta página o salgas de ella. Puedes copiarlo en papel. Recuerda que otras personas pueden encontrar un papel.",
};

export const place: LaterWords["place"] = {
  open: "Abrirla y salir del chat",
  leaves:
    "Esta dirección se abre en lugar de esta página: el chat termina entonces. La encuentras otra vez aquí cuando el chat haya terminado.",
};

export const crisis: LaterWords["crisis"] = {
  heading: "No tienes que pasar por esto a solas",
  text: "Si tú u otra persona corréis peligro ahora, por favor, llama a uno de estos números. Lo que escribes aquí todavía no se ha enviado, y puedes seguir escribiendo.",
  close: "Cerrar",
};

/** Behind "Something wasn't right". */
export const complaint: LaterWords["complaint"] = {
  readers:
    "Escribe lo que pasó, si quieres. {first} y {second} lo leen. Dirigen este servicio y no estaban en tu chat. Se cierra con llave en este dispositivo y solo esas dos personas pueden abrirlo.",
  noAnswer: "No pueden responderte, porque no sabemos quién eres. Ven qué día fue, y nada de ti salvo lo que escribes.",
  kept: "Espera hasta que las dos personas lo hayan leído, 30 días como máximo. Después se borra.",
  label: "Lo que pasó",
  send: "Enviarlo a estas dos personas",
  sending: "Un momento",
  empty: "Todavía no hay nada escrito.",
  tooLong:
    "Es demasiado largo: tiene {count} caracteres y caben {most}. No se corta nada, y todavía no se ha enviado nada.",
  sent: "Está enviado. {first} y {second} ya pueden leerlo, y nadie más. Gracias por decirlo.",
  nobody:
    "Ahora mismo no hay dos personas que no estuvieran en tu chat y que puedan leerlo con seguridad. Por eso no puedes escribirlo aquí. Puedes llamar a uno de los números de abajo y hablar de ello allí.",
  changed:
    "Una de las dos personas ya no puede leerlo, por eso arriba hay otros nombres. Todavía no se ha enviado nada. Si te parece bien, envíalo a estas dos personas.",
  already: "Desde este chat ya se envió algo. Puedes llamar a uno de los números de abajo y hablar de ello allí.",
  tooLate:
    "El chat fue hace demasiado tiempo para que esta página lo envíe. Puedes llamar a uno de los números de abajo y hablar de ello allí.",
  full: "Ahora no se puede recibir, porque hay mucho en espera. Lo que escribiste sigue aquí. Inténtalo de nuevo dentro de un rato, o llama a uno de los números de abajo.",
  failed:
    "No se pudo enviar. Lo que escribiste sigue aquí. Revisa tu conexión e inténtalo de nuevo, o llama a uno de los números de abajo.",
};
