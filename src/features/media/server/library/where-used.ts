import "server-only";
import * as z from "zod";
import type { FileUse } from "@/features/media/schema";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";

const UseRow = rowSchema(() => ({
  place: z.enum(["captions", "text", "video", "resource", "thumbnail", "profile", "bank", "answer", "other"]),
  course: z.strictObject({ id: z.string(), slug: z.string(), title: z.string() }).nullable(),
  lesson: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  bank: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  version: z.enum(["live", "draft", "earlier"]).nullable(),
  fileId: z.string(),
}));

/**
 * Every use of these files, one query for all. A text that names a file by its path counts for each lesson where the path
 * is, and for the course where it is nowhere yet. Banks of `namesBanksOf`, a person's id or "all",
 * are named; those of others count as one. One that was deleted uses nothing.
 */
export async function listUses(
  tx: Tx,
  fileIds: readonly string[],
  { namesBanksOf = null }: { namesBanksOf?: string | null } = {},
): Promise<Map<string, FileUse[]>> {
  if (fileIds.length === 0) return new Map();
  const rows = await queryRows(tx, UseRow)`
    WITH asked AS (SELECT unnest(${[...fileIds]}::uuid[]) AS id),
    used AS (
      SELECT f.file_id, 'text' AS place, f.version_id, l.lesson_id, l.title AS lesson_title, NULL::uuid AS bank_id
        FROM course_file f JOIN asked ON asked.id = f.file_id
        LEFT JOIN lesson_version l ON l.version_id = f.version_id
              AND strpos(l.content || l.registered_content || l.guest_content, f.path) > 0
      UNION ALL SELECT l.video_file_id, 'video', l.version_id, l.lesson_id, l.title, NULL
        FROM lesson_version l JOIN asked ON asked.id = l.video_file_id
      UNION ALL SELECT k.file_id, 'captions', l.version_id, l.lesson_id, l.title, NULL
        FROM caption k JOIN asked ON asked.id = k.file_id JOIN lesson_version l ON l.id = k.lesson_version_id
      UNION ALL SELECT r.file_id, 'resource', l.version_id, l.lesson_id, l.title, NULL
        FROM resource_version r JOIN asked ON asked.id = r.file_id JOIN lesson_version l ON l.id = r.lesson_version_id
      UNION ALL SELECT v.thumbnail_file_id, 'thumbnail', v.id, NULL, NULL, NULL
        FROM course_version v JOIN asked ON asked.id = v.thumbnail_file_id
      UNION ALL SELECT p.picture_file_id, 'profile', NULL, NULL, NULL, NULL FROM profile p JOIN asked ON asked.id = p.picture_file_id
      UNION ALL SELECT i.picture_file_id, 'profile', NULL, NULL, NULL, NULL
        FROM instructor_profile i JOIN asked ON asked.id = i.picture_file_id
      UNION ALL SELECT i.cover_file_id, 'profile', NULL, NULL, NULL, NULL
        FROM instructor_profile i JOIN asked ON asked.id = i.cover_file_id
      UNION ALL SELECT f.file_id, 'bank', NULL, NULL, NULL, b.id
        FROM bank_file f JOIN asked ON asked.id = f.file_id JOIN question_bank b ON b.id = f.bank_id AND b.deleted_at IS NULL
      UNION ALL SELECT t.avatar_file_id, 'other', NULL, NULL, NULL, NULL
        FROM testimonial t JOIN asked ON asked.id = t.avatar_file_id
      UNION ALL SELECT s.file_id, 'other', NULL, NULL, NULL, NULL FROM draft_source s JOIN asked ON asked.id = s.file_id
      UNION ALL SELECT a.file_id, 'answer', NULL, NULL, NULL, NULL FROM answer_file a JOIN asked ON asked.id = a.file_id
      UNION ALL SELECT d.file_id, 'other', NULL, NULL, NULL, NULL FROM data_request d JOIN asked ON asked.id = d.file_id
    ), placed AS (
      SELECT u.file_id, u.place, u.lesson_id, u.lesson_title, b.id AS bank_id, b.title AS bank_title, c.id AS course_id, c.slug, v.number, v.title,
             CASE WHEN c.id IS NULL THEN NULL WHEN v.id = c.live_version_id THEN 'live'
                  WHEN v.published_at IS NULL THEN 'draft' ELSE 'earlier' END AS version
        FROM used u LEFT JOIN course_version v ON v.id = u.version_id LEFT JOIN course c ON c.id = v.course_id
             LEFT JOIN question_bank b ON b.id = u.bank_id
              AND (${namesBanksOf === "all"} OR b.owner_id::text = ${namesBanksOf})
    )
    SELECT DISTINCT ON (file_id, place, course_id, lesson_id, bank_id)
           file_id::text AS "fileId", place, version,
           CASE WHEN course_id IS NOT NULL THEN jsonb_build_object('id', course_id, 'slug', slug, 'title', title) END AS course,
           CASE WHEN lesson_id IS NOT NULL THEN jsonb_build_object('id', lesson_id, 'title', lesson_title) END AS lesson,
           CASE WHEN bank_title IS NOT NULL THEN jsonb_build_object('id', bank_id, 'title', bank_title) END AS bank
      FROM placed
     ORDER BY file_id, place, course_id, lesson_id, bank_id, array_position(ARRAY['live', 'draft', 'earlier'], version), number DESC`;
  const uses = new Map<string, FileUse[]>();
  for (const { fileId, ...use } of rows) uses.set(fileId, [...(uses.get(fileId) ?? []), use]);
  return uses;
}
