/**
 * The staff pages' small database: this browser's device keys, the key of its sign-in, the organisation's key where it is
 * held, and the seats of chats that run. Never a word of a chat.
 */

const name = "quietline-staff";
/** Store → the field its records are found by. */
const stores = { devices: "person", seats: "room", session: "one", organisation: "one" } as const;
export type StoreName = keyof typeof stores;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 2);
    opening.onupgradeneeded = () => {
      const { result } = opening;
      for (const [store, keyPath] of Object.entries(stores))
        if (!result.objectStoreNames.contains(store)) result.createObjectStore(store, { keyPath });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error("blocked"));
  });
}

async function withStore<T>(
  store: StoreName,
  mode: IDBTransactionMode,
  act: (open: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: "strict" });
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Rejects when the browser keeps nothing (private windows of some browsers, a full disk). */
export async function put(store: StoreName, record: object): Promise<void> {
  await withStore(store, "readwrite", (opened) => opened.put(record));
}

/** What was put, unparsed; undefined when there is nothing under this key. */
export function get(store: StoreName, key: string): Promise<unknown> {
  return withStore(store, "readonly", (opened) => opened.get(key));
}

export function all(store: StoreName): Promise<readonly unknown[]> {
  return withStore(store, "readonly", (opened) => opened.getAll());
}

export async function remove(store: StoreName, key: string): Promise<void> {
  await withStore(store, "readwrite", (opened) => opened.delete(key));
}
