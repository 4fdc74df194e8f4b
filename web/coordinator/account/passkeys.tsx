/** One's own passkeys: added, named, removed. */
import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import type { AccountAnswer } from "../../../shared/account-interface.ts";
import { passkeyNameHere } from "../../staff/passkey-name.ts";
import { privateField } from "../../staff/private-field.ts";
import { passkeyProblems, whatPasskeyIs } from "../../staff/words/en.ts";
import type { AccountState } from "./account-state.ts";
import type { Dates } from "./dates.ts";
import type { OwnAccount } from "./doing.ts";
import { account as words } from "./words/en.ts";

interface Props {
  readonly own: OwnAccount;
  readonly account: AccountAnswer;
  readonly dates: Dates;
}
type Passkey = AccountAnswer["passkeys"][number];

export function Passkeys({ own, account, dates }: Props) {
  const { doing } = own.state.value;
  const { passkeys, passkeyRule } = account;
  const mayRemove = passkeys.length > 1 || passkeyRule === "optional";
  return (
    <section class="sheet" id="passkeys" aria-labelledby="passkeys-heading">
      <h2 id="passkeys-heading">{words.passkeys}</h2>
      {passkeys.length === 0 ? <p>{words.noPasskeys}</p> : null}
      {passkeys.length === 1 ? <p>{words.onePasskey}</p> : null}
      <ul class="account-rows">
        {passkeys.map((passkey) => (
          <Row key={passkey.id} own={own} passkey={passkey} dates={dates} mayRemove={mayRemove} />
        ))}
      </ul>
      {doing.is === "naming" ? (
        <Naming own={own} doing={doing} />
      ) : (
        <div class="buttons">
          <button
            type="button"
            class="button primary"
            aria-disabled={doing.is === "working"}
            onClick={() => {
              if (doing.is !== "working") void own.beginPasskey();
            }}
          >
            {words.add}
          </button>
        </div>
      )}
      <p class="small">{whatPasskeyIs}</p>
    </section>
  );
}

interface RowProps extends Pick<Props, "own" | "dates"> {
  readonly passkey: Passkey;
  readonly mayRemove: boolean;
}

function Row({ own, passkey, dates, mayRemove }: RowProps) {
  const renaming = useSignal(false);
  const { id, name, addedAt, lastUsedDay, backedUp } = passkey;
  const facts = [
    words.addedOn(dates.day(addedAt)),
    lastUsedDay === null ? words.neverUsed : words.usedOn(dates.dayOf(lastUsedDay)),
    ...(backedUp ? [words.backedUp] : []),
  ];
  if (renaming.value)
    return (
      <li>
        <NameForm
          name={name}
          button={words.save}
          onName={async (chosen) => {
            // What was written stays there until it is kept.
            if (chosen === name || (await own.renamePasskey(id, chosen, name))) renaming.value = false;
          }}
          onCancel={() => (renaming.value = false)}
        />
      </li>
    );
  return (
    <li>
      <div>
        <p class="strong">{name}</p>
        <p class="small">{facts.join(", ")}</p>
      </div>
      <div class="buttons">
        <button
          type="button"
          class="button quiet"
          aria-label={words.rename(name)}
          onClick={() => (renaming.value = true)}
        >
          {words.renameShort}
        </button>
        {mayRemove ? (
          <button
            type="button"
            class="button danger"
            aria-label={words.remove(name)}
            onClick={() => void own.removePasskey(id, name)}
          >
            {words.removeShort}
          </button>
        ) : null}
      </div>
    </li>
  );
}

interface NamingProps {
  readonly own: OwnAccount;
  readonly doing: Extract<AccountState["doing"], { is: "naming" }>;
}

function Naming({ own, doing }: NamingProps) {
  const { options, name = passkeyNameHere(), problem } = doing;
  return (
    <div class="account-form">
      <h3>{words.naming}</h3>
      <p class="small">{words.namingAbout}</p>
      <NameForm
        name={name}
        button={words.make}
        onName={(chosen) => void own.makePasskey(options, chosen)}
        onCancel={() => own.tell({ type: "closed" })}
      />
      <p class="complaint" role="status">
        {problem === undefined ? "" : passkeyProblems.made[problem]}
      </p>
    </div>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly button: string;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

/** A name of at most 60 letters, never an empty one. */
function NameForm({ name, button, onName, onCancel }: NameFormProps) {
  const typed = useSignal(name);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.select(), []);
  return (
    <form
      class="account-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onName(typed.peek().trim() === "" ? name : typed.peek().trim());
      }}
    >
      <div class="field">
        <label for={id}>{words.name}</label>
        <input
          ref={field}
          id={id}
          type="text"
          maxLength={60}
          value={typed}
          {...privateField}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
      </div>
      <div class="buttons">
        <button type="submit" class="button primary">
          {button}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
