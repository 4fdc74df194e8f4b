/** `/staff/shifts`: everybody's own shifts, in the frame of the office. */
import { render } from "preact";
import { ShiftsPage } from "./page.tsx";

const root = document.getElementById("page");
if (root !== null) render(<ShiftsPage />, root);
