/** `/staff/setup`: a new organisation, its key and its first coordinator. */
import { render } from "preact";

const root = document.getElementById("page");
if (root !== null) render(<main />, root);
