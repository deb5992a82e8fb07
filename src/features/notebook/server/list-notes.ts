import "server-only";
import * as z from "zod";
import type { NotePageRef } from "@/features/notebook/schema";
import { noteFields, noteWhere } from "@/features/notebook/server/note-where";
import type { ShownNote } from "@/features/notebook/server/show-note";
import { NoteRow, showNote } from "@/features/notebook/server/show-note";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { readPage } from "@/server/db/read-page";
import type { PersonDeps } from "@/server/trpc/context";
import { readPlaces } from "./read-places";

const notesPerPage = 20;

/** A note with what it is about. */
export interface ListedNote extends ShownNote {
  courseTitle: string;
  lessonTitle: string;
  language: string | null;
  /** Where the note is in its lesson; null where that is closed or gone. */
  href: string | null;
}

export interface NotePage {
  notes: ListedNote[];
  /** That the filter keeps, on all pages. */
  found: number;
  page: number;
  lastPage: number;
  /** Of all of one's notes. */
  total: number;
  tags: string[];
  courses: { id: string; title: string }[];
}

const Row = () => NoteRow().extend({ courseId: z.string(), found: z.number() });
const Facets = rowSchema(() => ({
  total: z.number(),
  tags: z.array(z.string()).nullable(),
  courseIds: z.array(z.string()).nullable(),
}));

/** One's notes, newest change first, a page at a time, with what they can be filtered by. Three statements. */
export async function listNotes(deps: PersonDeps, { page: asked, ...filter }: NotePageRef): Promise<NotePage> {
  const { db, locale } = deps;
  const userId = deps.actor.id;
  const readRows = async (page: number) => {
    const rows = await queryRows(db, Row)`
      SELECT ${noteFields}, count(*) OVER ()::int AS found FROM note n JOIN lesson l ON l.id = n.lesson_id
       WHERE ${noteWhere(userId, filter)} ORDER BY n.updated_at DESC, n.id DESC
       LIMIT ${notesPerPage} OFFSET ${(page - 1) * notesPerPage}`;
    return { rows, total: rows[0]?.found ?? 0 };
  };
  const [{ rows, total: found, page, lastPage }, [facets]] = await Promise.all([
    readPage(asked, notesPerPage, readRows),
    queryRows(db, Facets)`
      SELECT count(DISTINCT n.id)::int AS total, array_remove(array_agg(DISTINCT t.tag ORDER BY t.tag), NULL) AS tags,
             array_agg(DISTINCT l.course_id) AS "courseIds"
        FROM note n JOIN lesson l ON l.id = n.lesson_id LEFT JOIN LATERAL unnest(n.tags) t(tag) ON true
       WHERE n.user_id = ${userId}::uuid AND n.deleted_at IS NULL`,
  ]);
  const courseIds = facets?.courseIds ?? [];
  const places = await readPlaces(deps, { courseIds, lessonIds: rows.map((row) => row.lessonId), resourceIds: [] });
  const notes = rows.map(async ({ courseId, found: _, ...row }) => {
    const course = places.get(courseId);
    const lesson = course?.lessons.get(row.lessonId);
    return {
      ...(await showNote(row, locale)),
      courseTitle: course?.title ?? "",
      lessonTitle: lesson?.title ?? "",
      language: course?.language ?? null,
      href: lesson?.href ? `${lesson.href}#note-${row.id}` : null,
    };
  });
  const inOrder = new Intl.Collator(locale);
  return {
    notes: await Promise.all(notes),
    ...{ found, page, lastPage },
    total: facets?.total ?? 0,
    tags: facets?.tags ?? [],
    courses: courseIds
      .map((id) => ({ id, title: places.get(id)?.title ?? "" }))
      .sort((one, other) => inOrder.compare(one.title, other.title)),
  };
}
