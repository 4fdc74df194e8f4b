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
  thanks: "Gracias. Sea lo que sea, hoy has hecho algo.",
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
  text: "Si tú u otra persona corréis peligro ahora, estas personas responden enseguida. No se ha enviado nada de lo que escribiste, y puedes seguir escribiendo.",
  close: "Cerrar",
};
