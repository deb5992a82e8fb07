import "server-only";

/**
 * One value a process, whoever asks: the web server and the Next bundle each load their own copy of our modules into
 * the same process, so a module variable would exist twice.
 */
export function processWide<T>(name: string, make: () => T): T {
  const symbol = Symbol.for(`lectern.${name}`);
  const holder = globalThis as unknown as Record<symbol, T | undefined>;
  const found = holder[symbol];
  if (found !== undefined) return found;
  const made = make();
  holder[symbol] = made;
  return made;
}
