/** What can be written about a line, in groups: the same for a new one and for a change. */
import type { ComponentChildren } from "preact";
import type { Complaint, Draft, Field } from "./draft.ts";
import { HelpNumbers } from "./help-numbers.tsx";
import { NumberField, TextField, Tick } from "./inputs.tsx";
import { Places } from "./places.tsx";
import { form as words } from "./words/en.ts";

interface Props {
  readonly draft: Draft;
  readonly complaints: readonly Complaint[];
  readonly write: (draft: Partial<Draft>) => void;
  /** Stands under the name: the address of a new line. */
  readonly children?: ComponentChildren;
}

export function Fields({ draft, complaints, write, children }: Props) {
  const said = (field: Field) => {
    const found = complaints.find((complaint) => complaint.field === field);
    return found === undefined ? "" : words.complaint(found);
  };
  const shared = { draft, said, write };
  return (
    <>
      <TextField
        label={words.name}
        about={words.nameAbout}
        value={draft.name}
        said={said("name")}
        write={(name) => write({ name })}
        first
      />
      {children}
      <Talking {...shared} />
      <HelpNumbers help={draft.help} complaints={complaints} write={(help) => write({ help })} />
      <Places places={draft.places} complaints={complaints} write={(places) => write({ places })} />
      <fieldset class="field group">
        <legend>{words.leaving}</legend>
        <TextField
          label={words.leaveTo}
          about={words.leaveToAbout}
          value={draft.leaveTo}
          said={said("leaveTo")}
          write={(leaveTo) => write({ leaveTo })}
          keys="url"
        />
      </fieldset>
      <Rules {...shared} />
    </>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly said: (field: Field) => string;
  readonly write: (draft: Partial<Draft>) => void;
}

function Talking({ draft, said, write }: PartProps) {
  return (
    <fieldset class="field group">
      <legend>{words.talking}</legend>
      <TextField
        label={words.languages}
        about={words.languagesAbout}
        value={draft.languages}
        said={said("languages")}
        write={(languages) => write({ languages })}
      />
      <TextField
        label={words.topics}
        about={words.topicsAbout}
        value={draft.topics}
        said={said("topics")}
        write={(topics) => write({ topics })}
        rows={4}
      />
      <Tick
        label={words.urgentFirst}
        about={words.urgentFirstAbout}
        checked={draft.urgentFirst}
        write={(urgentFirst) => write({ urgentFirst })}
      />
    </fieldset>
  );
}

function Rules({ draft, said, write }: PartProps) {
  return (
    <fieldset class="field group">
      <legend>{words.rules}</legend>
      <NumberField
        label={words.minimumStaff}
        about={words.minimumStaffAbout}
        value={draft.minimumStaff}
        said={said("minimumStaff")}
        write={(minimumStaff) => write({ minimumStaff })}
      />
      <Tick
        label={words.leadRequired}
        about={words.leadRequiredAbout}
        checked={draft.leadRequired}
        write={(leadRequired) => write({ leadRequired })}
      />
      <NumberField
        label={words.betweenChats}
        about={words.betweenChatsAbout}
        value={draft.betweenChatsMinutes}
        said={said("betweenChatsMinutes")}
        write={(betweenChatsMinutes) => write({ betweenChatsMinutes })}
      />
      <NumberField
        label={words.lastStart}
        about={words.lastStartAbout}
        value={draft.lastStartBeforeMinutes}
        said={said("lastStartBeforeMinutes")}
        write={(lastStartBeforeMinutes) => write({ lastStartBeforeMinutes })}
      />
      <NumberField
        label={words.waitMost}
        about={words.waitMostAbout}
        value={draft.waitMostMinutes}
        said={said("waitMostMinutes")}
        write={(waitMostMinutes) => write({ waitMostMinutes })}
      />
    </fieldset>
  );
}
