import { type Column, columns } from "../procedures/people";
import type { Canary } from "./plant";

const stemLength = 6;

/** Who was shown which canary. */
export class Sightings {
  readonly #seen = new Map<string, Set<Column>>();
  /** Most begin with the same letters: what is said is searched for those once, and not for each canary. */
  readonly #byStem = new Map<string, string[]>();

  constructor(readonly canaries: readonly Canary[]) {
    for (const { name, text } of canaries) {
      if (text.length < stemLength) throw new Error(`The canary of ${name} is too short to be told from other words.`);
      const stem = text.slice(0, stemLength);
      this.#byStem.set(stem, [...(this.#byStem.get(stem) ?? []), text]);
    }
  }

  /** Looks through what was said to someone. @returns those that the table does not allow, with where they stood. */
  listen(column: Column, path: string, said: string): string[] {
    const leaks: string[] = [];
    const found = this.find(said);
    for (const { name, text, may } of found.size > 0 ? this.canaries : []) {
      if (!found.has(text)) continue;
      this.#seen.set(name, (this.#seen.get(name) ?? new Set()).add(column));
      if (!may[column]?.some((beginning) => path.startsWith(beginning))) leaks.push(`${name}: ${column}, by ${path}`);
    }
    return leaks;
  }

  /** The texts of the canaries that are in it. */
  find(said: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (const [stem, texts] of this.#byStem)
      for (let at = said.indexOf(stem); at >= 0; at = said.indexOf(stem, at + 1))
        for (const text of texts) if (said.startsWith(text, at)) found.add(text);
    return found;
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
