/** `/staff/settings`: the organisation as everybody sees it, and how its people sign in. */
import { useEffect, useMemo } from "preact/hooks";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { Surge } from "../../staff/surge.tsx";
import { Frame } from "../frame.tsx";
import { NotShown } from "../not-shown.tsx";
import { RenewedLine } from "../renewed-line.tsx";
import { useUnsaved } from "../unsaved.ts";
import { settings as words } from "../words/en.ts";
import { OrganisationForm, OrganisationKey } from "./organisation-form.tsx";
import { Saying } from "./saying.tsx";
import { SettingsShell } from "./shell.ts";
import { isUnsaved, type PasskeyRule } from "./state.ts";
import { Webhook } from "./webhook.tsx";

export function SettingsPage() {
  return <Frame section="settings">{(me, signedOut) => <Settings me={me} signedOut={signedOut} />}</Frame>;
}

function Settings({ me, signedOut }: { readonly me: MeAnswer; readonly signedOut: () => void }) {
  const page = useMemo(() => new SettingsShell(me), [me]);
  useEffect(() => page.open(), [page]);
  const { stage } = page.state.value;
  useUnsaved(isUnsaved(page.state.value));
  return (
    <>
      <header class="page-head">
        <h1>{words.heading}</h1>
      </header>
      <RenewedLine renewal={page.renewal.value} zone={me.organisation.zone} />
      {stage === "shown" ? (
        <>
          <OrganisationForm page={page} />
          <OrganisationKey organisationKey={me.organisation.key} />
          <SignInRule page={page} />
          <Surge zone={me.organisation.zone} kind="sheet" signedOut={signedOut} />
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

const rules: readonly PasskeyRule[] = ["required", "optional"];

function SignInRule({ page }: { readonly page: SettingsShell }) {
  const { chosen, saving, said, problem } = page.state.value.rule;
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
      <Saying said={said} saving={saving} problem={problem} />
    </form>
  );
}
