/** Whom a shift needs, as fields: the same for a shift and for a pattern. */
import { useId } from "preact/hooks";
import { privateField } from "../../staff/private-field.ts";
import type { NeedForm } from "../forms.ts";
import { form as words } from "../words/en.ts";

interface Props {
  readonly form: NeedForm;
  readonly skills: readonly string[];
  readonly complaint: string;
  readonly write: (change: Partial<NeedForm>) => void;
}

const numbers = ["minimum", "wanted", "maximum"] as const;
const signUps = ["open", "onRequest", "closed"] as const;

export function NeedFields({ form, skills, complaint, write }: Props) {
  const id = useId();
  return (
    <>
      <div class="three">
        {numbers.map((name) => (
          <div key={name} class="field">
            <label for={`${id}-${name}`}>{words[name]}</label>
            <input
              id={`${id}-${name}`}
              type="number"
              min={0}
              value={form[name]}
              aria-describedby={`${complaint} ${id}-people`}
              onInput={(event) => write({ [name]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <p id={`${id}-people`} class="small">
        {words.peopleAbout}
      </p>
      <div class="choice">
        <input
          id={`${id}-lead`}
          type="checkbox"
          checked={form.lead}
          onChange={(event) => write({ lead: event.currentTarget.checked })}
        />
        <label for={`${id}-lead`}>{words.lead}</label>
      </div>
      {(["languages", "skills"] as const).map((name) => (
        <div key={name} class="field">
          <label for={`${id}-${name}`}>{words[name]}</label>
          <input
            id={`${id}-${name}`}
            type="text"
            list={name === "skills" ? `${id}-known` : undefined}
            value={form[name]}
            aria-describedby={`${complaint} ${id}-${name}-about`}
            {...privateField}
            onInput={(event) => write({ [name]: event.currentTarget.value })}
          />
          <p id={`${id}-${name}-about`} class="small">
            {words.listAbout}
          </p>
        </div>
      ))}
      <datalist id={`${id}-known`}>
        {skills.map((skill) => (
          <option key={skill} value={skill} />
        ))}
      </datalist>
      <fieldset class="field roles">
        <legend>{words.signUp}</legend>
        {signUps.map((signUp) => (
          <div key={signUp} class="choice">
            <input
              id={`${id}-${signUp}`}
              type="radio"
              name={`${id}-sign-up`}
              checked={form.signUp === signUp}
              onChange={() => write({ signUp })}
            />
            <label for={`${id}-${signUp}`}>{words.signUps[signUp]}</label>
          </div>
        ))}
      </fieldset>
    </>
  );
}

/** Every skill somebody has, to choose from. */
export function skillsKnown(people: readonly { readonly skills: readonly { readonly skill: string }[] }[]): string[] {
  return [...new Set(people.flatMap(({ skills }) => skills.map(({ skill }) => skill)))].toSorted();
}
