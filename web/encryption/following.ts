/** Following a commit of leaf 0 into the next epoch (encryption.md, flow 6): what consoles do and a visitor never does. */
import { processPrivateMessage } from "ts-mls/processMessages.js";
import { emptyPskIndex } from "ts-mls/pskIndex.js";
import type { Follow } from "./exchange.ts";
import { orRefusal } from "./refusals.ts";
import { trimPreviousEpochs } from "./secrets.ts";

/** A commit without proposals. Everything else is refused. */
export const follow: Follow = async (suite, state, message) => {
  const followed = await orRefusal(
    () =>
      processPrivateMessage(state, message, emptyPskIndex, suite, (incoming) =>
        incoming.kind === "commit" && incoming.proposals.length === 0 ? "accept" : "reject",
      ),
    "notAllowed",
  );
  if ("refused" in followed) return followed;
  if (followed.kind !== "newState" || followed.actionTaken === "reject") return { refused: "notAllowed" };
  const { newState, consumed } = followed;
  return { next: trimPreviousEpochs(newState), consumed, give: { frame: undefined } };
};
