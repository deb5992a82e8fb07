import { describe, expect, it } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type CourseShape } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const clock = aClock("2026-11-20T12:00:00Z");
const test = testDatabase();
const canary = "canary-7f3a private words";

type Person = Parameters<typeof actorOf>[0];
const as = (person: Person) => createCaller(depsOf(test.db, actorOf(person), clock));

async function aLearnerIn(shape: CourseShape = {}) {
  const course = await aCourseOf(test.db, shape);
  const person = await aPerson(test.db);
  const api = as(person);
  await api.enrollment.enroll({ courseId: course.id });
  const at = { slug: course.slug, lessonId: course.lessonIds[0] ?? "" };
  const newNote = (content: string, more: object = {}) => ({
    ...at,
    noteId: uuidV7(),
    anchor: { kind: "lesson" as const },
    content,
    ...more,
  });
  return { course, person, api, at, newNote };
}

async function aClassmate(courseId: string) {
  const person = await aPerson(test.db);
  const api = as(person);
  await api.enrollment.enroll({ courseId });
  return { person, api };
}

describe("a note", () => {
  it("is made once, however often it is sent, at what it is about", async () => {
    const { api, at, newNote } = await aLearnerIn();
    const passage = { quote: "moon pulls", before: "The ", after: "." };
    const note = newNote("**Seven** days", { anchor: { kind: "passage", passage }, tags: ["sun", "sun", " moon "] });
    await Promise.all([api.notebook.addNote(note), api.notebook.addNote(note)]);
    await api.notebook.addNote({ ...note, content: "sent late" });
    await api.notebook.addNote(newNote("at a second", { anchor: { kind: "second", seconds: 252 } }));
    const { own } = await api.notebook.lesson(at);
    expect(own).toMatchObject([
      {
        content: "**Seven** days",
        html: "<p><strong>Seven</strong> days</p>",
        anchor: { kind: "passage", passage },
        tags: ["sun", "moon"],
        sharing: "private",
      },
      { anchor: { kind: "second", seconds: 252 } },
    ]);
  });

  it("is rendered without anything that could run", async () => {
    const { api, newNote } = await aLearnerIn();
    const { html } = await api.notebook.addNote(newNote("<script>alert(1)</script><b onclick='x()'>bold</b>"));
    expect(html).not.toMatch(/script|onclick/);
  });

  it("takes changes of what its author saw, again without harm, and tells what is there otherwise", async () => {
    const { api, newNote } = await aLearnerIn();
    const { id: noteId } = await api.notebook.addNote(newNote("one"));
    const change = { noteId, field: "content" as const, base: "one", value: "two" };
    await api.notebook.editNote(change);
    expect(await api.notebook.editNote(change)).toMatchObject({ content: "two" });
    await expect(api.notebook.editNote({ ...change, value: "three" })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { reason: "notebook.changed", facts: { value: "two" } },
    });
    await api.notebook.editNote({ noteId, field: "tags", base: [], value: ["tide"] });
    await expect(
      api.notebook.editNote({ noteId, field: "tags", base: ["other"], value: ["third"] }),
    ).rejects.toMatchObject({ cause: { facts: { value: ["tide"] } } });
  });

  it("comes back after being deleted, and is gone for good a month later", async () => {
    const later = aClock("2026-11-20T12:00:00Z");
    const { person, at, newNote } = await aLearnerIn();
    const api = createCaller(depsOf(test.db, actorOf(person), later));
    const [first, second] = [newNote("first"), newNote("second")];
    await api.notebook.addNote(first);
    await api.notebook.addNote(second);
    await api.notebook.removeNote({ noteId: first.noteId });
    await api.notebook.removeNote({ noteId: first.noteId });
    expect((await api.notebook.lesson(at)).own.map(({ content }) => content)).toEqual(["second"]);
    await api.notebook.restoreNote({ noteId: first.noteId });
    expect((await api.notebook.lesson(at)).own).toHaveLength(2);
    await api.notebook.removeNote({ noteId: first.noteId });
    later.advance(31 * 86_400_000);
    await api.notebook.removeNote({ noteId: second.noteId });
    expect(await test.db.note.count({ where: { userId: person.id } })).toBe(1);
  });

  it("refuses what is no note: nothing, too much, what Postgres cannot keep", async () => {
    const { api, newNote } = await aLearnerIn();
    for (const content of ["", "  \n", "x".repeat(4_001), "nul \0", "half \ud83d"])
      await expect(api.notebook.addNote(newNote(content))).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(api.notebook.addNote(newNote("x", { tags: Array(11).fill("t") }))).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect((await api.notebook.notes({})).total).toBe(0);
  });
});

