/** `/staff/settings`: the organisation as everybody sees it, and how its people sign in. */

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { keyWords } from "../../staff/spoken-words.ts";
import { Frame } from "../frame.tsx";
import { NotShown } from "../not-shown.tsx";
import { RenewedLine } from "../renewed-line.tsx";
import { common, settings as words } from "../words/en.ts";
import { SettingsShell } from "./shell.ts";
import type { PasskeyRule } from "./state.ts";
import { Webhook } from "./webhook.tsx";

export function SettingsPage() {
  return <Frame section="settings">{(me, signedOut) => <Settings me={me} signedOut={signedOut} />}</Frame>;
}

function Settings({ me, signedOut }: { readonly me: MeAnswer; readonly signedOut: () => void }) {
  const page = useMemo(() => new SettingsShell(me), [me]);
  useEffect(() => page.open(), [page]);
  const { stage } = page.state.value;
  return (
    <>
      <header class="page-head">
        <h1>{words.heading}</h1>
      </header>
      <RenewedLine renewal={page.renewal.value} zone={me.organisation.zone} />
      <Organisation me={me} />
      {stage === "shown" ? (
        <>
          <SignInRule page={page} />
          <Webhook zone={me.organisation.zone} signedOut={signedOut} />
        </>
      ) : (
        <NotShown
          stage={stage}
          loading={words.loading}
          signedOut={signedOut}
          again={() => page.tell({ type: "opened" })}
        />
      )}
    </>
  );
}

function Organisation({ me }: { readonly me: MeAnswer }) {
  const { name, zone, zoneName, key } = me.organisation;
  const spoken = useSignal("");
  useEffect(() => {
    void keyWords(key).then((six) => {
      spoken.value = six.join(" ");
    });
  }, [key, spoken]);
  return (
    <section class="sheet" aria-labelledby="settings-organisation">
      <h2 id="settings-organisation">{words.organisation}</h2>
      <dl class="facts">
        <div>
          <dt>{words.name}</dt>
          <dd>{name}</dd>
        </div>
        <div>
          <dt>{words.zone}</dt>
          <dd>
            {zoneName} <span class="small">({zone})</span>
          </dd>
        </div>
        <div>
          <dt>{words.key}</dt>
          <dd class="spoken">{spoken}</dd>
        </div>
      </dl>
      <p class="small">{words.keyAbout}</p>
    </section>
  );
}

const rules: readonly PasskeyRule[] = ["required", "optional"];

function SignInRule({ page }: { readonly page: SettingsShell }) {
  const { chosen, saving, said, problem } = page.state.value;
  return (
    <form
      class="sheet"
      aria-labelledby="settings-sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        page.tell({ type: "savePressed" });
      }}
    >
      <h2 id="settings-sign-in">{words.signIn}</h2>
      <fieldset class="field roles">
        <legend class="unseen">{words.signIn}</legend>
        {rules.map((rule) => (
          <div key={rule} class="choice">
            <input
              id={`rule-${rule}`}
              type="radio"
              name="passkey-rule"
              checked={chosen === rule}
              aria-describedby={`rule-${rule}-about`}
              onChange={() => page.tell({ type: "chosen", passkeys: rule })}
            />
            <label for={`rule-${rule}`}>{words[rule]}</label>
            <p id={`rule-${rule}-about`} class="small">
              {rule === "required" ? words.requiredAbout : words.optionalAbout}
            </p>
          </div>
        ))}
      </fieldset>
      {problem === undefined ? null : (
        <p class="notice" role="alert">
          {typeof problem === "string" ? common[problem] : problem.sentence}
        </p>
      )}
      <div class="buttons">
        <button type="submit" class="button primary" aria-disabled={saving}>
          {words.save}
        </button>
        <span class="small" role="status">
          {saving ? common.working : said === undefined ? "" : words[said]}
        </span>
      </div>
    </form>
  );
}
