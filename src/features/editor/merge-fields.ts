/** The same words and key; ids are no content. */
export const isSame = (a: unknown, b: unknown): boolean => digestOf(a) === digestOf(b);

function digestOf(value: unknown): string {
  return JSON.stringify(value, (name, inner: unknown) => {
    if (name === "id" || name.endsWith("Id")) return undefined;
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/**
 * What is stored, with what one author changed in it since they saw `base`. Null when both changed the same thing, each in
 * another way.
 */
export function merge<T extends object>(
  groups: readonly (readonly (keyof T)[])[],
  { stands, base, mine }: { stands: T; base: T; mine: T },
): T | null {
  let merged = stands;
  for (const group of groups) {
    const part = (of: T) => group.map((name) => of[name]);
    if (isSame(part(mine), part(base)) || isSame(part(mine), part(stands))) continue;
    if (!isSame(part(stands), part(base))) return null;
    merged = { ...merged, ...Object.fromEntries(group.map((name) => [name, mine[name]])) };
  }
  return merged;
}
