/** Sentences of the figures page, in English. */
export const figures = {
  heading: "Figures",
  loading: "Reading the figures",
  feelings: "How people felt after a chat, compared with before",
  definition:
    "Visitors may say from 1 to 5 how they feel, while they wait and when the chat has ended. Both answers stay in their tab. Only how much it changed is counted, and only of those who answered both times.",
  pooled:
    "Counts are written ten at a time, or some minutes after the last member of staff has closed their page, under the day they are written. Counts that wait are lost when the service is restarted.",
  few: (least: number) =>
    `Fewer than ${least} are shown as "< ${least}", none among them, so that no number is a person. A month is shown when it is over: a number that still grows would show whom it grew by.`,
  columns: { month: "Month", line: "Line", worse: "Worse", same: "The same", better: "Better" },
  none: "Nothing to show yet. The figures of a month appear here when it is over, if people answered before and after a chat.",
  fewer: (least: number) => `< ${least}`,
} as const;
