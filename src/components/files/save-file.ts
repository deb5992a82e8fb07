/** Hands the person a file that was made in the page. */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  // The browser reads it once the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
