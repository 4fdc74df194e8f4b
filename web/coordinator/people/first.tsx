/** What to do first, while it is still to be done: a second coordinator, then counsellors. */
import { first as words } from "../words/en.ts";
import { coordinators } from "./listing.ts";
import type { PeopleView } from "./shown.ts";

export function First({ page }: { readonly page: PeopleView }) {
  const { people } = page.state.value;
  const isAlone = coordinators(people) < 2;
  const hasNobody = !people.some(({ id, state }) => id !== page.me.person.id && state !== "left");
  if (!isAlone && !hasNobody) return null;
  const inviteCoordinator = () => {
    page.tell({ type: "invitePressed" });
    page.tell({ type: "rolesPicked", roles: ["coordinator"] });
  };
  return (
    <section class="sheet first" aria-labelledby="first-heading">
      <h2 id="first-heading">{words.heading}</h2>
      <ol>
        {isAlone ? (
          <li>
            <div>
              <p class="strong">{words.second}</p>
              <p>{words.secondWhy}</p>
            </div>
            <button type="button" class="button" onClick={inviteCoordinator}>
              {words.inviteCoordinator}
            </button>
          </li>
        ) : null}
        {hasNobody ? (
          <li>
            <div>
              <p class="strong">{words.counsellors}</p>
              <p>{words.counsellorsWhy}</p>
            </div>
          </li>
        ) : null}
      </ol>
    </section>
  );
}
