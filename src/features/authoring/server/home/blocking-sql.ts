import "server-only";
import { Prisma } from "@/generated/prisma/client";

/**
 * How many things stop a version from being published, over `course_version d`: the same as the blocking ones of
 * `findPublishingGaps` (rules.ts), counted for many courses in one statement. A test holds the two together.
 */
export const blockingCount: Prisma.Sql = Prisma.sql`(
  SELECT (CASE WHEN btrim(d.title) = '' THEN 1 ELSE 0 END) + (CASE WHEN count(l.id) = 0 THEN 1 ELSE 0 END)
         + coalesce(sum(w.wrong), 0)::int
         + count(l.id) FILTER (WHERE l.is_required AND l.video_file_id IS NOT NULL
                                 AND NOT EXISTS (SELECT 1 FROM caption k WHERE k.lesson_version_id = l.id))::int
    FROM module_version m
    JOIN lesson_version l ON l.module_version_id = m.id
    LEFT JOIN LATERAL (
      SELECT CASE WHEN count(p.id) = 0 THEN 1 ELSE count(*) FILTER (WHERE CASE q.type
               WHEN 'NUMERIC' THEN q.numeric_value IS NULL
               WHEN 'MULTIPLE_CHOICE' THEN false
               WHEN 'SHORT_ANSWER' THEN k.n = 0
               ELSE k.n <> 1 END) END AS wrong
        FROM assessment_version a
        LEFT JOIN assessment_question p ON p.assessment_version_id = a.id
        LEFT JOIN question_version q ON q.id = p.question_version_id
        LEFT JOIN LATERAL (SELECT count(*) AS n FROM answer w WHERE w.question_version_id = q.id AND w.is_correct) k ON true
       WHERE a.lesson_version_id = l.id GROUP BY a.id) w ON true
   WHERE m.version_id = d.id AND m.published_at IS NOT NULL)`;