describe("whose a note is", () => {
  it("stays its author's: no one else changes, deletes or takes it over", async () => {
    const { api, course, newNote, at } = await aLearnerIn();
    const note = newNote("mine", { sharing: "shared" });
    await api.notebook.addNote(note);
    const { noteId } = note;
    const other = (await aClassmate(course.id)).api;
    const gone = { code: "NOT_FOUND" };
    const change = { noteId, field: "content" as const, base: "mine", value: "theirs" };
    await expect(other.notebook.editNote(change)).rejects.toMatchObject(gone);
    await expect(other.notebook.removeNote({ noteId })).rejects.toMatchObject(gone);
    await expect(other.notebook.restoreNote({ noteId })).rejects.toMatchObject(gone);
    await expect(other.notebook.addNote({ ...note, content: "theirs" })).rejects.toMatchObject(gone);
    await expect(as(null).notebook.removeNote({ noteId })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect((await api.notebook.lesson(at)).own).toMatchObject([{ content: "mine" }]);
  });

  it("is seen by no one else while it is private: no classmate, no instructor, no admin", async () => {
    const { api, course, newNote, at } = await aLearnerIn();
    const quote = { quote: canary, before: "", after: "" };
    await api.notebook.addNote(newNote(canary, { tags: ["canary-7f3a"], anchor: { kind: "passage", passage: quote } }));
    const admin = await aPerson(test.db, { role: "ADMIN" });
    const others = [(await aClassmate(course.id)).api, as(course.teacher), as(admin)];
    for (const other of others) {
      const seen = [
        await other.notebook.lesson(at),
        await other.learning.lesson(at),
        await other.notebook.notes({ q: "canary" }),
        await other.notebook.exportNotes({}),
      ];
      expect(JSON.stringify(seen)).not.toContain("canary");
    }
    expect(await api.notebook.exportNotes({})).toContain(canary);
  });

  it("is read by those in the course and its team while it is shared, with the name, and by no one else", async () => {
    const { api, course, person, newNote, at } = await aLearnerIn();
    const note = newNote("shared words", { sharing: "shared" });
    await api.notebook.addNote(note);
    const classmate = await aClassmate(course.id);
    const stranger = await aPerson(test.db);
    const shared = async (who: Person) => (await as(who).notebook.lesson(at)).shared;
    expect(await shared(classmate.person)).toMatchObject([{ author: person.name, html: "<p>shared words</p>" }]);
    expect(await shared(course.teacher)).toHaveLength(1);
    expect(await shared(stranger)).toEqual([]);
    expect(await shared(person)).toEqual([]);
    await test.db.enrollment.updateMany({ where: { userId: classmate.person.id }, data: { status: "SUSPENDED" } });
    expect(await shared(classmate.person)).toEqual([]);
    await api.notebook.editNote({ noteId: note.noteId, field: "sharing", base: "shared", value: "private" });
    expect(await shared(course.teacher)).toEqual([]);
  });

  it("shows no shared note to a student whose tier does not open the lesson that it quotes", async () => {
    const { api, course, newNote, at } = await aLearnerIn({ modules: [{ lessons: [{ accessLevel: "PREMIUM" }, {}] }] });
    await api.notebook.addNote(newNote("quotes the premium text", { sharing: "shared" }));
    const classmate = await aClassmate(course.id);
    expect((await classmate.api.notebook.lesson(at)).shared).toEqual([]);
    expect((await as(course.teacher).notebook.lesson(at)).shared).toHaveLength(1);
  });

  it("outlives the enrollment, and is not reached by way of a lesson that one may not open", async () => {
    const { api, course, person, newNote, at } = await aLearnerIn();
    await api.notebook.addNote(newNote("kept"));
    await test.db.enrollment.updateMany({
      where: { userId: person.id },
      data: { status: "DROPPED", endedAt: clock.now() },
    });
    expect((await api.notebook.notes({})).notes).toMatchObject([{ content: "kept", href: expect.any(String) }]);
    await test.db.course.update({ where: { id: course.id }, data: { state: "ARCHIVED", archivedAt: clock.now() } });
    expect((await api.notebook.notes({})).notes).toMatchObject([
      { content: "kept", href: null, lessonTitle: "Lesson 1" },
    ]);
    await expect(api.notebook.lesson(at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api.notebook.addNote(newNote("more"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is not for visitors", async () => {
    const { at, newNote } = await aLearnerIn();
    const refused = { code: "UNAUTHORIZED" };
    await expect(as(null).notebook.lesson(at)).rejects.toMatchObject(refused);
    await expect(as(null).notebook.addNote(newNote("x"))).rejects.toMatchObject(refused);
    await expect(as(null).notebook.notes({})).rejects.toMatchObject(refused);
    await expect(as(null).notebook.exportNotes({})).rejects.toMatchObject(refused);
  });
});

describe("the list of notes", () => {
  async function aFullNotebook() {
    const made = await aLearnerIn({ version: { title: "Tides" } });
    const { api, newNote } = made;
    const passage = { quote: "the envelope", before: "", after: "" };
    await api.notebook.addNote(newNote("Springs at 100% of range", { tags: ["springs"] }));
    await api.notebook.addNote(newNote("Neaps a week later", { tags: ["neaps", "week"] }));
    await api.notebook.addNote(newNote("Dashed line", { anchor: { kind: "passage", passage } }));
    const knots = await aCourseOf(test.db, { version: { title: "Knots" } });
    const elsewhere = { slug: knots.slug, lessonId: knots.lessonIds[1] ?? "" };
    await api.notebook.addNote({ ...newNote("The bowline, a week"), ...elsewhere });
    return { ...made, knots };
  }

  it("finds every word in text, quote and tags, in one course, under one tag", async () => {
    const { api, knots } = await aFullNotebook();
    const found = async (filter: object) =>
      (await api.notebook.notes(filter)).notes.map(({ content }) => content).sort();
    expect(await found({})).toHaveLength(4);
    expect(await found({ q: "WEEK" })).toEqual(["Neaps a week later", "The bowline, a week"]);
    expect(await found({ q: "week neaps" })).toEqual(["Neaps a week later"]);
    expect(await found({ q: "envelope" })).toEqual(["Dashed line"]);
    expect(await found({ q: "100%" })).toEqual(["Springs at 100% of range"]);
    expect(await found({ q: "%" })).toEqual(["Springs at 100% of range"]);
    expect(await found({ course: knots.id })).toEqual(["The bowline, a week"]);
    expect(await found({ tag: "springs" })).toEqual(["Springs at 100% of range"]);
    expect(await found({ page: 2 })).toEqual(await found({}));
    expect(await api.notebook.notes({ page: 2 })).toMatchObject({ page: 1, lastPage: 1, found: 4 });
    const page = await api.notebook.notes({ q: "bowline" });
    expect(page).toMatchObject({ found: 1, total: 4, tags: ["neaps", "springs", "week"] });
    expect(page.courses.map(({ title }) => title)).toEqual(["Knots", "Tides"]);
  });

  it("leaves as Markdown what the filter keeps", async () => {
    const { api, knots } = await aFullNotebook();
    expect(await api.notebook.exportNotes({ course: knots.id })).toBe(
      "# Notes\n\n## Knots\n\n### Lesson 2\n\nThe bowline, a week\n",
    );
    expect(await api.notebook.exportNotes({ q: "envelope" })).toContain("> the envelope\n\nDashed line");
  });
});
