/**
 * What a page remembers, looked at from outside through the browser's own inspector: the whole heap, every buffer,
 * every key handle. The page is the product's, unchanged; what secrets there were is learned by listening at
 * WebCrypto, and told to the test at once, so that listening itself leaves nothing in the page.
 */
import type { CDPSession, Page } from "playwright-core";

export interface Inspected {
  /** Every secret that went into or came out of WebCrypto so far: keys, derived secrets, random values, plaintexts. */
  readonly secrets: Buffer[];
  /** What is alive after a full collection of garbage. */
  heap(): Promise<Heap>;
  /** The contents of every buffer that something still holds, one after the other. */
  buffers(): Promise<Buffer>;
  /** How many key handles of WebCrypto there are. */
  keys(): Promise<number>;
}

interface Heap {
  /** As the inspector writes it: every string of the page stands in it. */
  readonly text: string;
  /** How many objects have a property of this name. */
  owners(property: string): number;
}

/** Inspects this page from its next document on. */
export async function inspect(page: Page): Promise<Inspected> {
  const session = await page.context().newCDPSession(page);
  const secrets: Buffer[] = [];
  session.on("Runtime.bindingCalled", ({ name, payload }) => {
    if (name === "tellSecret") secrets.push(Buffer.from(payload, "hex"));
  });
  await session.send("Runtime.enable");
  await session.send("Runtime.addBinding", { name: "tellSecret" });
  await session.send("HeapProfiler.enable");
  await page.addInitScript(listenAtWebCrypto);
  return {
    secrets,
    heap: () => heapOf(session),
    buffers: async () =>
      Buffer.concat((await queried(session, "Object", buffersHeld)).map((hex) => Buffer.from(hex, "hex"))),
    keys: () => queried(session, "CryptoKey", countOf),
  };
}

/** Runs in the page. Whatever is at least a 128-bit secret is told; public keys are none. */
function listenAtWebCrypto(): void {
  const tell = (data: unknown) => {
    const bytes =
      data instanceof ArrayBuffer
        ? new Uint8Array(data)
        : ArrayBuffer.isView(data)
          ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
          : new Uint8Array();
    const isEmpty = bytes.every((byte) => byte === 0);
    const { tellSecret } = globalThis as unknown as { tellSecret: (hex: string) => void };
    if (bytes.length >= 16 && !isEmpty)
      tellSecret(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  };
  const methods = SubtleCrypto.prototype as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
  const wrap = (name: string, hear: (given: unknown[], result: unknown) => void) => {
    const original = methods[name];
    if (original === undefined) return;
    methods[name] = async function (this: unknown, ...given: unknown[]) {
      const result = await original.apply(this, given);
      hear(given, result);
      return result;
    };
  };
  const secretUses = ["sign", "decrypt", "encrypt", "deriveBits", "decapsulateBits"];
  wrap("importKey", ([, key, , , uses]) => (uses as string[]).some((use) => secretUses.includes(use)) && tell(key));
  wrap("exportKey", ([format], result) => format === "pkcs8" && tell(result));
  wrap("sign", ([algorithm], result) => algorithm === "HMAC" && tell(result));
  wrap("deriveBits", (_, result) => tell(result));
  wrap("decapsulateBits", (_, result) => tell(result));
  wrap("encapsulateBits", (_, result) => tell((result as { sharedKey: ArrayBuffer }).sharedKey));
  wrap("decrypt", (_, result) => tell(result));
  wrap("encrypt", ([, , plaintext]) => tell(plaintext));
  const random = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = (array) => {
    const filled = random(array);
    tell(filled);
    return filled;
  };
}

async function heapOf(session: CDPSession): Promise<Heap> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  await session.send("HeapProfiler.collectGarbage");
  session.on("HeapProfiler.addHeapSnapshotChunk", keep);
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  session.off("HeapProfiler.addHeapSnapshotChunk", keep);
  const text = chunks.join("");
  const written = JSON.parse(text) as Snapshot;
  return { text, owners: (property) => ownersOf(written, property) };
}

/** What `look` returns in the page when it is given all living objects of a class. */
async function queried<T>(session: CDPSession, className: string, look: (this: object[]) => T): Promise<T> {
  const group = { objectGroup: "inspected" };
  const { result } = await session.send("Runtime.evaluate", { expression: `${className}.prototype`, ...group });
  const { objects } = await session.send("Runtime.queryObjects", {
    prototypeObjectId: result.objectId ?? "",
    ...group,
  });
  const returned = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId ?? "",
    functionDeclaration: look.toString(),
    returnByValue: true,
  });
  await session.send("Runtime.releaseObjectGroup", group);
  if (returned.exceptionDetails !== undefined) throw new Error(returned.exceptionDetails.text);
  return returned.result.value;
}

/** Runs in the page. */
function countOf(this: object[]): number {
  return this.length;
}

/**
 * Runs in the page. The inspector does not hand out buffers by themselves; but whatever lives is held by something, so
 * every object, array, map and set is asked for the buffers in it.
 */
function buffersHeld(this: object[]): string[] {
  const buffers = new Set<ArrayBuffer>();
  const consider = (value: unknown) => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer as ArrayBuffer);
    else if (value instanceof ArrayBuffer) buffers.add(value);
  };
  for (const holder of this) {
    try {
      if (holder instanceof Map) for (const entry of holder) entry.forEach(consider);
      if (holder instanceof Set) for (const entry of holder) consider(entry);
      for (const { value } of Object.values(Object.getOwnPropertyDescriptors(holder))) consider(value);
    } catch {
      // Of another origin, or a prototype that only looks like a map.
    }
  }
  const hex = (byte: number) => byte.toString(16).padStart(2, "0");
  return [...buffers].map((buffer) => Array.from(new Uint8Array(buffer), hex).join(""));
}

/** As far as it is of use here: a node's edges follow those of the node before it. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly [readonly string[]];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/** How many objects have a property of this name. The engine's own patterns for object literals, which hold no values, are none. */
function ownersOf({ snapshot, nodes, edges, strings }: Snapshot, property: string): number {
  const { node_fields: nodeFields, edge_fields: edgeFields, edge_types: types } = snapshot.meta;
  const field = (name: string) => edgeFields.indexOf(name);
  const [type, name, target, countOfEdges] = [
    field("type"),
    field("name_or_index"),
    field("to_node"),
    nodeFields.indexOf("edge_count"),
  ];
  const [isProperty, isInternal] = [types[0].indexOf("property"), types[0].indexOf("internal")];
  const [wanted, pattern] = [strings.indexOf(property), strings.indexOf("transition_info")];
  const owners = new Set<number>();
  const patterns = new Set<number>();
  let at = 0;
  for (let node = 0; node < nodes.length; node += nodeFields.length) {
    const end = at + (nodes[node + countOfEdges] ?? 0) * edgeFields.length;
    for (; at < end; at += edgeFields.length) {
      const [kind, named] = [edges[at + type], edges[at + name]];
      if (kind === isProperty && named === wanted) owners.add(node);
      if (kind === isInternal && named === pattern) patterns.add(edges[at + target] ?? -1);
    }
  }
  return [...owners].filter((owner) => !patterns.has(owner)).length;
}
