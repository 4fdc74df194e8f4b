/** Places to go next, in the form of a line: each with a number or an address. */
import { type Complaint, type DraftPlace, freshPlace } from "./draft.ts";
import { TextField } from "./inputs.tsx";
import { Things } from "./things.tsx";
import { form as words } from "./words/en.ts";

interface Props {
  readonly places: readonly DraftPlace[];
  readonly complaints: readonly Complaint[];
  readonly write: (places: readonly DraftPlace[]) => void;
}

const said = {
  legend: words.places,
  about: words.placesAbout,
  one: words.place,
  add: words.addPlace,
  remove: words.removePlace,
};

export function Places({ places, complaints, write }: Props) {
  return (
    <Things
      field="places"
      things={places}
      keyOf={({ id }) => id}
      fresh={freshPlace}
      complaints={complaints}
      write={write}
      words={said}
    >
      {(place, wrong, change) => (
        <>
          <div class="two">
            <TextField
              label={words.placeName}
              value={place.name}
              said={wrong("name")}
              write={(name) => change({ name })}
            />
            <TextField label={words.placeTo} value={place.to} said={wrong("to")} write={(to) => change({ to })} />
          </div>
          <TextField
            label={words.placeAbout}
            value={place.about}
            said={wrong("about")}
            write={(about) => change({ about })}
          />
        </>
      )}
    </Things>
  );
}
