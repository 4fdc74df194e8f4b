/** SHA-3's two functions that X-Wing is made with and WebCrypto lacks, in a file of their own that is loaded later. */
export { sha3_256, shake256 } from "@noble/hashes/sha3.js";
