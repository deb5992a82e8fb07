import { HeldPage } from "./held-page";
import { isReachable } from "./reach";
import { sentForms } from "./sent-forms";

const fields = 'input, textarea, select, [contenteditable="true"]';

export const waitingPage = new HeldPage({
  isReachable: async () => navigator.onLine && (await isReachable()),
  isWriting: () => document.activeElement?.matches(fields) === true,
  // A form that waits for its answer, or whatever would have the browser ask before the page is left.
  isUnsaved: () => sentForms.read() !== null || !dispatchEvent(new Event("beforeunload", { cancelable: true })),
  open: (href) => location.assign(href),
});

/** True where a page that is to open has to wait for the connection. */
export function holdOffline(href: string): boolean {
  if (navigator.onLine) return false;
  waitingPage.hold(new URL(href, location.href).href);
  return true;
}
