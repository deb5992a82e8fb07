import { expect, test } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const clock = aClock("2026-11-20T12:00:00Z");
const database = testDatabase();

type Person = Parameters<typeof actorOf>[0];
const as = (person: Person) => createCaller(depsOf(database.db, actorOf(person), clock));

/** A course with two students, one of whom shares a note on its first lesson. */
async function aSharedNote() {
  const course = await aCourseOf(database.db);
  const learner = async () => {
    const person = await aPerson(database.db);
    const api = as(person);
    await api.enrollment.enroll({ courseId: course.id });
    return { person, api };
  };
  const [author, reader] = [await learner(), await learner()];
  const at = { slug: course.slug, lessonId: course.lessonIds[0] ?? "" };
  const noteId = uuidV7();
  const anchor = { kind: "lesson" as const };
  await author.api.notebook.addNote({ ...at, noteId, anchor, content: "Call me at night.", sharing: "shared" });
  const team = as(course.teacher).notebook;
  const of = { courseId: course.id, noteId };
  return { course, author, reader, learner, at, noteId, team, of };
}

test("a shared note is reported once a person, and stays where it is", async () => {
  const { author, reader, at, noteId, team, of } = await aSharedNote();
  const report = { ...at, noteId, reason: "insult", note: "He writes to everybody." } as const;
  await Promise.all([reader.api.notebook.reportNote(report), reader.api.notebook.reportNote(report)]);
  expect((await reader.api.notebook.lesson(at)).shared).toMatchObject([{ id: noteId, isReported: true }]);
  expect(await team.reportedNotes({ courseId: of.courseId })).toMatchObject([
    {
      ...{ id: noteId, hidden: null, author: author.person.name, html: "<p>Call me at night.</p>" },
      reports: [{ reason: "insult", note: "He writes to everybody.", by: reader.person.name }],
    },
  ]);
  await expect(author.api.notebook.reportNote(report)).rejects.toMatchObject({
    cause: { reason: "notebook.own_note" },
  });
  expect((await author.api.notebook.lesson(at)).own).toMatchObject([{ id: noteId, hidden: null }]);
  expect((await author.api.notebook.notes({})).notes).toMatchObject([{ id: noteId, hidden: null }]);
});

test("a note that is hidden is seen by its author and those who moderate, with the reason, until it is shown again", async () => {
  const { author, reader, at, noteId, team, of } = await aSharedNote();
  await reader.api.notebook.reportNote({ ...at, noteId, reason: "other" });
  const before = await database.db.note.findUniqueOrThrow({ where: { id: noteId } });
  const hide = () => team.judgeNote({ ...of, verdict: { name: "hide", reason: "No telephone numbers here." } });
  await hide();
  await hide();
  expect((await reader.api.notebook.lesson(at)).shared).toEqual([]);
  expect((await author.api.notebook.lesson(at)).own).toMatchObject([{ hidden: "No telephone numbers here." }]);
  expect((await author.api.notebook.notes({})).notes).toMatchObject([{ hidden: "No telephone numbers here." }]);
  expect(await team.reportedNotes({ courseId: of.courseId })).toMatchObject([
    { id: noteId, hidden: "No telephone numbers here.", reports: [] },
  ]);
  expect((await database.db.note.findUniqueOrThrow({ where: { id: noteId } })).updatedAt).toEqual(before.updatedAt);
  const audited = { objectType: "note", objectId: noteId };
  expect(await database.db.auditEvent.count({ where: { ...audited, action: "note.hide" } })).toBe(1);

  // What its author changes does not bring it back.
  await author.api.notebook.editNote({ noteId, field: "content", base: "Call me at night.", value: "Call me." });
  expect((await reader.api.notebook.lesson(at)).shared).toEqual([]);
  await team.judgeNote({ ...of, verdict: { name: "show" } });
  expect((await reader.api.notebook.lesson(at)).shared).toMatchObject([{ id: noteId }]);
  expect(await team.reportedNotes({ courseId: of.courseId })).toEqual([]);
  expect(await database.db.auditEvent.count({ where: { ...audited, action: "note.show" } })).toBe(1);
});

test("a note that its author makes private again is no one else's to read, report or judge", async () => {
  const { author, reader, learner, at, noteId, team, of } = await aSharedNote();
  const report = { ...at, noteId, reason: "insult" } as const;
  await reader.api.notebook.reportNote(report);
  await author.api.notebook.editNote({ noteId, field: "sharing", base: "shared", value: "private" });
  const gone = { cause: { reason: "notebook.no_such_note" } };
  expect(await team.reportedNotes({ courseId: of.courseId })).toEqual([]);
  await expect(team.judgeNote({ ...of, verdict: { name: "show" } })).rejects.toMatchObject(gone);
  await expect((await learner()).api.notebook.reportNote(report)).rejects.toMatchObject(gone);
});

test("a note of another course is not known to exist, nor one whose lesson is closed to the reader", async () => {
  const { at, noteId, course } = await aSharedNote();
  const other = await aSharedNote();
  const gone = { cause: { reason: "notebook.no_such_note" } };
  const verdict = { name: "hide" as const, reason: "Reason" };
  await expect(other.team.judgeNote({ courseId: other.course.id, noteId, verdict })).rejects.toMatchObject(gone);
  const stranger = as(await aPerson(database.db));
  await expect(stranger.notebook.reportNote({ ...at, noteId, reason: "other" })).rejects.toMatchObject(gone);
  expect(await database.db.noteReport.count({ where: { noteId } })).toBe(0);
  expect(await database.db.note.count({ where: { id: noteId, hiddenAt: null, lesson: { courseId: course.id } } })).toBe(
    1,
  );
});
