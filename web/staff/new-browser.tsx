/**
 * A browser that has no certificate yet: it asks for one, shows the six words a coordinator compares, and goes on by
 * itself when one came.
 */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import * as z from "zod/mini";
import type { MeAnswer } from "../../shared/staff-interface.ts";
import { now } from "../clock.ts";
import { ask } from "./ask.ts";
import { adoptCertificate } from "./own-device.ts";
import { heldSession } from "./session-key.ts";
import { checkWords } from "./spoken-words.ts";
import { fetchMe, throwKeysAway } from "./staff-interface.ts";
import { newBrowser as words } from "./words/en.ts";

/** A coordinator is on the phone meanwhile. */
const lookEveryMs = 5000;

interface Props {
  readonly me: Pick<MeAnswer, "person" | "organisation">;
  /** Keys that no longer help are here: they can be thrown away for new ones. */
  readonly old: boolean;
  readonly onCertified: () => void;
}

interface Asked {
  readonly words: readonly string[];
  readonly problem: string;
  /** These keys never count again: only new ones can ask. */
  readonly isRevoked: boolean;
}

export function NewBrowser({ me, old, onCertified }: Props) {
  const asked = useSignal<Asked | undefined>(undefined);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await fetchMe();
      if (over) return;
      if (answer.is === "signedOut") return onCertified();
      if (answer.is === "answered" && (await adoptCertificate(answer.value, now())) === "adopted") return onCertified();
      timer = setTimeout(look, lookEveryMs);
    };
    void askToBeCertified(me).then((found) => {
      asked.value = found;
      if (found !== undefined && !found.isRevoked && !over) timer = setTimeout(look, lookEveryMs);
    });
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, []);
  if (asked.value === undefined) return old ? <NewKeys me={me} /> : null;
  if (asked.value.isRevoked) return <NewKeys me={me} isRevoked />;
  return (
    <section class="new-browser" aria-label={words.heading}>
      <p>{words.about}</p>
      <ol class="spoken-words" translate={false}>
        {asked.value.words.map((word, place) => (
          <li key={`${place} ${word}`}>{word}</li>
        ))}
      </ol>
      <p role="status">{asked.value.problem === "" ? words.waiting : asked.value.problem}</p>
      {me.person.roles.includes("coordinator") ? (
        <p class="small">
          {words.kit} <a href="/staff/account#organisation-key">{words.kitLink}</a>
        </p>
      ) : null}
      {old ? <NewKeys me={me} /> : null}
    </section>
  );
}

function NewKeys({ me, isRevoked = false }: Pick<Props, "me"> & { readonly isRevoked?: boolean }) {
  const begin = async () => {
    await throwKeysAway(me.person.id);
    location.reload();
  };
  const button = (
    <button type="button" class="button" onClick={() => void begin()}>
      {words.newKeysButton}
    </button>
  );
  if (isRevoked)
    return (
      <section class="new-browser" aria-label={words.revoked}>
        <p role="status">{words.revoked}</p>
        <p>{words.newKeysAbout}</p>
        {button}
      </section>
    );
  return (
    <details class="other-ways">
      <summary>{words.newKeys}</summary>
      <p>{words.newKeysAbout}</p>
      {button}
    </details>
  );
}

/** Asking twice is asking once. undefined: somebody signed in here before sign-ins had keys, and does it anew. */
async function askToBeCertified(me: Props["me"]): Promise<Asked | undefined> {
  const held = await heldSession();
  if (held === undefined) return undefined;
  const { receivingKey } = held;
  const answer = await ask("POST", "account/device", z.unknown(), { receivingKey });
  const isFine = answer.is === "answered" || (answer.is === "refused" && answer.problem === "deviceCertified");
  const problem = answer.is === "refused" && !isFine ? answer.sentence : isFine ? "" : words.unreachable;
  const isRevoked = answer.is === "refused" && answer.problem === "deviceRevoked";
  return { words: await checkWords(me.organisation.key, held), problem, isRevoked };
}
