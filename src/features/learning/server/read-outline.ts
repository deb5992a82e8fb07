import "server-only";
import * as z from "zod";
import { Prisma } from "@/generated/prisma/client";
import { LessonType } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { type Cloth, clothOf } from "@/lib/cover";
import type { GateCondition } from "@/policy/gate";
import { cached } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const OutlineLesson = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  section: z.string().nullable(),
  type: z.enum(LessonType),
  minutes: z.number().nullable(),
  isRequired: z.boolean(),
  hasAssessment: z.boolean(),
  level: z.enum(["PREMIUM", "GUEST", "REGISTERED"]),
  isFreePreview: z.boolean(),
  /** Its own; those of its module hold for it too. */
  gates: z.array(json<GateCondition>()),
}));
export type OutlineLesson = RowOf<typeof OutlineLesson>;

export interface OutlineModule {
  id: string;
  title: string;
  /** Shown from here on; a module to come is in the outline, but not in what students get. */
  publishedAt: Date;
  gates: GateCondition[];
  lessons: OutlineLesson[];
}

export interface Outline extends Omit<OutlineRow, "isPublished" | "slug" | "coverCategory" | "modules"> {
  /** Of the course's cover. */
  cloth: Cloth;
  modules: OutlineModule[];
}

const OutlineRow = rowSchema(() => ({
  versionId: z.string(),
  courseTitle: z.string(),
  /** BCP 47, of the course's texts. */
  language: z.string(),
  hasCertificate: z.boolean(),
  isPublished: z.boolean(),
  slug: z.string(),
  coverCategory: z.string().nullable(),
  modules: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      gates: z.array(json<GateCondition>()),
      lessons: z.array(OutlineLesson()),
      publishedAt: z.string(),
    }),
  ),
}));
type OutlineRow = RowOf<typeof OutlineRow>;

const gatesOf = (owner: Prisma.Sql): Prisma.Sql => Prisma.sql`
  COALESCE((SELECT jsonb_agg(g.condition ORDER BY g.id) FROM lesson_gate g WHERE g.version_id = v.id AND ${owner}), '[]'::jsonb)`;

const outlineOf = (versionId: string): Prisma.Sql => Prisma.sql`
  SELECT v.id AS "versionId", v.title AS "courseTitle", v.language, c.has_certificate AS "hasCertificate", v.published_at IS NOT NULL AS "isPublished",
    c.slug, (SELECT coalesce(k.cover_grammar, k.slug) FROM category k WHERE k.id = c.category_id) AS "coverCategory",
    COALESCE((SELECT jsonb_agg(jsonb_build_object('id', m.module_id, 'title', m.title, 'publishedAt', m.published_at,
        'gates', ${gatesOf(Prisma.sql`g.module_id = m.module_id`)}, 'lessons',
        COALESCE((SELECT jsonb_agg(jsonb_build_object('id', l.lesson_id, 'title', l.title, 'section', l.section, 'type', l.type,
                    'minutes', l.duration_minutes, 'isRequired', l.is_required, 'hasAssessment', a.id IS NOT NULL,
                    'level', l.access_level, 'isFreePreview', l.is_free_preview,
                    'gates', ${gatesOf(Prisma.sql`g.lesson_id = l.lesson_id`)}) ORDER BY l.position)
                    FROM lesson_version l LEFT JOIN assessment_version a ON a.lesson_version_id = l.id
                   WHERE l.module_version_id = m.id), '[]'::jsonb)) ORDER BY m.position)
      FROM module_version m WHERE m.version_id = v.id AND m.published_at IS NOT NULL), '[]'::jsonb) AS "modules"
  FROM course_version v JOIN course c ON c.id = v.course_id WHERE v.id = ${versionId}::uuid`;

async function loadOutline(db: Tx, versionId: string, now: Date) {
  const [row] = await queryRows(db, OutlineRow)(outlineOf(versionId));
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const { isPublished, slug, coverCategory, ...outline } = row;
  const modules = outline.modules.map((module) => ({ ...module, publishedAt: new Date(module.publishedAt) }));
  const coming = modules.map((module) => module.publishedAt.getTime()).filter((at) => at > now.getTime());
  // A draft changes without touching a tag: it is kept for no time at all.
  const until = isPublished ? (coming.length > 0 ? new Date(Math.min(...coming)) : null) : now;
  return { value: { ...outline, cloth: clothOf(coverCategory, slug), modules } satisfies Outline, until };
}

/** Modules and lessons of one version, hidden modules left out. Out of memory, or one query. */
export function readOutline(
  { db, now }: { db: Tx; now: () => Date },
  { courseId, versionId }: { courseId: string; versionId: string },
): Promise<Outline> {
  return cached(`outline:${versionId}`, [`course:${courseId}`, "categories"], () => loadOutline(db, versionId, now()));
}

/** What students see of it at a moment. */
export function shownModules(outline: Outline, now: Date): OutlineModule[] {
  return outline.modules.filter((module) => module.publishedAt <= now);
}
