/**
 * What comes later, in Arabic. A DRAFT, like `../ar.ts`: no clinician and no helpline has read it yet. English
 * (`en.ts`) is what it says the same as.
 */
import type { LaterWords } from "../words.ts";

export const feeling: LaterWords["feeling"] = {
  question: "كيف تشعر الآن؟",
  low: "سيئ جدًا",
  high: "جيد",
  lowest: "{number}، سيئ جدًا",
  highest: "{number}، جيد",
  before:
    "يمكنك ترك هذا فارغًا. تبقى إجابتك على هذه الصفحة. عندما تنتهي المحادثة نسأل مرة أخرى، ولا نحسب إلا مقدار التغير، ولا نحسب الإجابة نفسها أبدًا.",
  none: "تركه فارغًا",
  after: "يمكنك ترك هذا فارغًا. تبقى الإجابتان على هذه الصفحة. قد يُحسب مقدار التغير فقط.",
  done: "تم",
  thanks: "شكرًا لك. مهما كان الأمر، فقد فعلت اليوم شيئًا من أجله.",
};

export const agreed: LaterWords["agreed"] = {
  heading: "ما اتفقنا عليه",
  said: "ما اتفقنا عليه: {steps}",
  nothing: "لا يوجد اتفاق على شيء في هذه اللحظة.",
  change: "يمكنك الموافقة، أو كتابة ما تريد تغييره.",
  stays: "يبقى هذا وحده هنا، حتى تُغلق هذه الصفحة أو تغادرها. يمكنك نقله على ورقة. تذكر أن غيرك قد يجد الورقة.",
};

export const place: LaterWords["place"] = {
  open: "فتحه ومغادرة المحادثة",
  leaves: "يُفتح هذا العنوان مكان هذه الصفحة، وعندها تنتهي المحادثة. تجده هنا من جديد عندما تنتهي المحادثة.",
};

export const crisis: LaterWords["crisis"] = {
  heading: "لا يلزم أن تكون وحدك مع هذا",
  text: "إن كان الأذى قد يصيبك أو يصيب شخصًا آخر الآن، فهؤلاء يجيبون فورًا. لم يُرسل شيء مما كتبته، ويمكنك متابعة الكتابة.",
  close: "إغلاق هذا",
};
