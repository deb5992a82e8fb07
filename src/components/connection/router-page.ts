let asked: string | null = null;
const listeners = new Set<() => void>();

function note(href: string | null): void {
  asked = href;
  for (const listener of listeners) listener();
}

/** The page that Next's router set out for: while it finds no connection it waits, and says nothing. */
export const routerPage = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isUnderWay: (): boolean => asked !== null && asked !== location.href,
  isUnderWayOnServer: (): boolean => false,
  setOut: (href: string): void => note(new URL(href, location.href).href),
  arrived: (): void => note(null),
};
