/** How many rows are read for an answer. */

/** The same rows, and how many of them were looked at for an answer. */
export function counting(sql: SqlStorage): {
  readonly sql: SqlStorage;
  read<T>(act: (sql: SqlStorage) => T): [T, number];
} {
  const cursors: { readonly rowsRead: number }[] = [];
  const counted = {
    exec(query: string, ...values: unknown[]) {
      const cursor = sql.exec(query, ...(values as string[]));
      cursors.push(cursor);
      return cursor;
    },
  } as unknown as SqlStorage;
  return {
    sql: counted,
    read(act) {
      cursors.length = 0;
      const told = act(counted);
      return [told, cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0)];
    },
  };
}
