/** `npm run docs`: writes the pages of `docs/` that are made from tables of the program. */
import { writeFileSync } from "node:fs";
import { permissionsPage } from "../house/permissions-page.ts";

writeFileSync(new URL("../../docs/permissions.md", import.meta.url), permissionsPage());
