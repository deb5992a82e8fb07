import "server-only";
import * as z from "zod";
import { moveLessonLinks } from "@/features/courses/lesson-links";
import { changeTexts } from "@/features/questions/body-texts";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { CopiedVersion } from "./renew-identities";

const Linking = rowSchema(() => ({ id: z.string(), text: z.string() }));

interface Moved {
  lessonIds: ReadonlyMap<string, string>;
  questionVersionIds: readonly string[];
}

interface Place {
  table: string;
  columns: readonly string[];
  /** The texts are inside JSON. */
  isJson?: boolean;
  where: Prisma.Sql;
}

/** Every text of a version that may hold a link to one of its lessons. */
function placesOf({ versionId }: CopiedVersion, { questionVersionIds }: Moved): Place[] {
  const inVersion = Prisma.sql`version_id = ${versionId}::uuid`;
  const inLesson = Prisma.sql`lesson_version_id IN (SELECT id FROM lesson_version WHERE version_id = ${versionId}::uuid)`;
  const questions = [...questionVersionIds];
  return [
    { table: "course_version", columns: ["description"], where: Prisma.sql`id = ${versionId}::uuid` },
    { table: "module_version", columns: ["description"], where: inVersion },
    { table: "lesson_version", columns: ["content", "registered_content", "guest_content"], where: inVersion },
    { table: "resource_version", columns: ["description"], where: inLesson },
    { table: "assessment_version", columns: ["description"], where: inLesson },
    {
      table: "question_version",
      columns: ["text", "explanation", "feedback"],
      where: Prisma.sql`id = ANY(${questions}::uuid[])`,
    },
    { table: "question_version", columns: ["body"], isJson: true, where: Prisma.sql`id = ANY(${questions}::uuid[])` },
    {
      table: "answer",
      columns: ["text", "explanation"],
      where: Prisma.sql`question_version_id = ANY(${questions}::uuid[])`,
    },
  ];
}

/** Texts that link to a lesson of the course they were copied from link to its copy. Only texts with such a link are read. */
export async function moveLinks(tx: Tx, copy: CopiedVersion, moved: Moved): Promise<void> {
  for (const { columns, ...place } of placesOf(copy, moved)) {
    for (const column of columns) await moveColumn(tx, copy.slug, moved.lessonIds, { ...place, column });
  }
}

async function moveColumn(
  tx: Tx,
  slug: string,
  lessonIds: ReadonlyMap<string, string>,
  { table, column, where, isJson = false }: Omit<Place, "columns"> & { column: string },
): Promise<void> {
  const name = Prisma.raw(column);
  const rows = await queryRows(tx, Linking)`
    SELECT id, ${name}::text AS text FROM ${Prisma.raw(table)} WHERE ${where} AND position('/learn/' in ${name}::text) > 0`;
  const move = (text: string) => moveLessonLinks(text, slug, lessonIds);
  const type = Prisma.raw(isJson ? "jsonb" : "text");
  for (const { id, text } of rows) {
    const next = isJson ? JSON.stringify(changeTexts(JSON.parse(text), move)) : move(text);
    if (next !== text)
      await tx.$executeRaw`UPDATE ${Prisma.raw(table)} SET ${name} = ${next}::${type} WHERE id = ${id}::uuid`;
  }
}
