import "server-only";
import * as z from "zod";
import { compareVersions, type VersionChange } from "@/features/courses/compare-versions";
import { type DiffPart, diffTexts } from "@/features/editor/text-diff";
import { VersionMoveState } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { readVersionFacts } from "./read-version-facts";

const ListedVersion = rowSchema(() => ({
  id: z.string(),
  number: z.number(),
  isLive: z.boolean(),
  /** When it was closed. Null for the draft. */
  publishedAt: z.date().nullable(),
  /** A draft that was thrown away; its number says nothing. */
  isDiscarded: z.boolean(),
  publishedBy: z.string().nullable(),
  note: z.string(),
  /** The version that it was made from; for one made from a discarded draft what that was made from. */
  parentId: z.string().nullable(),
  lessonCount: z.number(),
  /** Enrollments on it: all, and those that are not finished. */
  learners: z.number(),
  underWay: z.number(),
}));
export type ListedVersion = RowOf<typeof ListedVersion>;

const MoveUnderWay = rowSchema(() => ({
  id: z.string(),
  state: z.enum(VersionMoveState),
  toNumber: z.number(),
  moved: z.number(),
  stayed: z.number(),
  createdAt: z.date(),
  finishedAt: z.date().nullable(),
}));
export type MoveUnderWay = RowOf<typeof MoveUnderWay>;

export interface CourseVersions {
  versions: ListedVersion[];
  /** The last that was asked for, if any. */
  move: MoveUnderWay | null;
}

const mostListed = 200;

/** The versions of a course, newest first, with who is on them. Two queries. */
export async function listVersions({ db }: Pick<Deps, "db">, courseId: string): Promise<CourseVersions> {
  const [versions, moves] = await Promise.all([
    queryRows(db, ListedVersion)`
      SELECT v.id, v.number, v.id = c.live_version_id IS TRUE AS "isLive", v.published_at AS "publishedAt",
             v.discarded_at IS NOT NULL AS "isDiscarded", u.name AS "publishedBy",
             v.change_note AS note, CASE WHEN p.discarded_at IS NULL THEN p.id ELSE p.parent_version_id END AS "parentId", v.lesson_count AS "lessonCount",
             count(e.id)::int AS learners, count(e.id) FILTER (WHERE e.status <> 'COMPLETED')::int AS "underWay"
        FROM course_version v JOIN course c ON c.id = v.course_id
        LEFT JOIN course_version p ON p.id = v.parent_version_id
        LEFT JOIN users u ON u.id = v.published_by_id
        LEFT JOIN enrollment e ON e.version_id = v.id AND e.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED')
       WHERE v.course_id = ${courseId}::uuid
       GROUP BY v.id, c.id, u.id, p.id ORDER BY v.published_at DESC NULLS FIRST, v.number DESC LIMIT ${mostListed}`,
    queryRows(db, MoveUnderWay)`
      SELECT m.id, m.state::text AS state, v.number AS "toNumber", m.moved, m.stayed, m.created_at AS "createdAt", m.finished_at AS "finishedAt"
        FROM version_move m JOIN course_version v ON v.id = m.to_version_id
       WHERE m.course_id = ${courseId}::uuid ORDER BY m.created_at DESC, m.id DESC LIMIT 1`,
  ]);
  return { versions, move: moves[0] ?? null };
}

/** The difference of one text of a lesson or of the course; null where a comparison says nothing. */
export interface TextDiff {
  /** Null for the course's description. */
  lessonId: string | null;
  places: DiffPart[][] | null;
}

interface ComparedVersion {
  id: string;
  number: number;
  publishedAt: Date | null;
  discardedAt: Date | null;
}

export interface ComparedVersions {
  before: ComparedVersion;
  after: ComparedVersion;
  changes: VersionChange[];
  diffs: TextDiff[];
}

/** Texts that are compared word by word at once; the rest is only named. */
const mostDiffs = 25;

/**
 * What is different between two versions of a course, with the texts' differences in words.
 * @throws AppError NOT_FOUND where one of them is no version of it.
 */
export async function getComparison(
  { db }: Pick<Deps, "db">,
  { courseId, beforeId, afterId }: { courseId: string; beforeId: string; afterId: string },
): Promise<ComparedVersions> {
  const found = await db.courseVersion.findMany({
    where: { courseId, id: { in: [beforeId, afterId] } },
    select: { id: true, number: true, publishedAt: true, discardedAt: true },
  });
  const before = found.find(({ id }) => id === beforeId);
  const after = found.find(({ id }) => id === afterId);
  if (!before || !after) throw new AppError("NOT_FOUND", "common.not_found");
  const [was, is] = await readVersionFacts(db, [beforeId, afterId]);
  const changes = was && is ? compareVersions(was, is) : [];
  return { before, after, changes, diffs: await readDiffs(db, [beforeId, afterId], changes) };
}

const TextPair = rowSchema(() => ({ lessonId: z.string().nullable(), before: z.string(), after: z.string() }));

async function readDiffs(
  db: Deps["db"],
  [beforeId, afterId]: readonly [string, string],
  changes: readonly VersionChange[],
): Promise<TextDiff[]> {
  const lessonIds = changes
    .filter(({ of, aspects }) => of === "lesson" && aspects.some(({ kind }) => kind === "text"))
    .flatMap(({ id }) => id ?? [])
    .slice(0, mostDiffs);
  const texts = await queryRows(db, TextPair)`
    SELECT a.lesson_id AS "lessonId", b.content AS before, a.content AS after
      FROM lesson_version a JOIN lesson_version b ON b.lesson_id = a.lesson_id AND b.version_id = ${beforeId}::uuid
     WHERE a.version_id = ${afterId}::uuid AND a.lesson_id = ANY(${lessonIds}::uuid[])
    UNION ALL
    SELECT NULL, b.description, a.description FROM course_version a JOIN course_version b ON b.id = ${beforeId}::uuid
     WHERE a.id = ${afterId}::uuid AND a.description <> b.description`;
  return texts.map(({ lessonId, before, after }) => ({ lessonId, places: diffTexts(before, after) }));
}
