import { type Column, columns } from "../procedures/people";
import type { Canary } from "./plant";

/** Who was shown which canary. */
export class Sightings {
  readonly #seen = new Map<string, Set<Column>>();

  constructor(readonly canaries: readonly Canary[]) {}

  /** Looks through what was said to someone. @returns those that the table does not allow, with where they stood. */
  listen(column: Column, path: string, said: string): string[] {
    const leaks: string[] = [];
    for (const { name, text, may } of this.canaries) {
      if (!said.includes(text)) continue;
      this.#seen.set(name, (this.#seen.get(name) ?? new Set()).add(column));
      if (!may[column]?.some((beginning) => path.startsWith(beginning))) leaks.push(`${name}: ${column}, by ${path}`);
    }
    return leaks;
  }

  /** Whether someone was shown it: "table.column row: person". */
  has(sight: string): boolean {
    const [name = "", column] = sight.split(": ");
    return [...(this.#seen.get(name) ?? [])].some((one) => one === column);
  }

  /** To whom the table allows a canary that they were never shown. */
  missed(): string[] {
    return this.canaries.flatMap(({ name, may }) =>
      columns
        .filter((column) => may[column] && !this.#seen.get(name)?.has(column))
        .map((column) => `${name}: ${column}`),
    );
  }
}
