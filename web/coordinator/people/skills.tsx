/** Skills with their end: what has ended or soon will is said in words, beside its colour. */
import type { PersonShown } from "../../../shared/people-interface.ts";
import { dayNamed } from "../dates.ts";
import { people as words } from "../words/en.ts";
import { skillState } from "./listing.ts";

interface Props {
  readonly skills: PersonShown["skills"];
  readonly today: string;
}

export function SkillList({ skills, today }: Props) {
  if (skills.length === 0) return <>{words.noSkills}</>;
  return (
    <ul class="skills">
      {skills.map(({ skill, until }) => {
        const state = skillState(until, today);
        return (
          <li key={skill} data-skill={state}>
            {words.skill(skill, state, until === null ? "" : dayNamed(until))}
          </li>
        );
      })}
    </ul>
  );
}
