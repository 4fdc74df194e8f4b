/** `docs/permissions.md`, as the one table of `shared/permissions.ts` has it: for people, in the order of the table. */
import { Role } from "../../shared/certificates.ts";
import { type Action, mayDo, type Permission, permissions } from "../../shared/permissions.ts";

const roles = Role.options;
const shown: Record<Role, string> = {
  counsellor: "counsellor",
  supervisor: "supervisor",
  coordinator: "coordinator",
  safeguardingLead: "safeguarding lead",
};

const preface = `# Who may do what

Made from [\`shared/permissions.ts\`](../shared/permissions.ts) by \`npm run docs\`; a test fails when the two differ. The
Office checks it at its only door (\`worker/office/door.ts\`), for every request. Who leads a shift is no role: the rota
says it, and the line follows it.

_Passkey again_: the passkey is asked for once more, for this very request. Somebody without a passkey, where the
organisation lets people be without one, is not asked.

Trying a file of people asks for no passkey, because it writes nothing and says nothing that a coordinator does not see
already. It is a route of its own rather than a word in the body of the other, so that no body decides what is asked
for. One passkey for both would have stood open for whatever was added after it; like this it is bound to the very rows
that are added.
`;

export function permissionsPage(): string {
  const head = ["what", "anybody", ...roles.map((role) => shown[role]), "passkey again"];
  const rows = (Object.entries(permissions) as [Action, Permission][]).map(([action, { what, stepUp }]) => [
    what,
    mark(mayDo(action, null)),
    ...roles.map((role) => mark(mayDo(action, [role]))),
    mark(stepUp),
  ]);
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? "")].map(({ length }) => length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return `${preface}\n${[head, rule, ...rows].map(line).join("\n")}\n`;
}

const mark = (yes: boolean) => (yes ? "yes" : "");
