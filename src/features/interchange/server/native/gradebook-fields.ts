import "server-only";
import * as z from "zod";
import { longestName, mostCategories, mostItems, mostPoints } from "@/features/courses/gradebook-limits";
import type {
  GradebookDocument,
  GradeItemDocument,
  ModuleDocument,
  NotCarried,
} from "@/features/interchange/course-document";
import { flag, key, listOf, percentage, points, title, whole } from "@/lib/yaml-values";

/** Points of an item where nothing else is said. */
export const standardPoints = 100;
const mostOfItem = mostPoints / 100;
const name = title
  .max(longestName, `must have at most ${longestName} characters.`)
  .transform((written) => written.trim());

const Category = z.strictObject({
  name,
  weight: percentage,
  dropLowest: whole.refine((count) => count <= mostItems, `must be at most ${mostItems}.`).default(0),
});

const Item = z
  .strictObject({
    lesson: key.optional(),
    title: name.optional(),
    category: name.optional(),
    points: points
      .refine((most) => most > 0 && most <= mostOfItem, `must be above 0 and at most ${mostOfItem}.`)
      .default(standardPoints),
  })
  .refine(
    ({ lesson, title: own }) => (lesson === undefined) !== (own === undefined),
    "must have lesson or title, and only one of them.",
  );

/** The gradebook of a `course.yaml` file. */
export const GradebookFields = z
  .strictObject({ countsMissing: flag.default(false), categories: listOf(Category), items: listOf(Item) })
  .refine(({ categories }) => categories.length <= mostCategories, {
    path: ["categories"],
    message: `must hold at most ${mostCategories} categories.`,
  })
  .refine(({ items }) => items.length <= mostItems, {
    path: ["items"],
    message: `must hold at most ${mostItems} items.`,
  })
  .superRefine(({ categories, items }, context) => {
    const wrong = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const names = new Set<string>();
    for (const [index, { name: own }] of categories.entries()) {
      if (names.has(own.toLowerCase())) wrong(["categories", index], "must have a name of its own in each entry.");
      names.add(own.toLowerCase());
    }
    const lessons = new Set<string>();
    for (const [index, { lesson, category }] of items.entries()) {
      if (category !== undefined && !categories.some(({ name: known }) => known === category))
        wrong(["items", index], "must have the name of one of the categories as its category.");
      if (lesson !== undefined && lessons.has(lesson)) wrong(["items", index], "must name each lesson once.");
      if (lesson !== undefined) lessons.add(lesson);
    }
  });

/** As a document has it; tells of items whose lesson has no assessment in the course. */
export function gradebookOf(
  fields: z.output<typeof GradebookFields>,
  modules: readonly ModuleDocument[],
  lost: (entry: NotCarried) => void,
): GradebookDocument {
  const places = assessedLessons(modules);
  const known = fields.items.filter(({ lesson }) => {
    if (lesson === undefined || places.has(lesson)) return true;
    lost({
      where: "course.yaml",
      what: "gradebook",
      why: `It has an item for "${lesson}", which isn't a lesson with a quiz in the course.`,
    });
    return false;
  });
  const items = known.map(
    ({ points: most, ...item }): GradeItemDocument => ({
      ...(item.lesson !== undefined && { lesson: item.lesson }),
      ...(item.title !== undefined && { title: item.title }),
      ...(item.category !== undefined && { category: item.category }),
      points: most,
    }),
  );
  return { countsMissing: fields.countsMissing, categories: fields.categories, items: inOrder(items, places) };
}

/** Assessments in the order of the course, then the others in their own; assessments that are as all begin need no entry. */
export function inOrder(items: readonly GradeItemDocument[], places: ReadonlyMap<string, number>): GradeItemDocument[] {
  const placeOf = ({ lesson }: GradeItemDocument) => (lesson === undefined ? places.size : (places.get(lesson) ?? 0));
  return items
    .filter(
      ({ title: own, category, points: most }) =>
        own !== undefined || category !== undefined || most !== standardPoints,
    )
    .sort((a, b) => placeOf(a) - placeOf(b));
}

/** The place of each lesson with an assessment, by its source key. */
export const assessedLessons = (modules: readonly ModuleDocument[]): Map<string, number> =>
  new Map(
    modules
      .flatMap(({ lessons }) => lessons)
      .filter(({ assessment }) => assessment !== null)
      .map(({ sourceKey }, place) => [sourceKey, place]),
  );

/** As `course.yaml` has it. */
export const gradebookFields = ({ countsMissing, categories, items }: GradebookDocument): object => ({
  countsMissing: countsMissing || undefined,
  categories:
    categories.length === 0
      ? undefined
      : categories.map(({ dropLowest, ...category }) => ({ ...category, dropLowest: dropLowest || undefined })),
  items:
    items.length === 0
      ? undefined
      : items.map(({ points: most, ...item }) => ({ ...item, points: most === standardPoints ? undefined : most })),
});
