/** `/staff/rota`: the coordinators' rota, in the frame of the office. */
import { render } from "preact";
import { RotaPage } from "./page.tsx";

const root = document.getElementById("page");
if (root !== null) render(<RotaPage />, root);
