/** Hex as the vectors have it. */
export { fromHex as hex } from "../../web/encryption/bytes.ts";

export const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
