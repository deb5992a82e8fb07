/** What a press tells about itself; a MouseEvent is one. */
export type Press = Pick<MouseEvent, "button" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey" | "target">;

/** Whether an address is another page of this site than the one that is open. */
function isOtherPage(address: URL): boolean {
  if (address.origin !== location.origin) return false;
  const isHere = address.pathname === location.pathname && address.search === location.search;
  return !isHere || !address.hash;
}

/** The page of this site that a press on a link would open in this window, or null. */
export function pageOfPress({ target, button, metaKey, ctrlKey, shiftKey, altKey }: Press): string | null {
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || !(target instanceof Element)) return null;
  const link = target.closest<HTMLAnchorElement>("a[href]");
  if (!link || link.hasAttribute("download") || (link.target && link.target !== "_self")) return null;
  const address = new URL(link.href, location.href);
  return isOtherPage(address) ? address.href : null;
}

/** The page of this site that a form would open with what was typed (a search, a filter), or null. */
export function pageOfForm(form: HTMLFormElement, submitter: HTMLElement | null): string | null {
  // Not its properties: a field may have their names.
  const action = form.getAttribute("action");
  const isSent = (form.getAttribute("method") ?? "get").toLowerCase() !== "get";
  if (action === null || isSent || submitter?.hasAttribute("formaction")) return null;
  const address = new URL(action, location.href);
  if (address.origin !== location.origin) return null;
  const typed = [...new FormData(form, submitter)].filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  address.search = new URLSearchParams(typed).toString();
  return address.href;
}
