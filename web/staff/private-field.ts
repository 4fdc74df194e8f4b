/** What text fields on staff pages are told: browsers' helpers send what is written to others, and remember it. */
export const privateField = {
  autocomplete: "off",
  spellcheck: false,
  writingsuggestions: "false",
  translate: false,
} as const;
