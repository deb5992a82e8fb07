import "server-only";
import * as z from "zod";
import type { VersionFacts } from "@/features/courses/compare-versions";
import { detailFields } from "@/features/courses/compare-versions";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { queryRows, rowSchema } from "@/server/db/query-rows";

const LessonRow = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  type: z.string(),
  section: z.string().nullable(),
  isRequired: z.boolean(),
  isFreePreview: z.boolean(),
  accessLevel: z.string(),
  minutes: z.number().nullable(),
  text: z.string(),
  teasers: z.string(),
  video: z.string(),
  captions: z.string(),
  activity: z.string(),
  resources: z.string(),
  files: z.string().nullable(),
  assessment: z
    .strictObject({
      title: z.string(),
      rules: z.string(),
      questions: z.array(z.strictObject({ id: z.string(), digest: z.string() })),
    })
    .nullable(),
}));

const Row = rowSchema(() => ({
  id: z.string(),
  details: z.record(z.enum(detailFields), z.string()),
  modules: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      isHidden: z.boolean(),
      minutes: z.number().nullable(),
      lessons: z.array(LessonRow()),
    }),
  ),
}));

const digest = (...columns: string[]): Prisma.Sql => Prisma.raw(`md5(jsonb_build_array(${columns.join(", ")})::text)`);

const detailsOf = Prisma.sql`jsonb_build_object(
  'title', v.title, 'subtitle', v.subtitle, 'description', ${digest("v.description")}, 'thumbnail', coalesce(v.thumbnail_file_id::text, ''),
  'level', v.level, 'language', v.language, 'requirements', ${digest("v.requirements")}, 'skills', ${digest("v.skills")},
  'objectives', ${digest("v.objectives")}, 'audience', ${digest("v.audience")}, 'search', ${digest("v.meta_keywords", "v.meta_description")},
  'duration', coalesce(v.duration_minutes::text, ''),
  'gates', coalesce((SELECT md5(string_agg(coalesce(g.lesson_id, g.module_id)::text || g.condition::text, '' ORDER BY g.lesson_id, g.module_id, g.condition::text))
                       FROM lesson_gate g WHERE g.version_id = v.id), ''))`;

const questionsOf = Prisma.sql`coalesce((
  SELECT jsonb_agg(jsonb_build_object('id', q.question_id, 'digest', md5(jsonb_build_array(q.type, q.text, q.points, q.penalty, q.explanation, q.feedback,
             q.numeric_value, q.numeric_tolerance, q.numeric_unit, q.body, q.read_again,
             (SELECT jsonb_agg(jsonb_build_array(w.text, w.is_correct, w.explanation, w.is_case_sensitive, w.is_pattern, w.credit) ORDER BY w.position)
                FROM answer w WHERE w.question_version_id = q.id))::text)) ORDER BY p.position)
    FROM assessment_question p JOIN question_version q ON q.id = p.question_version_id WHERE p.assessment_version_id = a.id), '[]')`;

const lessonOf = Prisma.sql`jsonb_build_object(
  'id', l.lesson_id, 'title', l.title, 'type', l.type, 'section', l.section, 'isRequired', l.is_required, 'isFreePreview', l.is_free_preview,
  'accessLevel', l.access_level, 'minutes', l.duration_minutes, 'text', md5(l.content),
  'teasers', ${digest("l.registered_content", "l.guest_content")}, 'video', ${digest("l.video_url", "l.video_file_id", "l.video_seconds")},
  'captions', md5(coalesce(l.transcript, '') || coalesce((SELECT string_agg(concat_ws('|', k.language, k.label, k.file_id), ',' ORDER BY k.language)
                    FROM caption k WHERE k.lesson_version_id = l.id), '')),
  'activity', ${digest("l.embed_url", "l.has_lab", "l.lab_checks", "l.activity_type")},
  'resources', coalesce((SELECT md5(string_agg(jsonb_build_array(r.resource_id, r.title, r.type, r.description, r.file_id, r.url, r.is_premium, r.duration_minutes)::text, ',' ORDER BY r.position))
                    FROM resource_version r WHERE r.lesson_version_id = l.id), ''),
  'files', (SELECT md5(string_agg(f.path || f.file_id::text, ',' ORDER BY f.path)) FROM differing f
             WHERE f.version_id = v.id AND strpos(l.content || l.registered_content || l.guest_content, f.path) > 0),
  'assessment', (SELECT jsonb_build_object('title', a.title, 'rules', ${digest(
    "a.description",
    "a.passing_score",
    "a.max_attempts",
    "a.time_limit_minutes",
    "a.randomize_questions",
    "a.randomize_answers",
    "a.review",
    "a.counting_rule",
    "a.opens_at",
    "a.closes_at",
    "a.cooldown_minutes",
    "a.feedback_bands",
    "a.records_signals",
    "a.hides_names",
    "a.two_graders",
    "a.agreement_percent",
    "a.paging",
    "a.sections",
    // Which question is in which: a move over a heading changes no position.
    `(SELECT jsonb_agg(jsonb_build_array(q.question_id, p.section_key) ORDER BY q.question_id)
         FROM assessment_question p JOIN question_version q ON q.id = p.question_version_id
        WHERE p.assessment_version_id = a.id AND p.section_key IS NOT NULL)`,
    `(SELECT jsonb_agg(jsonb_build_array(d.key, d.bank_id, d.tags, d.difficulty, d.count, d.points, d.section_key, d.read_again) ORDER BY d.position)
         FROM assessment_draw d WHERE d.assessment_version_id = a.id)`,
  )}, 'questions', ${questionsOf}) FROM assessment_version a WHERE a.lesson_version_id = l.id))`;

/**
 * Two versions as a comparison wants them, in one query: Postgres digests the texts, none of them leaves it. Null for an id
 * that is no version.
 */
export async function readVersionFacts(
  db: Tx,
  ids: readonly [before: string, after: string],
): Promise<[VersionFacts | null, VersionFacts | null]> {
  const [before, after] = ids;
  const rows = await queryRows(db, Row)`
    WITH differing AS (
      SELECT version_id, path, file_id FROM course_file f WHERE version_id IN (${before}::uuid, ${after}::uuid)
         AND NOT EXISTS (SELECT 1 FROM course_file o WHERE o.path = f.path AND o.file_id = f.file_id AND o.version_id <> f.version_id
                            AND o.version_id IN (${before}::uuid, ${after}::uuid))
    )
    SELECT v.id, ${detailsOf} AS details, coalesce((
             SELECT jsonb_agg(jsonb_build_object('id', m.module_id, 'title', m.title, 'description', m.description, 'isHidden', m.published_at IS NULL,
                      'minutes', m.duration_minutes, 'lessons', coalesce((
                        SELECT jsonb_agg(${lessonOf} ORDER BY l.position) FROM lesson_version l WHERE l.module_version_id = m.id), '[]')) ORDER BY m.position)
               FROM module_version m WHERE m.version_id = v.id), '[]') AS modules
      FROM course_version v WHERE v.id IN (${before}::uuid, ${after}::uuid)`;
  const find = (id: string) => rows.find((row) => row.id === id) ?? null;
  return [find(before), find(after)];
}
