/** CSV as spreadsheets save it: commas or semicolons, quotes, any line ends. Loaded only when somebody imports. */
import Papa from "papaparse";

/** Rows of cells, or undefined for something that is no table. */
export function parseCsv(text: string): readonly (readonly string[])[] | undefined {
  // Without `worker` and `download` it reads this string here and now, and starts nothing.
  const { data, errors } = Papa.parse<string[]>(text, { delimitersToGuess: [",", ";", "\t"], skipEmptyLines: false });
  const isBroken = errors.some(({ type }) => type === "Quotes");
  return isBroken || text.includes("\ufffd") ? undefined : data;
}
