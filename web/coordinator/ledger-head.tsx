/** The head of a table that is a list of cards on a phone: its name for whoever listens, and the names of its columns. */

interface Props {
  readonly caption: string;
  readonly columns: Readonly<Record<string, string>>;
}

export function LedgerHead({ caption, columns }: Props) {
  return (
    <>
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {Object.entries(columns).map(([name, title]) => (
            <th key={name} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}
