/**
 * Writing about something while another coordinator may do the same. When the other was faster, what I did not touch
 * becomes theirs, what I wrote stays mine and is shown beside theirs: nothing typed is lost, nothing is overwritten unseen.
 */
export interface Editing<Shown, Draft> {
  /** What the form began with, or what it was compared with last. */
  readonly base: Shown;
  readonly draft: Draft;
  /** Fields somebody else changed meanwhile. `mine`: I had changed them too, and mine stands in the form. */
  readonly meanwhile: readonly { readonly field: keyof Draft; readonly theirs: Draft; readonly mine: boolean }[];
}

/** Somebody else changed it: the form goes on from there. `draftOf`: how it stands in a form. */
export function changedMeanwhile<Shown, Draft extends object>(
  editing: Editing<Shown, Draft>,
  now: Shown,
  draftOf: (shown: Shown) => Draft,
): Editing<Shown, Draft> {
  const before = draftOf(editing.base);
  const theirs = draftOf(now);
  const changed = fieldsOf(before).filter((field) => !same(before[field], theirs[field]));
  const mine = (field: keyof Draft) => !same(editing.draft[field], before[field]);
  const draft = { ...editing.draft };
  for (const field of changed) if (!mine(field)) draft[field] = theirs[field];
  const meanwhile = changed.map((field) => ({
    field,
    theirs,
    mine: mine(field) && !same(draft[field], theirs[field]),
  }));
  return { base: now, draft, meanwhile };
}

/** Theirs for mine, in one field. */
export function takeTheirs<Shown, Draft extends object>(
  editing: Editing<Shown, Draft>,
  field: keyof Draft,
): Editing<Shown, Draft> {
  const theirs = editing.meanwhile.find((change) => change.field === field)?.theirs;
  if (theirs === undefined) return editing;
  const meanwhile = editing.meanwhile.map((change) => (change.field === field ? { ...change, mine: false } : change));
  return { ...editing, draft: { ...editing.draft, [field]: theirs[field] }, meanwhile };
}

const fieldsOf = <Draft extends object>(draft: Draft) => Object.keys(draft) as (keyof Draft)[];

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
