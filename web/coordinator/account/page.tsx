/** `/staff/account`: one's own passkeys, recovery codes, browsers and sign-ins. */
import { useEffect, useMemo } from "preact/hooks";
import type { AccountAnswer } from "../../../shared/account-interface.ts";
import { recoveryCodesFew } from "../../../shared/limits.ts";
import type { MeAnswer } from "../../../shared/staff-interface.ts";
import { now } from "../../clock.ts";
import { RecoveryCodes } from "../../staff/recovery-codes.tsx";
import { recoveryCodes as codeWords } from "../../staff/words/en.ts";
import { Frame } from "../frame.tsx";
import { Browsers, SignIns } from "./browsers.tsx";
import { type Dates, datesIn } from "./dates.ts";
import { OwnAccount } from "./doing.ts";
import { Passkeys } from "./passkeys.tsx";
import { OrganisationKey } from "./restore.tsx";
import { account as words } from "./words/en.ts";

export function AccountPage() {
  return <Frame section="account">{(me) => <Account me={me} />}</Frame>;
}

function Account({ me }: { readonly me: MeAnswer }) {
  const own = useMemo(() => new OwnAccount(), []);
  const dates = useMemo(() => datesIn(me.organisation.zone), []);
  const { account, told } = own.state.value;
  useEffect(() => void own.look(), []);
  useEffect(() => {
    // The part that was asked for in the address is there only now.
    if (account !== undefined && location.hash !== "")
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [account === undefined]);
  return (
    <>
      <h1>{words.heading(me.person.alias)}</h1>
      {me.shared === true ? <p>{words.shared}</p> : null}
      <p class="complaint account-told" role="status">
        {told}
      </p>
      {account === undefined ? (
        <p>{told === "" ? words.opening : <Again own={own} />}</p>
      ) : (
        <div class="account">
          <Passkeys own={own} account={account} dates={dates} />
          <Codes own={own} account={account} me={me} dates={dates} />
          <Browsers account={account} dates={dates} me={me} />
          {me.person.roles.includes("coordinator") ? <OrganisationKey me={me} /> : null}
          <SignIns own={own} account={account} dates={dates} />
        </div>
      )}
    </>
  );
}

function Again({ own }: { readonly own: OwnAccount }) {
  return (
    <button type="button" class="button" onClick={() => void own.look()}>
      {words.again}
    </button>
  );
}

interface CodesProps {
  readonly own: OwnAccount;
  readonly account: AccountAnswer;
  readonly me: MeAnswer;
  readonly dates: Dates;
}

function Codes({ own, account, me, dates }: CodesProps) {
  const { doing } = own.state.value;
  const { recoveryCodesLeft: left, passkeys } = account;
  const isFew = left <= recoveryCodesFew;
  return (
    <section class="sheet" id="codes" aria-labelledby="codes-heading">
      <h2 id="codes-heading">{doing.is === "codes" ? codeWords.heading : words.codes}</h2>
      {doing.is === "codes" ? (
        <>
          <p>{codeWords.about}</p>
          <RecoveryCodes
            codes={doing.codes}
            organisation={me.organisation.name}
            day={dates.day(now())}
            onKept={() => own.tell({ type: "closed" })}
          />
        </>
      ) : (
        <>
          <p>
            {passkeys.length === 0
              ? words.codesNeedPasskey
              : isFew
                ? words.codesAbout
                : `${words.codesAbout} ${words.codesLeft(left)}`}
          </p>
          {passkeys.length > 0 && isFew ? (
            <p class="notice">{left === 0 ? words.noCodes : words.fewCodes(left)}</p>
          ) : null}
          {passkeys.length === 0 ? null : (
            <div class="buttons">
              <button
                type="button"
                class="button"
                aria-disabled={doing.is === "working"}
                onClick={() => {
                  if (doing.is !== "working") void own.newCodes();
                }}
              >
                {words.makeCodes}
              </button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
