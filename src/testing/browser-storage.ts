import * as fake from "fake-indexeddb";
import { afterEach, beforeEach, vi } from "vitest";

/** What a browser has for pages to keep things in, empty before each test of the file. */
export function withBrowserStorage(): void {
  beforeEach(emptyBrowserStorage);
  afterEach(() => {
    vi.unstubAllGlobals();
  });
}

/** Another browser, or this one after its owner has cleared it. */
export function emptyBrowserStorage(): void {
  const { default: _, indexedDB: __, ...classes } = fake as typeof fake & { default?: unknown };
  for (const [name, value] of Object.entries(classes)) vi.stubGlobal(name, value);
  vi.stubGlobal("indexedDB", new fake.IDBFactory());
  vi.stubGlobal("localStorage", aLocalStorage());
}

/** The names of its entries are its own properties, as in a browser. */
function aLocalStorage(): Storage {
  const entries: Record<string, string> = {};
  const methods = {
    getItem: (name: string) => entries[name] ?? null,
    setItem: (name: string, value: string) => {
      entries[name] = value;
    },
    removeItem: (name: string) => {
      delete entries[name];
    },
  };
  return new Proxy(methods as unknown as Storage, {
    ownKeys: () => Object.keys(entries),
    getOwnPropertyDescriptor: (_, name) =>
      name in entries ? { enumerable: true, configurable: true, value: entries[String(name)] } : undefined,
  });
}
