import { endure } from "./endure.ts";

endure(1);
