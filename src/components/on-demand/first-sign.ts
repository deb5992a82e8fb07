/** What only a person does; a page may scroll without one, to the reader's place. */
const acts = ["wheel", "pointermove", "pointerdown", "touchstart", "keydown"] as const;

function waitFor(signs: readonly string[], run: () => void): () => void {
  const over = new AbortController();
  const begin = () => {
    over.abort();
    run();
  };
  for (const sign of signs) addEventListener(sign, begin, { passive: true, signal: over.signal });
  return () => over.abort();
}

/** Runs once, with the first thing that the reader does on this page. Returns what ends the waiting. */
export const onFirstAct = (run: () => void): (() => void) => waitFor(acts, run);

/** The same, also where the page is scrolled or has been: someone may be anywhere in it now. */
export function onFirstMove(run: () => void): () => void {
  // Whoever came back to where they stood, or scrolled before this page could hear it, has started too.
  if (scrollY === 0) return waitFor([...acts, "scroll"], run);
  run();
  return () => undefined;
}
