import "server-only";
import * as z from "zod";
import type { DraftFacts, DraftModule } from "@/features/courses/rules";
import { findRecordings } from "@/features/editor/document/recordings";
import { Prisma } from "@/generated/prisma/client";
import { AccessLevel, QuestionType } from "@/generated/prisma/enums";
import type { GateCondition } from "@/policy/gate";
import type { Tx } from "@/server/db/client";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

/** The version that waits to be published, with what the publishing checks look at. */
export interface Draft {
  versionId: string;
  number: number;
  revision: number;
  language: string;
  facts: DraftFacts;
  /** Set aside while this one is published: a draft that goes on over it. */
  rest?: string;
}

const QuestionRow = rowSchema(() => ({
  type: z.enum(QuestionType),
  text: z.string(),
  numericValue: z.string(),
  numericTolerance: z.string(),
  numericUnit: z.string(),
  body: json(),
  points: z.number(),
  answers: z.array(z.strictObject({ text: z.string(), isCorrect: z.boolean(), isPattern: z.boolean() })),
}));

const LessonRow = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  isEmpty: z.boolean(),
  gates: z.array(json<GateCondition>()),
  accessLevel: z.enum(AccessLevel),
  isFreePreview: z.boolean(),
  isRequired: z.boolean(),
  isVideo: z.boolean(),
  hasCaptions: z.boolean(),
  /** Of those alone that may hold recordings. */
  texts: z.string().nullable(),
  questions: z.array(QuestionRow()).nullable(),
  draws: z.array(z.strictObject({ count: z.number(), pool: z.number() })),
  /** The numbers of those that hold no question and no draw. */
  emptySections: z.array(z.number()),
}));

const DraftRow = rowSchema(() => ({
  courseId: z.string(),
  versionId: z.string(),
  number: z.number(),
  revision: z.number(),
  language: z.string(),
  title: z.string(),
  description: z.string(),
  objectives: z.array(z.string()),
  hasCategory: z.boolean(),
  isPriced: z.boolean(),
  modules: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      isHidden: z.boolean(),
      gates: z.array(json<GateCondition>()),
      lessons: z.array(LessonRow()),
    }),
  ),
}));

/** One query, whatever the size of the course. Null when nothing waits to be published. */
export async function getDraft(tx: Tx, courseId: string): Promise<Draft | null> {
  return (await getDrafts(tx, [courseId])).get(courseId) ?? null;
}

/** The same of several courses, in one query; those of which nothing waits are not among them. */
export function getDrafts(tx: Tx, courseIds: readonly string[]): Promise<Map<string, Draft>> {
  return readFacts(tx, courseIds, Prisma.sql`v.published_at IS NULL`);
}

/** What the checks look at in the version that a publish would put back on the catalog, as it is; null where there is none. */
export async function getRepublishedFacts(tx: Tx, courseId: string): Promise<DraftFacts | null> {
  const versions = await readFacts(
    tx,
    [courseId],
    Prisma.sql`v.id = c.live_version_id AND c.state NOT IN ('LIVE', 'ARCHIVED')`,
  );
  return versions.get(courseId)?.facts ?? null;
}

