const gapPixels = 24;

/** Moves notes in the margin down as far as those above them reach; again whenever one grows. Returns how to stop. */
export function keepApart(hosts: readonly HTMLElement[]): () => void {
  const inOrder = hosts.toSorted((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  const settle = () => {
    let free = Number.NEGATIVE_INFINITY;
    for (const host of inOrder) {
      const { top } = host.getBoundingClientRect();
      const push = Math.max(0, free - top);
      host.style.setProperty("--push", `${push}px`);
      free = top + push + (host.firstElementChild?.getBoundingClientRect().height ?? 0) + gapPixels;
    }
  };
  const observer = new ResizeObserver(settle);
  for (const host of inOrder) if (host.firstElementChild) observer.observe(host.firstElementChild);
  return () => observer.disconnect();
}
