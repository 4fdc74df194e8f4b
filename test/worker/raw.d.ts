/** A file as text: how tests in workerd, which have no disk, read a document. */
declare module "*?raw" {
  const text: string;
  export default text;
}
