/** Seeds that broke a rule before something was mended; they are always run. The name says what it was. */
export const pinned: readonly { readonly name: string; readonly seed: number }[] = [
  { name: "E9: whoever is asked for the rest twice at once is not too fast for the Room", seed: 1 },
  { name: "Q11: nobody who is seated comes back as a ghost after hibernation", seed: 1 },
  { name: "S4: the seat of a tab that was closed does not count for hours", seed: 23 },
  { name: "E9: whoever is asked for the rest every second is not too fast for the Room", seed: 1172 },
];
