import "server-only";
import * as z from "zod";
import { announcementsOfPage } from "@/features/discussion/rules";
import { openLessons } from "@/features/discussion/server/open-lessons";
import { contentWords } from "@/features/media/server/content-words";
import { renderContent } from "@/features/media/server/render-content";
import { type CourseFacts, courseRules } from "@/policy/course";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { Deps } from "@/server/trpc/context";

export interface ShownAnnouncement {
  id: string;
  title: string;
  author: string;
  html: string;
  /** The words themselves, for those who may change them. */
  content: string | null;
  /** ISO 8601; null while it is a draft, which only those who write see. */
  publishedAt: string | null;
  isEdited: boolean;
}

export interface Announcements {
  course: { id: string; slug: string; title: string; language: string };
  mayWrite: boolean;
  announcements: ShownAnnouncement[];
  total: number;
  page: number;
  lastPage: number;
}

const Row = rowSchema(() => ({
  id: z.string(),
  title: z.string(),
  content: z.string(),
  publishedAt: z.date().nullable(),
  isEdited: z.boolean(),
  author: z.string(),
  total: z.number(),
}));

/** What the team told the students of a course, newest first; drafts are before it, for those who write. */
export async function listAnnouncements(deps: Deps, course: CourseFacts, asked: number): Promise<Announcements> {
  const { db, actor, locale } = deps;
  const mayWrite = courseRules["course.announce"](actor, course);
  const readRows = async (page: number) => {
    const rows = await queryRows(db, Row)`
      SELECT a.id, a.title, a.content, a.publish_at AS "publishedAt", a.edited_at IS NOT NULL AS "isEdited", u.name AS author,
             count(*) OVER ()::int AS total
        FROM announcement a JOIN users u ON u.id = a.user_id
       WHERE a.course_id = ${course.id}::uuid AND a.deleted_at IS NULL AND (${mayWrite} OR a.publish_at IS NOT NULL)
       ORDER BY a.publish_at DESC NULLS FIRST, a.id DESC LIMIT ${announcementsOfPage} OFFSET ${(page - 1) * announcementsOfPage}`;
    return { rows, total: rows[0]?.total ?? 0 };
  };
  const [{ courseTitle, language }, { rows, ...found }] = await Promise.all([
    openLessons(deps, course),
    readPage(asked, announcementsOfPage, readRows),
  ]);
  const words = await contentWords(locale);
  return {
    course: { id: course.id, slug: course.slug, title: courseTitle, language },
    mayWrite,
    ...found,
    announcements: await Promise.all(
      rows.map(async ({ id, title, content, publishedAt, isEdited, author }) => ({
        ...{ id, title, author, isEdited },
        html: (await renderContent(content, { words, topHeading: 3, idPrefix: `a-${id}-` })).html,
        content: mayWrite ? content : null,
        publishedAt: publishedAt?.toISOString() ?? null,
      })),
    ),
  };
}
