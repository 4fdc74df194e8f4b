/** Places to go next, in the form of a line: each with a number or an address. */
import { useId } from "preact/hooks";
import { type Complaint, type DraftPlace, freshPlace } from "./draft.ts";
import { TextField } from "./inputs.tsx";
import { form as words } from "./words/en.ts";

interface Props {
  readonly places: readonly DraftPlace[];
  readonly complaints: readonly Complaint[];
  readonly write: (places: readonly DraftPlace[]) => void;
}

export function Places({ places, complaints, write }: Props) {
  const about = useId();
  const found = complaints.filter((complaint) => complaint.field === "places");
  const whole = found.find((complaint) => !("at" in complaint));
  const change = (at: number, changed: Partial<DraftPlace>) =>
    write(places.map((place, index) => (index === at ? { ...place, ...changed } : place)));
  return (
    <fieldset class="field group" aria-describedby={about}>
      <legend>{words.places}</legend>
      <p id={about} class="small">
        {words.placesAbout}
      </p>
      {places.map((place, at) => (
        <fieldset key={place.id} class="thing help-number">
          <legend>{words.place(at + 1)}</legend>
          <PlaceParts
            place={place}
            complaint={found.find((complaint) => "at" in complaint && complaint.at === at)}
            change={(changed) => change(at, changed)}
          />
          <div>
            <button type="button" class="button quiet" onClick={() => write(places.filter((_, index) => index !== at))}>
              {words.removePlace(place.name)}
            </button>
          </div>
        </fieldset>
      ))}
      <p class="complaint" role="status">
        {whole === undefined ? "" : words.complaint(whole)}
      </p>
      <div>
        <button
          type="button"
          class="button"
          aria-invalid={whole === undefined ? undefined : "true"}
          onClick={() => write([...places, freshPlace()])}
        >
          {words.addPlace}
        </button>
      </div>
    </fieldset>
  );
}

interface PlaceProps {
  readonly place: DraftPlace;
  readonly complaint: Complaint | undefined;
  readonly change: (changed: Partial<DraftPlace>) => void;
}

function PlaceParts({ place, complaint, change }: PlaceProps) {
  const said = (part: "name" | "about" | "to") =>
    complaint?.field === "places" && complaint.why === part ? words.complaint(complaint) : "";
  return (
    <>
      <div class="two">
        <TextField label={words.placeName} value={place.name} said={said("name")} write={(name) => change({ name })} />
        <TextField label={words.placeTo} value={place.to} said={said("to")} write={(to) => change({ to })} />
      </div>
      <TextField
        label={words.placeAbout}
        value={place.about}
        said={said("about")}
        write={(text) => change({ about: text })}
      />
    </>
  );
}
