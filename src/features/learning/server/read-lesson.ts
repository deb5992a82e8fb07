import "server-only";
import * as z from "zod";
import { readTranscript } from "@/features/learning/server/read-transcript";
import { contentWords } from "@/features/media/server/content-words";
import { filePathsIn } from "@/features/media/server/render-content";
import { Prisma } from "@/generated/prisma/client";
import { LessonType } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { cached } from "@/server/cache/tag-cache";
import type { Tx } from "@/server/db/client";
import { json, queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";

const FileFacts = rowSchema(() => ({
  id: z.string(),
  storageKey: z.string(),
  name: z.string(),
  mimeType: z.string(),
  sizeBytes: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** Smaller images of it, as they are stored. */
  variants: json().exactOptional(),
}));
export type FileFacts = RowOf<typeof FileFacts>;

const ResourceFacts = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  type: z.string(),
  description: z.string(),
  url: z.string().nullable(),
  isPremium: z.boolean(),
  minutes: z.number().nullable(),
  file: FileFacts().nullable(),
}));
export type ResourceFacts = RowOf<typeof ResourceFacts>;

/** Everything of a lesson in one version: for the server's eyes. What a viewer may have of it is chosen afterwards. */
export interface LessonSource extends Omit<LessonRow, "transcript" | "language" | "isPublished"> {
  /** As its author wrote it, else the words of the captions. */
  transcript: { text: string; language: string } | null;
}

const file = (alias: string): Prisma.Sql =>
  Prisma.raw(`CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'storageKey', ${alias}.storage_key,
    'name', ${alias}.original_name, 'mimeType', ${alias}.mime_type, 'sizeBytes', ${alias}.size_bytes, 'width', ${alias}.width, 'height', ${alias}.height,
    'variants', ${alias}.variants) END`);

const LessonRow = rowSchema(() => ({
  lessonId: z.string(),
  title: z.string(),
  section: z.string().nullable(),
  moduleTitle: z.string(),
  type: z.enum(LessonType),
  minutes: z.number().nullable(),
  isRequired: z.boolean(),
  level: z.enum(["PREMIUM", "GUEST", "REGISTERED"]),
  isFreePreview: z.boolean(),
  bodies: z.strictObject({ content: z.string(), registered: z.string(), guest: z.string() }),
  videoUrl: z.string().nullable(),
  videoSeconds: z.number().nullable(),
  videoFile: FileFacts().nullable(),
  captions: z.array(z.strictObject({ language: z.string(), label: z.string(), file: FileFacts() })),
  embedUrl: z.string().nullable(),
  hasLab: z.boolean(),
  labChecks: z.array(z.string()),
  resources: z.array(ResourceFacts()),
  hasAssessment: z.boolean(),
  /** Files that the three bodies name, by path. */
  files: z.record(z.string(), FileFacts()),
  transcript: z.string().nullable(),
  language: z.string(),
  isPublished: z.boolean(),
}));
type LessonRow = RowOf<typeof LessonRow>;

const lessonOf = (versionId: string, lessonId: string): Prisma.Sql => Prisma.sql`
  SELECT l.lesson_id AS "lessonId", l.title, l.section, m.title AS "moduleTitle", l.type::text AS "type", l.duration_minutes AS "minutes",
    l.is_required AS "isRequired", l.access_level::text AS "level", l.is_free_preview AS "isFreePreview",
    jsonb_build_object('content', l.content, 'registered', l.registered_content, 'guest', l.guest_content) AS "bodies",
    l.video_url AS "videoUrl", COALESCE(l.video_seconds, vf.duration_seconds) AS "videoSeconds", ${file("vf")} AS "videoFile", l.transcript, v.language,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('language', k.language, 'label', k.label, 'file', ${file("kf")}) ORDER BY k.language)
      FROM caption k JOIN stored_file kf ON kf.id = k.file_id WHERE k.lesson_version_id = l.id), '[]'::jsonb) AS "captions",
    l.embed_url AS "embedUrl", l.has_lab AS "hasLab", COALESCE(l.lab_checks, '{}') AS "labChecks",
    COALESCE((SELECT jsonb_agg(jsonb_build_object('id', r.resource_id, 'title', r.title, 'type', r.type, 'description', r.description, 'url', r.url,
        'isPremium', r.is_premium, 'minutes', r.duration_minutes, 'file', ${file("rf")}) ORDER BY r.position)
      FROM resource_version r LEFT JOIN stored_file rf ON rf.id = r.file_id WHERE r.lesson_version_id = l.id), '[]'::jsonb) AS "resources",
    EXISTS (SELECT 1 FROM assessment_version a WHERE a.lesson_version_id = l.id) AS "hasAssessment",
    COALESCE((SELECT jsonb_object_agg(f.path, ${file("sf")}) FROM course_file f JOIN stored_file sf ON sf.id = f.file_id
      WHERE f.version_id = l.version_id AND sf.state = 'READY'
        AND strpos(l.content || l.registered_content || l.guest_content, f.path) > 0), '{}'::jsonb) AS "files", v.published_at IS NOT NULL AS "isPublished"
  FROM lesson_version l JOIN module_version m ON m.id = l.module_version_id JOIN course_version v ON v.id = l.version_id
  LEFT JOIN stored_file vf ON vf.id = l.video_file_id
  WHERE l.version_id = ${versionId}::uuid AND l.lesson_id = ${lessonId}::uuid`;

const filesOf = (versionId: string, paths: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT f.path, ${file("s")} AS "file" FROM course_file f JOIN stored_file s ON s.id = f.file_id
   WHERE f.version_id = ${versionId}::uuid AND f.path = ANY(${paths}) AND s.state = 'READY'`;

async function loadLesson(db: Tx, versionId: string, lessonId: string, now: Date) {
  const [row] = await queryRows(db, LessonRow)(lessonOf(versionId, lessonId));
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  const { isPublished, language, transcript, ...lesson } = row;
  const said = await readTranscript({ ...lesson, language, transcript });
  const value: LessonSource = { ...lesson, transcript: said };
  const words = await contentWords("en");
  const named = (await Promise.all(Object.values(value.bodies).map((body) => filePathsIn(body, { words })))).flat();
  // Written with escapes ("my%20map.png") a path isn't in the text as it is.
  const escaped = named.filter((path) => !value.files[path]);
  if (escaped.length > 0) {
    const found = await queryRows(db, () => z.strictObject({ path: z.string(), file: FileFacts() }))(
      filesOf(versionId, escaped),
    );
    for (const one of found) value.files[one.path] = one.file;
  }
  return { value, until: isPublished ? null : now };
}

/** A lesson as one version has it. Out of memory, or one query (two where its text escapes the paths of files). */
export function readLesson(
  { db, now }: { db: Tx; now: () => Date },
  { courseId, versionId, lessonId }: { courseId: string; versionId: string; lessonId: string },
): Promise<LessonSource> {
  return cached(`lesson:${versionId}:${lessonId}`, [`course:${courseId}`], () =>
    loadLesson(db, versionId, lessonId, now()),
  );
}
