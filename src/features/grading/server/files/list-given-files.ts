import "server-only";
import * as z from "zod";
import { nameFor } from "@/features/assessment/server/files/list-files";
import { FolderNames } from "@/features/grading/folder-names";
import { mostFiles } from "@/features/grading/rules";
import type { FilesOf } from "@/features/grading/schema";
import { answersOf } from "@/features/grading/server/gradable";
import type { CourseGrader } from "@/features/grading/server/grader";
import { firstLine, shown } from "@/features/grading/server/list-answers";
import { studentOrNumber } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

interface GivenFile {
  id: string;
  /** In an archive, by assessment, question and student; a name alone where they are of one answer. */
  path: string;
}

const Row = rowSchema(() => ({
  id: z.string(),
  name: z.string(),
  place: z.number(),
  answerId: z.string(),
  student: z.string().nullable(),
  number: z.string().nullable(),
  attemptNumber: z.number(),
  assessmentId: z.string(),
  assessment: z.string(),
  questionId: z.string(),
  question: z.string(),
}));
type Row = RowOf<typeof Row>;

/**
 * The files of answers that a person grades, at most 10,000, each with its path in an archive of them. While names are hidden, paths have
 * the student's number and none of the names that students gave their files.
 */
export async function listGivenFiles(
  { db }: Pick<Deps, "db">,
  { courseId, grader }: { courseId: string; grader: CourseGrader },
  { show, assessmentId, answerId }: FilesOf,
): Promise<{ files: GivenFile[] }> {
  const rows = await queryRows(db, Row)`
    SELECT f.id::text AS id, f.name, array_position(x.selected, f.id) AS place, x."answerId", x.student, x.number, x."attemptNumber",
           v.assessment_id::text AS "assessmentId", v.title AS assessment, q.question_id::text AS "questionId", left(q.text, 2000) AS question
      FROM (SELECT g.id::text AS "answerId", g.attempt_id, g.question_version_id, g.selected_answers AS selected, a.ended_at,
                   a.assessment_version_id, a.attempt_number AS "attemptNumber", ${studentOrNumber}
              FROM ${answersOf(courseId, assessmentId)} AND ${shown[show](grader)} AND (${answerId}::uuid IS NULL OR g.id = ${answerId}::uuid)) x
      JOIN answer_file f ON f.attempt_id = x.attempt_id AND f.question_version_id = x.question_version_id
           AND f.id = ANY(x.selected) AND f.file_id IS NOT NULL
      JOIN assessment_version v ON v.id = x.assessment_version_id
      JOIN question_version q ON q.id = x.question_version_id
     ORDER BY x.ended_at, x."answerId", place LIMIT ${mostFiles}`;
  const names = new FolderNames();
  const files: GivenFile[] = [];
  for (const row of rows) {
    const folder = answerId === null ? await folderOf(row, names) : "";
    files.push({ id: row.id, path: names.inside(folder, row.id, nameFor(row, false)) });
  }
  return { files };
}

/** Two students of one name, or two questions that start alike, have a folder each. */
async function folderOf(row: Row, names: FolderNames): Promise<string> {
  const assessment = names.inside("", row.assessmentId, row.assessment);
  const question = names.inside(assessment, row.questionId, await firstLine(row.question));
  return names.inside(question, row.answerId, `${row.number ?? row.student} (${row.attemptNumber})`);
}
