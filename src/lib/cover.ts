import { grammars } from "./cover-grammars";
import { seededNumbers } from "./seeded-numbers";

/**
 * The category of a course gives its cover a cloth, two inks and a grammar; a word of the course (its slug, or a seed its
 * author chose) gives the proportions. The same in both themes: a book does not change its binding at night.
 */
export const cloths = {
  mathematics: { cloth: "#e9e4d6", ink: "#1d2740", spot: "#c2452d", grammar: "tiling" },
  computing: { cloth: "#20304d", ink: "#e8e6dc", spot: "#f0b840", grammar: "ladder" },
  "natural-science": { cloth: "#c9d3b4", ink: "#1f3a2e", spot: "#f7f3e2", grammar: "growth" },
  history: { cloth: "#7a2f2a", ink: "#f0e3d0", spot: "#e2a63d", grammar: "arches" },
  "law-language": { cloth: "#d8dadd", ink: "#1b1e25", spot: "#b5392f", grammar: "lines" },
  music: { cloth: "#e7b94c", ink: "#232323", spot: "#8c2f26", grammar: "staves" },
  craft: { cloth: "#b9c7d4", ink: "#17304a", spot: "#d9542f", grammar: "construction" },
  "earth-ocean": { cloth: "#1f4e55", ink: "#e6eee6", spot: "#f2c84b", grammar: "swell" },
} as const satisfies Record<string, { cloth: string; ink: string; spot: string; grammar: keyof typeof grammars }>;

export type Cloth = keyof typeof cloths;

export const clothNames = Object.keys(cloths) as Cloth[];

export const isCloth = (name: string): name is Cloth => Object.hasOwn(cloths, name);

/** What publishing files a course under whose authors chose no category: it says nothing of the course. */
const unsorted = "general";

/**
 * The cloth of a category (or of a grammar's name): its own, or one it always falls on. A course without a category falls on one by
 * its own seed, so that drafts differ from each other, and keeps it when publishing files it under "General".
 */
export function clothOf(category: string | null | undefined, seed: string): Cloth {
  if (category && isCloth(category)) return category;
  const byGrammar = clothNames.find((name) => cloths[name].grammar === category);
  if (byGrammar) return byGrammar;
  const chosenBy = category && category !== unsorted ? category : `without a category: ${seed}`;
  const at = Math.floor(seededNumbers(chosenBy)() * clothNames.length);
  return clothNames[at] ?? "law-language";
}

/** The figure of a cover: a square SVG document without text. The same seed and cloth always give the same bytes. */
export function coverFigure(seed: string, name: Cloth): string {
  const { cloth, ink, spot, grammar } = cloths[name];
  const body = grammars[grammar](seededNumbers(seed), ink, spot);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><rect width="300" height="300" fill="${cloth}"/>${body}</svg>`;
}
