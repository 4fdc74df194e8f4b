/** The JavaScript ML-KEM-768, in a file of its own that is loaded only where the browser has none. */
export { ml_kem768 } from "@noble/post-quantum/ml-kem.js";
