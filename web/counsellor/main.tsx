/** `/staff`: the console on the real socket, the real encryption and real conversations. */
import { openAsCounsellor } from "../conversation/counsellor.ts";
import { tellLost } from "../conversation/lost.ts";
import { createChatCrypto } from "../encryption/mls-chat.ts";
import { staffLink } from "./shell/staff-link.ts";
import { startConsole } from "./start.tsx";

const chatCrypto = createChatCrypto();

const root = document.getElementById("page");
if (root !== null) {
  startConsole(root, {
    link: staffLink,
    openChat: ({ seated, ...chat }) => openAsCounsellor({ ...chat, crypto: chatCrypto, onSeated: seated }),
    tellLost,
    // Whatever fails in advance fails again when it is needed, and is reported then.
    warmUp: () => void chatCrypto.warmUp().catch(() => {}),
  });
}
