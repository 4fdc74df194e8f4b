/** Every sentence of the page on which leads read what was not right, in English. */
export const complaints = {
  heading: "What was not right",
  about:
    "Visitors wrote this when a chat had ended, to you and one other lead. It was sealed in their browser and is opened in yours; nobody else can read it. You cannot answer: nobody knows who they are. It is never about you, as far as their page could tell from your name.",
  none: "Nothing waits for you.",
  opening: "Looking",
  again: "Try again",
  came: (line: string, day: string) => `${line}, ${day}`,
  ends: (day: string) => `Deleted on ${day}, read or not.`,
  open: "Open and read",
  openThis: (day: string) => `Open and read what came on ${day}`,
  elsewhere: "It was sealed for another browser of yours. Open this page there.",
  onlyOther: "Your browser it was sealed for does not count any more, so you cannot open it. The other lead still can.",
  onlyYou: "The other lead cannot open it any more. You are the only one who can.",
  otherClosed: "The other lead has read and closed it.",
  nobody: "Nobody can open it any more: the browsers it was sealed for do not count now.",
  notOpened: "It could not be opened: this browser does not have the key, or it was not sealed as it should be.",
  close: "Read and closed",
  closeThis: (day: string) => `Read and closed: what came on ${day}`,
  closeAbout: "When you press this, your copy is deleted.",
  closeOther: "The other lead’s stays until they have read it too.",
  closed: "It is closed, and your copy is deleted.",
  lost: (count: number) =>
    count === 1
      ? "One more waits that nobody can open any more: the leads it was for have left, or their browsers do not count now. It is deleted after 30 days."
      : `${count} more wait that nobody can open any more: the leads they were for have left, or their browsers do not count now. They are deleted after 30 days.`,
  unreachable: "The service cannot be reached. Check your connection and try again.",
} as const satisfies Readonly<Record<string, string | ((...given: never[]) => string)>>;
