import "server-only";
import * as z from "zod";
import type { SnapshotItem } from "@/features/assessment/snapshot";
import type { GivenFiles, ShownFile } from "@/features/questions/reviewed-question";
import { endingOf } from "@/features/questions/types/file-upload/file-groups";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { hidesNames, studentNumber } from "@/server/db/hidden-names";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const Row = rowSchema(() => ({
  id: z.string(),
  questionVersionId: z.string(),
  name: z.string(),
  sizeBytes: z.bigint(),
  storageKey: z.string(),
  mimeType: z.string(),
  /** In its answer, from 1. */
  place: z.number(),
  /** In place of the student's name while that is hidden. */
  number: z.string().nullable(),
}));
type NamedFile = RowOf<typeof Row>;

/** The files that the answers of an attempt name now, in their order. One query. */
export const readNamedFiles = (tx: Tx, attemptId: string, fileId: string | null = null): Promise<NamedFile[]> =>
  queryRows(tx, Row)`
    SELECT f.id::text AS id, f.question_version_id::text AS "questionVersionId", f.name, b.size_bytes AS "sizeBytes", b.storage_key AS "storageKey",
           b.mime_type AS "mimeType", array_position(g.selected_answers, f.id) AS place,
           CASE WHEN ${hidesNames(Prisma.sql`s.id`)} THEN ${studentNumber(Prisma.sql`a.user_id`)} END AS number
      FROM assessment_attempt a JOIN assessment s ON s.id = a.assessment_id
      JOIN attempt_answer g ON g.attempt_id = a.id
      JOIN answer_file f ON f.attempt_id = a.id AND f.question_version_id = g.question_version_id AND f.id = ANY(g.selected_answers)
      JOIN stored_file b ON b.id = f.file_id
     WHERE a.id = ${attemptId}::uuid AND (${fileId}::uuid IS NULL OR f.id = ${fileId}::uuid)
     ORDER BY g.question_version_id, place`;

/** The name under which a reader gets a file: it may say whose it is, so while names are hidden staff see a number. */
export function nameFor({ name, place, number }: Pick<NamedFile, "name" | "place" | "number">, isOwn: boolean): string {
  if (isOwn || number === null) return name;
  const ending = endingOf(name);
  return `${number}-${place}${ending && `.${ending}`}`;
}

/**
 * The files beside each answer of an ended attempt, and for its student the names of those that came too late. Two queries,
 * none where no question takes files.
 */
export async function filesBeside(
  tx: Tx,
  { id, order }: { id: string; order: readonly SnapshotItem[] },
  isOwn: boolean,
): Promise<(versionId: string) => GivenFiles | null> {
  const taking = new Set(order.flatMap((item) => (item.takesFiles ? [item.questionVersionId] : [])));
  if (taking.size === 0) return () => null;
  const named = await readNamedFiles(tx, id);
  const late = isOwn ? await readLateFiles(tx, id) : [];
  const of = <Item extends { questionVersionId: string }>(items: readonly Item[], versionId: string) =>
    items.filter(({ questionVersionId }) => questionVersionId === versionId);
  return (versionId) =>
    taking.has(versionId)
      ? {
          files: of(named, versionId).map((file) => showFile(id, file, isOwn)),
          late: of(late, versionId).map(({ name }) => name),
        }
      : null;
}

const LateFile = rowSchema(() => ({ questionVersionId: z.string(), name: z.string() }));

/** What hadn't arrived at the end, or had and was stored after the answer was last saved, so that it never got into it. */
const readLateFiles = (tx: Tx, attemptId: string) => queryRows(tx, LateFile)`
  SELECT f.question_version_id::text AS "questionVersionId", f.name
    FROM answer_file f LEFT JOIN stored_file b ON b.id = f.file_id
    LEFT JOIN attempt_answer g ON g.attempt_id = f.attempt_id AND g.question_version_id = f.question_version_id
   WHERE f.attempt_id = ${attemptId}::uuid AND NOT f.is_refused
     AND (f.file_id IS NULL OR (b.uploaded_at > coalesce(g.answered_at, '-infinity') AND NOT f.id = ANY(coalesce(g.selected_answers, '{}'))))
   ORDER BY f.id`;

export const showFile = (attemptId: string, file: NamedFile, isOwn: boolean): ShownFile => ({
  id: file.id,
  name: nameFor(file, isOwn),
  sizeBytes: Number(file.sizeBytes),
  address: `/api/attempts/${attemptId}/files/${file.id}`,
});
