import { mostItems, mostPoints } from "@/features/courses/gradebook-limits";
import { readHundredths } from "./rules";
import type { SaveSetup } from "./schema";
import type { Setup } from "./server/read-setup";

export interface TypedCategory {
  id: string;
  name: string;
  /** As typed, in percent. */
  weight: string;
  dropLowest: string;
}

export interface TypedItem {
  id: string;
  title: string;
  isAssessment: boolean;
  categoryId: string | null;
  /** As typed. */
  maxPoints: string;
}

/** How a gradebook is put together, as it is in the form. */
export interface TypedSetup {
  countsMissing: boolean;
  categories: TypedCategory[];
  items: TypedItem[];
}

export function typedOf({ countsMissing, categories, items }: Setup): TypedSetup {
  return {
    countsMissing,
    categories: categories.map(({ id, name, weight, dropLowest }) => {
      return { id, name, weight: String(weight / 100), dropLowest: String(dropLowest) };
    }),
    items: items.map(({ id, title, lessonId, categoryId, maxPoints }) => {
      return { id, title, isAssessment: lessonId !== null, categoryId, maxPoints: String(maxPoints / 100) };
    }),
  };
}

export const isSameSetup = (a: TypedSetup, b: TypedSetup): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The same with the assessments that the course has now: those of another time would be refused. */
export function withAssessmentsOf(now: TypedSetup, typed: TypedSetup): TypedSetup {
  const known = new Map(typed.items.map((item) => [item.id, item]));
  const categories = new Set(typed.categories.map(({ id }) => id));
  const assessments = now.items
    .filter(({ isAssessment }) => isAssessment)
    .map((item) => {
      const { categoryId, maxPoints } = known.get(item.id) ?? item;
      return { ...item, categoryId: categoryId !== null && categories.has(categoryId) ? categoryId : null, maxPoints };
    });
  return { ...typed, items: [...assessments, ...typed.items.filter(({ isAssessment }) => !isAssessment)] };
}

/** To be saved over a setup in which others have removed something: what they took out comes in as new, without the grades that it had. */
export function renewedOver(stands: TypedSetup, typed: TypedSetup, newId: () => string): TypedSetup {
  const there = new Set(stands.items.map(({ id }) => id));
  const { items, ...rest } = withAssessmentsOf(stands, typed);
  return { ...rest, items: items.map((item) => (there.has(item.id) ? item : { ...item, id: newId() })) };
}

export type CategoryProblem = "nameMissing" | "nameTaken" | "weightBad" | "dropLowestBad";
export type ItemProblem = "titleMissing" | "maxPointsBad";

/** What is wrong, by the ids of categories and items. Two categories of one name are wrong in the second. */
export interface SetupProblems {
  categories: ReadonlyMap<string, ReadonlySet<CategoryProblem>>;
  items: ReadonlyMap<string, ReadonlySet<ItemProblem>>;
}

/** What is saved, or what has to be mended before. */
export function readTypedSetup(
  typed: TypedSetup,
): { setup: Omit<SaveSetup, "revision"> } | { problems: SetupProblems } {
  const categories = typed.categories.map((category, at) => readCategory(category, typed.categories.slice(0, at)));
  const items = typed.items.map(readItem);
  const problems = { categories: problemsById(categories), items: problemsById(items) };
  if (problems.categories.size + problems.items.size > 0) return { problems };
  const { countsMissing } = typed;
  return {
    setup: { countsMissing, categories: categories.map(({ read }) => read), items: items.map(({ read }) => read) },
  };
}

function problemsById<Problem>(read: readonly { id: string; problems: readonly (Problem | false)[] }[]) {
  const found = read.map(
    ({ id, problems }) => [id, new Set(problems.filter((problem): problem is Problem => problem !== false))] as const,
  );
  return new Map(found.filter(([, problems]) => problems.size > 0));
}

function readCategory({ id, name: typedName, ...typed }: TypedCategory, before: readonly TypedCategory[]) {
  const name = typedName.trim();
  const weight = readHundredths(typed.weight, 10_000);
  // Nothing typed drops nothing.
  const dropLowest = /^\s*\d{0,3}\s*$/.test(typed.dropLowest) ? Number(typed.dropLowest) : null;
  const problems: (CategoryProblem | false)[] = [
    name === "" && "nameMissing",
    name !== "" && before.some((other) => other.name.trim().toLowerCase() === name.toLowerCase()) && "nameTaken",
    weight === null && "weightBad",
    (dropLowest === null || dropLowest > mostItems) && "dropLowestBad",
  ];
  return { id, problems, read: { id, name, weight: weight ?? 0, dropLowest: dropLowest ?? 0 } };
}

function readItem({ id, title: typedTitle, isAssessment, categoryId, ...typed }: TypedItem) {
  const title = isAssessment ? null : typedTitle.trim();
  const maxPoints = readHundredths(typed.maxPoints, mostPoints);
  const problems: (ItemProblem | false)[] = [title === "" && "titleMissing", !maxPoints && "maxPointsBad"];
  return { id, problems, read: { id, title, categoryId, maxPoints: maxPoints ?? 0 } };
}
