/** `/staff/figures`: sums of days, as far as they can be nobody. Definitions stand beside them. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type FeelingMonth, FiguresAnswer } from "../../../shared/figures-interface.ts";
import { smallestCellShown } from "../../../shared/limits.ts";
import { type Answered, ask, clocked } from "../../staff/ask.ts";
import { Frame } from "../frame.tsx";
import { LedgerHead } from "../ledger-head.tsx";
import { NotShown } from "../not-shown.tsx";
import { figures as words } from "./words/en.ts";

export function FiguresPage() {
  return <Frame section="figures">{(_, signedOut) => <Figures signedOut={signedOut} />}</Frame>;
}

function Figures({ signedOut }: { readonly signedOut: () => void }) {
  const answer = useSignal<Answered<FiguresAnswer> | undefined>(undefined);
  const look = () => {
    answer.value = undefined;
    void ask("GET", "figures", FiguresAnswer).then((read) => (answer.value = clocked(read)));
  };
  useEffect(look, []);
  const now = answer.value;
  return (
    <>
      <header class="page-head">
        <h1>{words.heading}</h1>
      </header>
      {now?.is === "answered" ? (
        <Feelings months={now.value.feelings} />
      ) : (
        <NotShown
          stage={now === undefined ? "loading" : now.is === "signedOut" ? "signedOut" : "unreachable"}
          loading={words.loading}
          signedOut={signedOut}
          again={look}
        />
      )}
    </>
  );
}

function Feelings({ months }: { readonly months: readonly FeelingMonth[] }) {
  return (
    <section class="sheet" aria-labelledby="figures-feelings">
      <h2 id="figures-feelings">{words.feelings}</h2>
      <p>{words.definition}</p>
      <p class="small">
        {words.few(smallestCellShown)} {words.pooled}
      </p>
      {months.length === 0 ? <p>{words.none}</p> : <Months months={months} />}
    </section>
  );
}

const cells = ["worse", "same", "better"] as const;

function Months({ months }: { readonly months: readonly FeelingMonth[] }) {
  const { columns } = words;
  return (
    <table class="ledger">
      <LedgerHead caption={words.feelings} columns={columns} />
      <tbody>
        {months.map((row) => (
          <tr key={`${row.month} ${row.line}`}>
            <th scope="row">{monthWritten(row.month)}</th>
            <td data-label={columns.line} dir="auto">
              {row.line}
            </td>
            {cells.map((name) => (
              <td key={name} data-label={columns[name]} class="number">
                {row[name] ?? words.fewer(smallestCellShown)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** "November 2026" */
function monthWritten(month: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-15T12:00:00Z`));
}
