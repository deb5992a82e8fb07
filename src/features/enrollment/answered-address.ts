/** The address of a sender (`Name <address>` or the address alone) to which one may write, or null: no one reads no-reply. */
export function answeredAddress(sender: string | undefined): string | null {
  const address = (/<([^<>]*)>\s*$/.exec(sender ?? "")?.[1] ?? sender ?? "").trim();
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(address)) return null;
  return /^(?:no|do-?not)[-_.]?reply\b/i.test(address) ? null : address;
}
