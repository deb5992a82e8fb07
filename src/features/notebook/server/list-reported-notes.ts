import "server-only";
import { noteColumns, type ShownNote, showNote } from "@/features/notebook/server/show-note";
import type { CourseFacts } from "@/policy/course";
import type { Deps } from "@/server/trpc/context";

/** More than a course has open at once. */
const most = 100;

export interface ReportedNote extends Pick<ShownNote, "id" | "lessonId" | "html" | "hidden"> {
  author: string;
  /** What its author marked in the text of the lesson; null for a note on all of it or on a second. */
  quote: string | null;
  /** Those that no one has answered yet. */
  reports: { id: string; reason: string; note: string; by: string }[];
}

/** The shared notes of a course that someone reported, and those that are hidden; what a decision waits for first. */
export async function listReportedNotes(
  { db, locale }: Pick<Deps, "db" | "locale">,
  course: CourseFacts,
): Promise<ReportedNote[]> {
  const notes = await db.note.findMany({
    where: {
      lesson: { courseId: course.id },
      isPrivate: false,
      deletedAt: null,
      OR: [{ hiddenAt: { not: null } }, { reports: { some: { resolvedAt: null } } }],
    },
    select: {
      ...noteColumns,
      user: { select: { name: true } },
      reports: {
        where: { resolvedAt: null },
        select: { id: true, reasonCode: true, note: true, user: { select: { name: true } } },
        orderBy: { id: "asc" },
      },
    },
    orderBy: [{ hiddenAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
    take: most,
  });
  return Promise.all(
    notes.map(async ({ user, reports, ...row }) => {
      const { id, lessonId, html, hidden, anchor } = await showNote(row, locale);
      return {
        ...{ id, lessonId, html, hidden, author: user.name },
        quote: anchor.kind === "passage" ? anchor.passage.quote : null,
        reports: reports.map(({ reasonCode, user: { name }, ...report }) => ({
          ...report,
          reason: reasonCode,
          by: name,
        })),
      };
    }),
  );
}
