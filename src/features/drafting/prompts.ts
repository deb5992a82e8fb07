import type { Stage } from "./suggestions";

/** Values that any prompt may name, from the brief and the author's note. */
export const briefVariables = [
  "topic",
  "description",
  "audience",
  "objectives",
  "level",
  "length",
  "minutes",
  "tone",
  "language",
  "note",
] as const;

/** What the prompt of each stage may name beside those; each of these has to be in it. */
export const stageVariables = {
  outline: [],
  modules: ["module", "outline"],
  lessons: ["lesson", "plan", "existing"],
  assessments: ["lesson", "text", "existing"],
  landing: ["outline", "existing"],
} as const satisfies Record<Stage, readonly string[]>;

export const longestPrompt = 20_000;

const variable = /\{\{\s*([a-z_]+)\s*\}\}/g;
/** Whatever is in double braces, also what is no variable because of how it is written: {{Topic}}. */
const braced = /\{\{\s*([^{}\s](?:[^{}\n]{0,60}[^{}\s])?)\s*\}\}/g;

export interface PromptProblem {
  reason: "unknown_variable" | "missing_variable" | "empty" | "too_long";
  /** The variable, where it is about one. */
  name: string;
}

/** What keeps a text from being the prompt of a stage. */
export function findPromptProblems(stage: Stage, body: string): PromptProblem[] {
  if (body.trim() === "") return [{ reason: "empty", name: "" }];
  if (body.length > longestPrompt) return [{ reason: "too_long", name: "" }];
  const named = new Set([...body.matchAll(braced)].map(([, name = ""]) => name));
  const own: readonly string[] = stageVariables[stage];
  const known = new Set<string>([...briefVariables, ...own]);
  return [
    ...[...named].filter((name) => !known.has(name)).map((name) => ({ reason: "unknown_variable" as const, name })),
    ...own.filter((name) => !named.has(name)).map((name) => ({ reason: "missing_variable" as const, name })),
  ];
}

/** Where a name first is in double braces, those with it. */
export function placeOfVariable(body: string, name: string): { start: number; end: number } | null {
  const found = [...body.matchAll(braced)].find(([, each]) => each === name);
  return found ? { start: found.index, end: found.index + found[0].length } : null;
}

/** A prompt with its variables filled in. What is in a value is never read as a variable. */
export function fillPrompt(body: string, values: Readonly<Record<string, string>>): string {
  return body.replace(variable, (_, name: string) => values[name] ?? "");
}
