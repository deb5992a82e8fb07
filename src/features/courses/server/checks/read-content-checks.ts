import "server-only";
import * as z from "zod";
import { type CheckedLesson, type CheckedLink, findContentGaps } from "@/features/courses/content-gaps";
import type { PublishingGap } from "@/features/courses/rules";
import { coursePath } from "@/features/media/course-path";
import { findContentFacts } from "@/features/media/server/find-content-facts";
import { AppError } from "@/lib/app-error";
import { queryRows, type RowOf, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

export interface ContentChecks {
  gaps: PublishingGap[];
  /** Links to other sites: how many there are, how many were asked, how many of those do not answer. */
  links: { total: number; checked: number; broken: number; checkedAt: Date | null };
}

const VersionRow = rowSchema(() => ({
  slug: z.string(),
  lessons: z.array(
    z.strictObject({
      lessonId: z.string(),
      title: z.string(),
      place: z.string(),
      text: z.string(),
      isShown: z.boolean(),
    }),
  ),
  files: z.array(z.strictObject({ path: z.string(), isDecorative: z.boolean() })),
}));
type VersionRow = RowOf<typeof VersionRow>;

/** Addresses longer than this are not asked. */
const longest = 1500;

async function readTexts(db: Deps["db"], courseId: string): Promise<VersionRow> {
  const [row] = await queryRows(db, VersionRow)`
    SELECT c.slug,
           coalesce((SELECT jsonb_agg(jsonb_build_object('lessonId', l.lesson_id, 'title', l.title, 'isShown', m.published_at IS NOT NULL,
                              'place', (m.position + 1) || '.' || (l.position + 1),
                              'text', concat_ws(E'\n\n', l.content, nullif(l.registered_content, ''), nullif(l.guest_content, '')))
                            ORDER BY m.position, l.position)
                       FROM lesson_version l JOIN module_version m ON m.id = l.module_version_id WHERE l.version_id = v.id), '[]') AS lessons,
           coalesce((SELECT jsonb_agg(jsonb_build_object('path', f.path, 'isDecorative', s.is_decorative))
                       FROM course_file f JOIN stored_file s ON s.id = f.file_id WHERE f.version_id = v.id), '[]') AS files
      FROM course c JOIN course_version v ON v.course_id = c.id
     WHERE c.id = ${courseId}::uuid ORDER BY v.number DESC LIMIT 1`;
  if (!row) throw new AppError("NOT_FOUND", "common.not_found");
  return row;
}

async function findLinks(db: Deps["db"], courseId: string): Promise<{ row: VersionRow; lessons: CheckedLesson[] }> {
  const row = await readTexts(db, courseId);
  const lessons = await Promise.all(
    row.lessons
      .filter(({ isShown }) => isShown)
      .map(async ({ lessonId, title, place, text }) => {
        const facts = await findContentFacts(text);
        return {
          lessonId,
          title,
          place,
          images: facts.images.map((image) => ({ ...image, path: coursePath(image.address) })),
          brokenFormulas: facts.brokenFormulas.map(startOf),
          links: facts.links.flatMap((address) => linkOf(address, row.slug) ?? []),
        };
      }),
  );
  return { row, lessons };
}

/** Enough of a formula to find it by. */
const startOf = (formula: string): string => (formula.length > 60 ? `${formula.slice(0, 59)}…` : formula);

const ownLesson = /^\/learn\/([^/?#]+)\/([0-9a-f-]{36})(?:[/?#]|$)/i;

/** Where a link leads, as far as that can be checked; null for mail, anchors and the site's other pages. */
function linkOf(address: string, slug: string): CheckedLink | null {
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) {
    const url = new URL(address);
    url.hash = "";
    return url.href.length > longest ? null : { kind: "web", url: url.href, address };
  }
  const lesson = ownLesson.exec(address);
  if (lesson?.[2]) return lesson[1] === slug ? { kind: "lesson", lessonId: lesson[2].toLowerCase(), address } : null;
  if (address.startsWith("/")) return null;
  const path = coursePath(address);
  return path === null ? null : { kind: "file", path, address };
}

/** Every address on another site that the shown texts of the newest version name. */
export async function listWebLinks({ db }: Pick<Deps, "db">, courseId: string): Promise<string[]> {
  const { lessons } = await findLinks(db, courseId);
  return [...new Set(lessons.flatMap(({ links }) => links.flatMap((link) => (link.kind === "web" ? [link.url] : []))))];
}

/** What the texts of the newest version lack, and what its links answered when they were last asked. Three queries. */
export async function getContentChecks({ db }: Pick<Deps, "db">, courseId: string): Promise<ContentChecks> {
  const [{ row, lessons }, asked] = await Promise.all([
    findLinks(db, courseId),
    db.linkCheck.findMany({ where: { courseId }, select: { url: true, answer: true, checkedAt: true } }),
  ]);
  const urls = new Set(
    lessons.flatMap(({ links }) => links.flatMap((link) => (link.kind === "web" ? [link.url] : []))),
  );
  const now = asked.filter(({ url }) => urls.has(url));
  const broken = new Set(now.filter(({ answer }) => answer !== "ANSWERS").map(({ url }) => url));
  const gaps = findContentGaps(lessons, {
    files: new Set(row.files.map(({ path }) => path)),
    decorative: new Set(row.files.filter(({ isDecorative }) => isDecorative).map(({ path }) => path)),
    lessons: new Set(row.lessons.map(({ lessonId }) => lessonId)),
    broken,
  });
  const times = now.map(({ checkedAt }) => checkedAt.getTime());
  return {
    gaps,
    links: {
      total: urls.size,
      checked: now.length,
      broken: broken.size,
      checkedAt: times.length > 0 ? new Date(Math.min(...times)) : null,
    },
  };
}
