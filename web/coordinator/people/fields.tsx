/** What can be written about somebody, as fields: the same for an invitation and for a change. */
import { useId } from "preact/hooks";
import type { Role } from "../../../shared/certificates.ts";
import { chatsMost } from "../../../shared/limits.ts";
import { privateField } from "../../staff/private-field.ts";
import { roleAbout, roleNames, form as words } from "../words/en.ts";
import type { Complaint, Draft, DraftSkill } from "./editing.ts";

interface Props {
  readonly draft: Draft;
  readonly complaint: Complaint | "noRole" | undefined;
  readonly write: (draft: Partial<Draft>) => void;
}

export function Fields({ draft, complaint, write }: Props) {
  const id = useId();
  const wrong = typeof complaint === "object" ? complaint.field : undefined;
  const said = { "aria-describedby": `${id}-complaint` };
  return (
    <>
      <div class="field">
        <label for={`${id}-alias`}>{words.alias}</label>
        <input
          id={`${id}-alias`}
          data-focus
          type="text"
          dir="auto"
          value={draft.alias}
          {...privateField}
          {...said}
          aria-invalid={wrong === "alias"}
          onInput={(event) => write({ alias: event.currentTarget.value })}
        />
        <p class="small">{words.aliasAbout}</p>
      </div>
      <div class="field">
        <label for={`${id}-languages`}>{words.languages}</label>
        <input
          id={`${id}-languages`}
          type="text"
          value={draft.languages}
          {...privateField}
          {...said}
          aria-invalid={wrong === "languages"}
          onInput={(event) => write({ languages: event.currentTarget.value })}
        />
        <p class="small">{words.languagesAbout}</p>
      </div>
      <div class="field short">
        <label for={`${id}-limit`}>{words.limit}</label>
        <input
          id={`${id}-limit`}
          type="number"
          min={1}
          max={chatsMost}
          value={Number.isNaN(draft.chatsMost) ? "" : draft.chatsMost}
          {...said}
          aria-invalid={wrong === "chatsMost"}
          onInput={(event) => write({ chatsMost: event.currentTarget.valueAsNumber })}
        />
        <p class="small">{words.limitAbout(chatsMost)}</p>
      </div>
      <div class="choice">
        <input
          id={`${id}-trainee`}
          type="checkbox"
          checked={draft.trainee}
          aria-describedby={`${id}-trainee-about`}
          onChange={(event) => write({ trainee: event.currentTarget.checked })}
        />
        <label for={`${id}-trainee`}>{words.trainee}</label>
        <p id={`${id}-trainee-about`} class="small">
          {words.traineeAbout}
        </p>
      </div>
      <Skills skills={draft.skills} isWrong={wrong === "skills"} write={(skills) => write({ skills })} />
      <p id={`${id}-complaint`} class="complaint" role="status">
        {complaint === undefined ? "" : words.complaint(complaint)}
      </p>
    </>
  );
}

interface SkillsProps {
  readonly skills: readonly DraftSkill[];
  readonly isWrong: boolean;
  readonly write: (skills: readonly DraftSkill[]) => void;
}

function Skills({ skills, isWrong, write }: SkillsProps) {
  const about = useId();
  const change = (at: number, changed: Partial<DraftSkill>) =>
    write(skills.map((skill, index) => (index === at ? { ...skill, ...changed } : skill)));
  return (
    <fieldset class="field" aria-describedby={about}>
      <legend>{words.skills}</legend>
      <p id={about} class="small">
        {words.skillsAbout}
      </p>
      {skills.map(({ skill, until }, index) => (
        <div key={index} class="skill-row">
          <input
            type="text"
            value={skill}
            placeholder={words.skillName}
            aria-label={words.skill(index + 1)}
            aria-invalid={isWrong}
            {...privateField}
            onInput={(event) => change(index, { skill: event.currentTarget.value })}
          />
          <input
            type="date"
            value={until}
            aria-label={words.skillUntil(index + 1)}
            onInput={(event) => change(index, { until: event.currentTarget.value })}
          />
          <button
            type="button"
            class="button quiet"
            aria-label={words.removeSkill(skill)}
            onClick={() => write(skills.filter((_, at) => at !== index))}
          >
            <span aria-hidden="true">×</span>
          </button>
        </div>
      ))}
      <div>
        <button type="button" class="button" onClick={() => write([...skills, { skill: "", until: "" }])}>
          {words.addSkill}
        </button>
      </div>
    </fieldset>
  );
}

interface RolesProps {
  readonly legend: string;
  readonly roles: readonly Role[];
  readonly pick: (roles: readonly Role[]) => void;
}

const order: readonly Role[] = ["counsellor", "supervisor", "coordinator", "safeguardingLead"];

export function RolePicker({ legend, roles, pick }: RolesProps) {
  const id = useId();
  return (
    <fieldset class="field roles">
      <legend>{legend}</legend>
      {order.map((role) => (
        <div key={role} class="choice">
          <input
            id={`${id}-${role}`}
            type="checkbox"
            checked={roles.includes(role)}
            aria-describedby={`${id}-${role}-about`}
            onChange={(event) =>
              pick(order.filter((one) => (one === role ? event.currentTarget.checked : roles.includes(one))))
            }
          />
          <label for={`${id}-${role}`}>{roleNames[role]}</label>
          <p id={`${id}-${role}-about`} class="small">
            {roleAbout[role]}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
