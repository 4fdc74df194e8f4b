import { render } from "preact";
import { ReadyPage } from "./page.tsx";

const root = document.getElementById("page");
if (root !== null) render(<ReadyPage />, root);
