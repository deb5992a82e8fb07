import type { Kept, KeptId } from "./kept-store";

/**
 * Moves what an earlier release kept in localStorage, under `name`, to where it is now: one value, or of an object each value under its
 * name. A call to `kept` that follows finds it.
 */
export function takeOver(
  kept: Pick<Kept<never>, "adopt">,
  name: string,
  { under, isMap = false }: { under: KeptId; isMap?: boolean },
) {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(name) ?? "null");
    if (found === null || typeof found !== "object") return;
    const entries: [KeptId, unknown][] = isMap
      ? Object.entries(found).map(([part, value]) => [[...under, part], value])
      : [[under, found]];
    const adopted = entries.map(([id, value]) => kept.adopt(id, value));
    void Promise.all(adopted).then((all) => all.every(Boolean) && localStorage.removeItem(name));
  } catch {
    // No storage in some private windows, or no value of ours.
  }
}

/** The names in localStorage that begin with a prefix. */
export function namesBefore(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}
