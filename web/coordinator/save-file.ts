/** A file made in this page, given to whoever sits here: nothing of it is sent anywhere. */
export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then; kept longer it would stay in the page's memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
