import "server-only";
import { createTranslator } from "next-intl";
import * as z from "zod";
import { notesAsMarkdown } from "@/features/notebook/note-markdown";
import type { NoteFilter } from "@/features/notebook/schema";
import { noteFields, noteWhere } from "@/features/notebook/server/note-where";
import { anchorOf, NoteRow } from "@/features/notebook/server/show-note";
import { loadMessages } from "@/i18n/messages";
import { clockOf } from "@/lib/clock-of";
import type catalog from "@/messages/en/notebook.json";
import { queryRows } from "@/server/db/query-rows";
import type { PersonDeps } from "@/server/trpc/context";
import { readPlaces } from "./read-places";

const mostNotes = 10_000;

/** One's notes that a filter keeps as a Markdown text: by course and lesson, oldest first. */
export async function exportNotes(deps: PersonDeps, filter: NoteFilter): Promise<string> {
  const { db, locale } = deps;
  const rows = await queryRows(db, () => NoteRow().extend({ courseId: z.string() }))`
    SELECT ${noteFields} FROM note n JOIN lesson l ON l.id = n.lesson_id WHERE ${noteWhere(deps.actor.id, filter)}
     ORDER BY l.course_id, n.lesson_id, n.created_at, n.id LIMIT ${mostNotes}`;
  const courseIds = [...new Set(rows.map((row) => row.courseId))];
  const lessonIds = [...new Set(rows.map((row) => row.lessonId))];
  const places = await readPlaces(deps, { courseIds, lessonIds, resourceIds: [] });
  const messages = (await loadMessages(locale)) as unknown as { notebook: typeof catalog };
  const t = createTranslator({ locale, messages, namespace: "notebook.export" });
  const notes = rows.map(({ courseId, lessonId, content, tags, ...row }) => {
    const anchor = anchorOf(row);
    const course = places.get(courseId);
    return {
      course: course?.title ?? t("gone"),
      lesson: course?.lessons.get(lessonId)?.title ?? t("gone"),
      clock: anchor.kind === "second" ? clockOf(anchor.seconds) : null,
      quote: anchor.kind === "passage" ? anchor.passage.quote : null,
      content,
      tags: tags.length > 0 ? t("tags", { tags: tags.join(", ") }) : null,
    };
  });
  return notesAsMarkdown(t("title"), notes);
}
