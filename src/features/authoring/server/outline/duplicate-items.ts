import "server-only";
import type { DuplicateItems } from "@/features/authoring/outline/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { copyLessons, type LessonCopy } from "./copy-lessons";
import { type PlacedModule, readPlaces, writePlaces } from "./places";

type Copy = DuplicateItems["lessons"][number];

/**
 * Copies lessons and whole modules, each right behind what it was copied from. Copies that are there already are not made
 * again.
 * @throws AppError CONFLICT `courses.outline_changed` when something is gone.
 */
export function duplicateItems(deps: EditDeps, { courseId, modules, lessons }: DuplicateItems): Promise<void> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const target = { courseId, versionId, at };
    await duplicateModules(tx, target, await without(tx, "module", modules));
    await duplicateLessons(tx, target, await without(tx, "lesson", lessons));
  });
}

interface Target {
  courseId: string;
  versionId: string;
  at: Date;
}

async function without(tx: Tx, kind: "module" | "lesson", copies: readonly Copy[]): Promise<Copy[]> {
  if (copies.length === 0) return [];
  const where = { id: { in: copies.map(({ copyId }) => copyId) } };
  const made = kind === "module" ? await tx.module.findMany({ where }) : await tx.lesson.findMany({ where });
  return copies.filter(({ copyId }) => !made.some(({ id }) => id === copyId));
}

async function duplicateLessons(tx: Tx, { courseId, versionId, at }: Target, copies: readonly Copy[]): Promise<void> {
  if (copies.length === 0) return;
  const before = await readPlaces(tx, versionId);
  const made: LessonCopy[] = copies.map(({ id, copyId, title }, n) => {
    const module = before.find(({ lessons }) => lessons.some((lesson) => lesson.id === id));
    const from = module?.lessons.find((lesson) => lesson.id === id);
    if (!module || !from) throw new AppError("CONFLICT", "courses.outline_changed");
    const position = module.lessons.length + n;
    return { fromRowId: from.rowId, lessonId: copyId, moduleRowId: module.rowId, position, title };
  });
  await copyLessons(tx, courseId, versionId, made, at);
  await putBehind(tx, versionId, at, copies);
}

/** The copies are at the end of their modules with gaps between; now each goes behind its original. */
async function putBehind(tx: Tx, versionId: string, at: Date, copies: readonly Copy[]): Promise<void> {
  const stands = await readPlaces(tx, versionId);
  const copyOf = new Map(copies.map(({ id, copyId }) => [id, copyId]));
  const isCopy = new Set(copies.map(({ copyId }) => copyId));
  const after = stands.map((module) => ({
    ...module,
    lessons: module.lessons.flatMap((lesson) => {
      if (isCopy.has(lesson.id)) return [];
      const copy = module.lessons.find(({ id }) => id === copyOf.get(lesson.id));
      return copy ? [lesson, copy] : [lesson];
    }),
  }));
  // Written whole: the places between the copies are not the stored ones.
  const nowhere = stands.map((module) => ({ ...module, lessons: [] }));
  await writePlaces(tx, nowhere, after, at);
}

async function duplicateModules(tx: Tx, target: Target, copies: readonly Copy[]): Promise<void> {
  for (const copy of copies) await duplicateModule(tx, target, copy);
}

async function duplicateModule(
  tx: Tx,
  { courseId, versionId, at }: Target,
  { id, copyId, title }: Copy,
): Promise<void> {
  const before = await readPlaces(tx, versionId);
  const original = before.find((module) => module.id === id);
  if (!original) throw new AppError("CONFLICT", "courses.outline_changed");
  await tx.module.create({ data: { id: copyId, courseId, createdAt: at } });
  const from = await tx.moduleVersion.findUniqueOrThrow({
    where: { id: original.rowId },
    select: { description: true, publishedAt: true, durationMinutes: true },
  });
  const rowId = uuidV7();
  const position = before.length;
  await tx.moduleVersion.create({
    data: { ...from, id: rowId, versionId, moduleId: copyId, position, title, createdAt: at },
  });
  await tx.$executeRaw`
    INSERT INTO lesson_gate (id, version_id, module_id, condition)
    SELECT gen_random_uuid(), version_id, ${copyId}::uuid, condition FROM lesson_gate
     WHERE version_id = ${versionId}::uuid AND module_id = ${id}::uuid`;
  const lessons = original.lessons.map((lesson, n) => ({
    fromRowId: lesson.rowId,
    lessonId: uuidV7(),
    moduleRowId: rowId,
    position: n,
    title: lesson.title,
  }));
  await copyLessons(tx, courseId, versionId, lessons, at);
  const stands = await readPlaces(tx, versionId);
  await writePlaces(tx, stands, behind(stands, original, copyId), at);
}

function behind(stands: readonly PlacedModule[], original: PlacedModule, copyId: string): PlacedModule[] {
  return stands.flatMap((module) => {
    if (module.id === copyId) return [];
    const copy = stands.find(({ id }) => id === copyId);
    return module.id === original.id && copy ? [module, copy] : [module];
  });
}
