/** The text of the lesson in the page; null where it has none. */
export const textOfLesson = (): HTMLElement | null => document.querySelector<HTMLElement>(".article > .content");

/** Puts a block of the text to the top of the window and the focus on it, so that reading aloud goes on there as well. */
export function goToBlock(index: number): void {
  const block = textOfLesson()?.children[index];
  if (!(block instanceof HTMLElement)) return;
  if (!block.matches("a, button, input, select, textarea, [tabindex]")) block.tabIndex = -1;
  block.focus({ preventScroll: true });
  block.scrollIntoView({ block: "start" });
}
