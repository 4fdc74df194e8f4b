/** What of somebody's text can be read at all. Pure; the same for what is said in a chat and what was not right. */

/** Control characters but tabs and new lines, and halves of characters: nothing that anybody can read, and dear to carry. */
const unwritable = /[^\P{Cc}\n\t]|\p{Cs}/gu;

/** As it is sealed: a space for each thing that nobody could read, and no space at the end. */
export const readable = (text: string): string => text.replace(unwritable, " ").trimEnd();

/** Would nothing of it be seen? */
export const isBlank = (text: string): boolean => /^[\s\p{Cf}]*$/u.test(text);
