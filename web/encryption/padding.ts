/**
 * Frames are padded to one of few lengths before they are sealed, so that the relay learns only which of these it was.
 * Form: length of the frame in four bytes, big-endian; the frame; zeros up to the bucket's last byte.
 */
import { bucketBytes } from "../../shared/limits.ts";

const prefixBytes = 4;

/** `undefined` when the frame is too long for the largest bucket. `buckets`: ascending. */
export function pad(frame: Uint8Array, buckets: readonly number[] = bucketBytes): Uint8Array | undefined {
  const bucket = buckets.find((bytes) => bytes >= prefixBytes + frame.length);
  if (bucket === undefined) return undefined;
  const padded = new Uint8Array(bucket);
  new DataView(padded.buffer).setUint32(0, frame.length);
  padded.set(frame, prefixBytes);
  return padded;
}

/** The frame, or `undefined` unless `padded` is exactly what `pad` would have made of it. */
export function unpad(padded: Uint8Array, buckets: readonly number[] = bucketBytes): Uint8Array | undefined {
  if (padded.length < prefixBytes) return undefined;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  const bucket = buckets.find((bytes) => bytes >= prefixBytes + length);
  if (bucket !== padded.length) return undefined;
  const end = prefixBytes + length;
  return padded.subarray(end).every((byte) => byte === 0) ? padded.slice(prefixBytes, end) : undefined;
}
