/**
 * `/staff/people`, `/staff/lines`, `/staff/figures`, `/staff/settings`, `/staff/audit`, `/staff/complaints`, `/staff/account`:
 * one document each, and the same frame around all.
 */
import { render } from "preact";
import type { Section } from "../staff/sections.ts";
import { AccountPage } from "./account/page.tsx";
import { AuditPage } from "./audit/page.tsx";
import { ComplaintsPage } from "./complaints/page.tsx";
import { FiguresPage } from "./figures/page.tsx";
import { LinesPage } from "./lines/page.tsx";
import { PeoplePage } from "./people/page.tsx";
import { SettingsPage } from "./settings/page.tsx";

/** The rota and one's own shifts are documents of their own: nobody should load them for the sake of another page. */
const sections = {
  people: PeoplePage,
  lines: LinesPage,
  figures: FiguresPage,
  settings: SettingsPage,
  audit: AuditPage,
  complaints: ComplaintsPage,
  account: AccountPage,
} satisfies Record<Exclude<Section, "rota" | "shifts">, unknown>;

const name = location.pathname.split("/").at(-1) ?? "";
const isSection = (word: string): word is keyof typeof sections => Object.hasOwn(sections, word);
const Page = isSection(name) ? sections[name] : AccountPage;

const root = document.getElementById("page");
if (root !== null) render(<Page />, root);
