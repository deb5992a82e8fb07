import "server-only";
import type { NoteFilter } from "@/features/notebook/schema";
import { Prisma } from "@/generated/prisma/client";
import { likeAnywhere } from "@/lib/escape-like";

/** Conditions on `note n` with `lesson l`: one's own notes that a filter keeps. Every word is in its text, its quote or a tag. */
export function noteWhere(userId: string, { q, course, tag }: NoteFilter): Prisma.Sql {
  const conditions = [Prisma.sql`n.user_id = ${userId}::uuid`, Prisma.sql`n.deleted_at IS NULL`];
  for (const word of q.trim().split(/\s+/).filter(Boolean).slice(0, 10)) {
    conditions.push(
      Prisma.sql`concat_ws(' ', n.content, n.passage->>'quote', array_to_string(n.tags, ' ')) ILIKE ${likeAnywhere(word)}`,
    );
  }
  if (course) conditions.push(Prisma.sql`l.course_id = ${course}::uuid`);
  if (tag) conditions.push(Prisma.sql`${tag} = ANY(n.tags)`);
  return Prisma.join(conditions, " AND ");
}

export const noteFields = Prisma.sql`n.id, n.lesson_id AS "lessonId", n.content, n.timestamp_seconds AS "timestampSeconds", n.passage,
  n.tags, n.is_private AS "isPrivate", n.hidden_at AS "hiddenAt", n.hidden_reason AS "hiddenReason", n.created_at AS "createdAt", n.updated_at AS "updatedAt", l.course_id AS "courseId"`;
