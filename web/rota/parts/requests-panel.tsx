/** What people ask: and before anybody says yes, what it would do to coverage, to rest and to the rules. */
import { effectOf, type Looked } from "../../../shared/rota/effect.ts";
import type { Request } from "../../../shared/rota/requests.ts";
import { moment, when } from "../days.ts";
import { aliasIn, assignmentIn, type Picture, shiftIn } from "../picture.ts";
import { ids } from "../shell.ts";
import { sentenceOf, shiftWhen } from "../telling.ts";
import { daysWritten, lengthWritten } from "../times.ts";
import { coverage, requests as words } from "../words/en.ts";
import type { Shown } from "./head.tsx";
import { Sentences } from "./publish-panel.tsx";

export function RequestsPanel({ page, picture }: Shown) {
  const { requests } = picture.answer;
  if (requests.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="things">
      {requests.map((request) => (
        <RequestCard key={request.id} page={page} picture={picture} request={request} />
      ))}
    </ul>
  );
}

function RequestCard({ page, picture, request }: Shown & { readonly request: Request }) {
  const { standing, people, rules, zone } = picture;
  const { id, revision, person } = request;
  const looked = effectOf(request, { plan: standing, people, rules, now: page.now() }, ids);
  const what = wishSaid(picture, request);
  const isPossible = looked.done && looked.effect.verdict.refused.length === 0;
  const isBusy = page.state.value.asking !== undefined;
  const alias = aliasIn(picture, person);
  return (
    <li class="thing request">
      <div>
        <p class="strong">{what}</p>
        <p class="small">{words.asked(moment(zone, request.askedAt))}</p>
      </div>
      <Taken picture={picture} request={request} />
      <EffectSaid picture={picture} looked={looked} />
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          aria-label={words.approveOf(what)}
          aria-disabled={!isPossible || isBusy}
          onClick={() => {
            if (isPossible) page.act({ do: "approve", request: id, revision }, words.approved(alias));
          }}
        >
          {words.approve}
        </button>
        <button
          type="button"
          class="button"
          aria-label={words.declineOf(what)}
          aria-disabled={isBusy}
          onClick={() => page.act({ do: "decline", request: id, revision }, words.declined(alias))}
        >
          {words.decline}
        </button>
      </div>
    </li>
  );
}

function wishSaid(picture: Picture, { what, person }: Request): string {
  const alias = aliasIn(picture, person);
  if (what.wish === "leave") return words.wish.leave(alias, daysWritten(what, picture.zone));
  if (what.wish === "signUp") {
    const shift = shiftIn(picture, what.shift);
    return words.wish.signUp(alias, shift === undefined ? words.unknownShift : shiftWhen(picture, shift));
  }
  const assignment = assignmentIn(picture, what.assignment);
  return words.wish[what.wish](alias, assignment === undefined ? words.unknownShift : when(picture.zone, assignment));
}

function Taken({ picture, request: { what, takenBy } }: { readonly picture: Picture; readonly request: Request }) {
  if (what.wish !== "cover" && what.wish !== "swap") return null;
  if (takenBy === null) return <p class="small">{words.waits}</p>;
  const alias = aliasIn(picture, takenBy.person);
  const giving = takenBy.giving === null ? undefined : assignmentIn(picture, takenBy.giving);
  return <p>{giving === undefined ? words.takes(alias) : words.takesGiving(alias, when(picture.zone, giving))}</p>;
}

function EffectSaid({ picture, looked }: { readonly picture: Picture; readonly looked: Looked }) {
  if (!looked.done) {
    const { why } = looked;
    return <p class="notice">{isKnown(why) ? words.why[why] : words.why.other}</p>;
  }
  const { verdict, coverage: cover, rest, toCover } = looked.effect;
  const have = (one: (typeof cover)[number]["before"]) => coverage.have(one.have, one.shift.need.wanted);
  return (
    <>
      <ul class="effect">
        {cover.map(({ before, after }) => (
          <li key={before.shift.id}>
            {have(before) === have(after)
              ? words.same(shiftWhen(picture, before.shift), have(before))
              : words.cover(shiftWhen(picture, before.shift), have(before), have(after))}
          </li>
        ))}
        {rest.map(({ person, shortestMs }) => (
          <li key={person}>
            {shortestMs === null
              ? words.noRest(aliasIn(picture, person))
              : words.rest(aliasIn(picture, person), lengthWritten(shortestMs))}
          </li>
        ))}
      </ul>
      <Sentences title={words.toCover} all={toCover.map((turn) => shiftWhen(picture, turn.shift))} />
      <Sentences title={words.refused} all={verdict.refused.map((one) => sentenceOf(picture, one))} />
      <Sentences title={words.warned} all={verdict.warned.map((one) => sentenceOf(picture, one))} />
    </>
  );
}

const isKnown = (why: string): why is keyof typeof words.why => Object.hasOwn(words.why, why);
