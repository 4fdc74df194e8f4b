/** Where warnings are sent besides these pages: one address, off until somebody sets it, with what is sent in full. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { webhookAddress } from "../../../shared/webhook-address.ts";
import { WebhookSet, WebhookShown } from "../../../shared/webhook-interface.ts";
import { type Acted, act, ask } from "../../staff/ask.ts";
import { Copied } from "../copied.tsx";
import { momentShort } from "../dates.ts";
import { common, webhook as words } from "../words/en.ts";

interface Props {
  readonly zone: string;
  readonly signedOut: () => void;
}

const example = `{ "kind": "gap", "event": "began", "line": "harbour",
  "from": "2026-12-01T09:00:00.000Z", "until": "2026-12-01T13:00:00.000Z", "have": 0, "minimum": 2 }`;

export function Webhook({ zone, signedOut }: Props) {
  const shown = useSignal<WebhookShown | undefined>(undefined);
  const address = useSignal("");
  const secret = useSignal<string | null>(null);
  const working = useSignal(false);
  const said = useSignal("");
  const problem = useSignal("");
  useEffect(() => {
    void ask("GET", "webhook", WebhookShown).then((answer) => {
      if (answer.is !== "answered") return;
      shown.value = answer.value;
      address.value = answer.value.address ?? "";
    });
  }, [shown, address]);
  const now = shown.value;
  if (now === undefined) return null;

  const acting = async <T,>(doing: Promise<Acted<T>>, done: (value: T) => string) => {
    working.value = true;
    said.value = "";
    problem.value = "";
    const answer = await doing;
    working.value = false;
    switch (answer.is) {
      case "answered":
        said.value = done(answer.value);
        return;
      case "signedOut":
        return signedOut();
      case "refused":
        problem.value = answer.sentence;
        return;
      case "unreachable":
        problem.value = common.unreachable;
        return;
      case "cancelled":
        problem.value = common.notConfirmed;
    }
  };
  const set = (to: string | null, what: string) =>
    acting(act("webhook", WebhookSet, { address: to }, what), (answer) => {
      shown.value = answer.webhook;
      secret.value = answer.secret;
      address.value = answer.webhook.address ?? "";
      return to === null ? words.stopped : words.kept;
    });
  const save = () => {
    const to = address.value.trim();
    // Where tests run the service on their own machine it takes an address this page does not; the Office decides.
    if (to === "" || (URL.parse(to)?.protocol === "https:" && webhookAddress(to) === undefined)) {
      problem.value = words.notPublic;
      return;
    }
    void set(to, words.willSend(to));
  };
  const test = () =>
    acting(act("webhook/test", WebhookShown, {}, words.willTest), (answer) => {
      shown.value = answer;
      return answer.last === null
        ? ""
        : words.tested(words.results[answer.last.result.is](statusOf(answer.last.result)));
    });

  return (
    <form
      class="sheet"
      aria-labelledby="settings-webhook"
      onSubmit={(event) => {
        event.preventDefault();
        if (!working.value) save();
      }}
    >
      <h2 id="settings-webhook">{words.heading}</h2>
      <p>{now.address === null ? words.off : words.on(new URL(now.address).host)}</p>
      <p class="small">{words.about}</p>
      <details>
        <summary>{words.whatIsSent}</summary>
        <pre class="small">{example}</pre>
        <p class="small">{words.neverSent}</p>
      </details>
      <div class="field">
        <label for="webhook-address">{words.address}</label>
        <input
          id="webhook-address"
          type="url"
          autocomplete="off"
          value={address}
          aria-describedby="webhook-address-about"
          onInput={(event) => (address.value = event.currentTarget.value)}
        />
        <p id="webhook-address-about" class="small">
          {words.addressAbout}
        </p>
      </div>
      {secret.value === null ? null : (
        <Copied
          id="webhook-secret"
          label={words.secret}
          text={secret.value}
          rows={2}
          button={words.copy}
          said={{ copied: words.copied, notCopied: words.notCopied }}
        />
      )}
      {now.last === null ? null : (
        <p class="small">
          {words.last(momentShort(now.last.at, zone), words.results[now.last.result.is](statusOf(now.last.result)))}
          {now.waiting === 0 ? "" : ` ${words.waiting(now.waiting)}`}
        </p>
      )}
      {problem.value === "" ? null : (
        <p class="notice" role="alert">
          {problem}
        </p>
      )}
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={working.value}>
          {words.save}
        </button>
        {now.address === null ? null : (
          <>
            <button
              type="button"
              class="button"
              aria-disabled={working.value}
              onClick={() => working.value || void test()}
            >
              {words.test}
            </button>
            <button
              type="button"
              class="button"
              aria-disabled={working.value}
              onClick={() => working.value || void set(null, words.willStop)}
            >
              {words.stop}
            </button>
          </>
        )}
        <span class="small" role="status">
          {working.value ? common.working : said}
        </span>
      </div>
    </form>
  );
}

const statusOf = (result: NonNullable<WebhookShown["last"]>["result"]): number =>
  "status" in result ? result.status : 0;