/** Of each course, the one version that the condition on `v` and `c` picks. */
async function readFacts(tx: Tx, courseIds: readonly string[], condition: Prisma.Sql): Promise<Map<string, Draft>> {
  const rows = await queryRows(tx, DraftRow)`
    SELECT v.course_id AS "courseId", v.id AS "versionId", v.number, v.revision, v.language, v.title, v.description, v.objectives,
           c.category_id IS NOT NULL AS "hasCategory", c.price_minor > 0 AS "isPriced",
           coalesce((
             SELECT jsonb_agg(jsonb_build_object('id', m.module_id, 'title', m.title, 'isHidden', m.published_at IS NULL, 'gates', coalesce((
               SELECT jsonb_agg(g.condition) FROM lesson_gate g WHERE g.version_id = v.id AND g.module_id = m.module_id), '[]'), 'lessons', coalesce((
               SELECT jsonb_agg(jsonb_build_object(
                        'id', l.lesson_id, 'title', l.title,
                        'isEmpty', btrim(l.content) = '' AND l.video_url IS NULL AND l.video_file_id IS NULL AND l.embed_url IS NULL
                                   AND NOT EXISTS (SELECT 1 FROM resource_version r WHERE r.lesson_version_id = l.id),
                        'gates', coalesce((SELECT jsonb_agg(g.condition) FROM lesson_gate g
                                            WHERE g.version_id = v.id AND g.lesson_id = l.lesson_id), '[]'),
                        'accessLevel', l.access_level, 'isFreePreview', l.is_free_preview,
                        'isRequired', l.is_required, 'isVideo', l.video_file_id IS NOT NULL,
                        'hasCaptions', EXISTS (SELECT 1 FROM caption k WHERE k.lesson_version_id = l.id),
                        'texts', (SELECT t FROM concat_ws(E'\n\n', l.content, l.registered_content, l.guest_content) AS t
                                   WHERE t ~ '::(video|audio)'),
                        'questions', (
                          SELECT coalesce((
                            SELECT jsonb_agg(jsonb_build_object(
                                     'type', q.type, 'text', q.text, 'numericValue', coalesce(q.numeric_value, ''),
                                     'numericTolerance', coalesce(q.numeric_tolerance, ''),
                                     'numericUnit', coalesce(q.numeric_unit, ''), 'body', q.body, 'points', q.points, 'answers', coalesce((
                                       SELECT jsonb_agg(jsonb_build_object('text', w.text, 'isCorrect', w.is_correct, 'isPattern', w.is_pattern) ORDER BY w.position)
                                         FROM answer w WHERE w.question_version_id = q.id), '[]'))
                                   ORDER BY p.draw_key IS NOT NULL, p.position)
                              FROM assessment_question p JOIN question_version q ON q.id = p.question_version_id
                             WHERE p.assessment_version_id = a.id), '[]')
                            FROM assessment_version a WHERE a.lesson_version_id = l.id),
                        'draws', (
                          SELECT coalesce(jsonb_agg(jsonb_build_object('count', d.count, 'pool', (
                                   SELECT count(*) FROM assessment_question p
                                    WHERE p.assessment_version_id = d.assessment_version_id AND p.draw_key = d.key)) ORDER BY d.position), '[]')
                            FROM assessment_draw d JOIN assessment_version a ON a.id = d.assessment_version_id WHERE a.lesson_version_id = l.id),
                        'emptySections', (
                          SELECT coalesce(jsonb_agg(s.n ORDER BY s.n), '[]')
                            FROM assessment_version a, jsonb_array_elements(a.sections) WITH ORDINALITY AS s (value, n)
                           WHERE a.lesson_version_id = l.id AND NOT EXISTS (
                             SELECT 1 FROM assessment_question p WHERE p.assessment_version_id = a.id AND p.draw_key IS NULL
                                AND (p.section_key = s.value ->> 'key' OR s.n = 1 AND p.section_key IS NULL)) AND NOT EXISTS (
                             SELECT 1 FROM assessment_draw d WHERE d.assessment_version_id = a.id
                                AND (d.section_key = s.value ->> 'key' OR s.n = 1 AND d.section_key IS NULL))))
                      ORDER BY l.position)
                 FROM lesson_version l WHERE l.module_version_id = m.id), '[]')) ORDER BY m.position)
               FROM module_version m WHERE m.version_id = v.id), '[]') AS modules
      FROM course_version v JOIN course c ON c.id = v.course_id
     WHERE v.course_id = ANY(${[...courseIds]}::uuid[]) AND ${condition}`;
  return new Map(
    rows.map(({ courseId, versionId, number, revision, language, modules, ...facts }) => [
      courseId,
      { versionId, number, revision, language, facts: { ...facts, modules: modules.map(withRecordings) } },
    ]),
  );
}

const withRecordings = ({ lessons, ...module }: RowOf<typeof DraftRow>["modules"][number]): DraftModule => ({
  ...module,
  lessons: lessons.map(({ texts, ...lesson }) => ({
    ...lesson,
    recordings: findRecordings(texts ?? "").map(({ path, captions }) => ({ path, hasCaptions: captions !== null })),
  })),
});
