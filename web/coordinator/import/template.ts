/** The file a list of people can be begun from: the names of the columns, and two made-up people. */
import { csvOf } from "../../../shared/csv.ts";

export const template: string = csvOf([
  ["name", "roles", "languages", "chats at once", "trainee", "skills"],
  ["Sam", "counsellor", "English, Welsh", "1", "no", "Child safeguarding until 2027-03-01; First aid"],
  ["Morgan", "counsellor; supervisor", "English", "2", "no", ""],
]);
