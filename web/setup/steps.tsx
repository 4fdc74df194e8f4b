/** The steps of setting up that ask: the organisation, who one is, and the passkey. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { privateField } from "../staff/private-field.ts";
import { whatPasskeyIs } from "../staff/words/en.ts";
import { zones } from "../staff/zones.ts";
import { StepCard, type StepProps, sentenceOf, Ways } from "./card.tsx";
import { charity, passkey, words, you } from "./words/en.ts";

export function Charity({ asking, tell }: StepProps) {
  const { name, zone, zoneName } = asking.answers;
  const id = useId();
  return (
    <StepCard heading={charity.heading} asking={asking}>
      <Form onNext={() => tell({ type: "wentOn" })}>
        <Field
          label={charity.name}
          about={charity.about}
          value={name}
          onInput={(value) => tell({ type: "typed", answers: { name: value } })}
        />
        <div class="field">
          <label for={id}>{charity.zone}</label>
          <select
            id={id}
            value={zone}
            aria-describedby={`${id}-about`}
            onChange={(event) => tell({ type: "typed", answers: { zone: event.currentTarget.value } })}
          >
            {zones(zone).map((each) => (
              <option key={each} value={each}>
                {each.replaceAll("_", " ")}
              </option>
            ))}
          </select>
          <p id={`${id}-about`} class="small">
            {charity.zoneAbout}
          </p>
        </div>
        <Field
          label={charity.zoneName}
          about={charity.zoneNameAbout}
          value={zoneName}
          onInput={(value) => tell({ type: "typed", answers: { zoneName: value } })}
        />
        <Ways said={sentenceOf(asking.complaint)} working={asking.working} onward={words.next} first />
      </Form>
    </StepCard>
  );
}

export function You({ asking, tell }: StepProps) {
  const { alias, takesChats } = asking.answers;
  const id = useId();
  return (
    <StepCard heading={you.heading} asking={asking} organisation={asking.answers.name}>
      <p>{you.about}</p>
      <Form onNext={() => tell({ type: "wentOn" })}>
        <Field
          label={you.alias}
          about={you.aliasAbout}
          value={alias}
          onInput={(value) => tell({ type: "typed", answers: { alias: value } })}
        />
        <div class="choice">
          <input
            id={id}
            type="checkbox"
            checked={takesChats}
            aria-describedby={`${id}-about`}
            onChange={(event) => tell({ type: "typed", answers: { takesChats: event.currentTarget.checked } })}
          />
          <label for={id}>{you.takesChats}</label>
          <p id={`${id}-about`} class="small">
            {you.takesChatsAbout}
          </p>
        </div>
        <Ways said={sentenceOf(asking.complaint)} working={asking.working} onward={words.next} />
      </Form>
    </StepCard>
  );
}

export function MakePasskey({ asking, tell }: StepProps) {
  return (
    <StepCard heading={passkey.heading} asking={asking} organisation={asking.answers.name}>
      <p>{whatPasskeyIs}</p>
      <p>{passkey.about}</p>
      <p class="small">{passkey.last}</p>
      <Form onNext={() => tell({ type: "passkeyPressed" })}>
        <Ways
          said={asking.working ? passkey.working : sentenceOf(asking.complaint)}
          working={asking.working}
          onward={passkey.button}
        />
      </Form>
    </StepCard>
  );
}

export function Form({ onNext, children }: { readonly onNext: () => void; readonly children: ComponentChildren }) {
  return (
    <form
      class="set-up-form"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      {children}
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly about?: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

export function Field({ label, about, value, onInput }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        dir="auto"
        value={value}
        {...privateField}
        aria-describedby={about === undefined ? undefined : `${id}-about`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {about === undefined ? null : (
        <p id={`${id}-about`} class="small">
          {about}
        </p>
      )}
    </div>
  );
}
