import { describe, expect, test } from "vitest";
import { copiedColumns } from "@/features/courses/server/draft/copy-version";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import { system } from "@/policy/actor";
import { anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aCourse } from "@/testing/factories/course";
import { aCourseOf } from "@/testing/factories/course-of";

const database = testDatabase();
const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now, actor: system });

/** What a new version gets of its own: its identity, its place under its parents, its publish and what is counted then. */
const ownColumns: Record<string, string[]> = {
  course_version: [
    "course_id",
    "number",
    "parent_version_id",
    "revision",
    "published_at",
    "published_by_id",
    "change_note",
    "discarded_at",
    "change_count",
    "completeness",
    "completeness_percentage",
    "module_count",
    "lesson_count",
    "required_lesson_count",
    "assessment_count",
    "total_minutes",
  ],
  module_version: ["version_id", "release_refused_at"],
  lesson_version: ["version_id", "module_version_id"],
  caption: ["lesson_version_id"],
  resource_version: ["lesson_version_id"],
  assessment_version: ["lesson_version_id"],
  assessment_draw: ["assessment_version_id"],
  assessment_question: ["assessment_version_id"],
  course_file: ["version_id"],
  lesson_gate: ["version_id"],
};

describe("opening a draft", () => {
  test("every column of a version's tables is either copied or a new version's own", async () => {
    for (const [table, copied] of Object.entries(copiedColumns)) {
      const rows = await database.db.$queryRaw<{ name: string }[]>`
        SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ${table}`;
      const known = [...copied.split(", "), ...(ownColumns[table] ?? []), "id", "created_at", "updated_at"];
      expect(
        rows.map(({ name }) => name).filter((name) => !known.includes(name)),
        table,
      ).toEqual([]);
    }
  });

  test("a live course gets a draft with the same content under the same identities, and what is live stays", async () => {
    const made = await anAssessment(database.db);
    const opened = await editDraft(deps(), made.courseId, async (_, draft) => draft);
    expect(opened.versionId).not.toBe(made.versionId);
    const read = (versionId: string) =>
      database.db.lessonVersion.findMany({
        where: { versionId },
        include: {
          moduleVersion: { omit: { id: true, versionId: true, createdAt: true, updatedAt: true } },
          assessmentVersion: {
            omit: { id: true, lessonVersionId: true, createdAt: true, updatedAt: true },
            include: { questions: { select: { questionVersionId: true, position: true } } },
          },
        },
        omit: { id: true, versionId: true, moduleVersionId: true, createdAt: true, updatedAt: true },
      });
    expect(await read(opened.versionId)).toEqual(await read(made.versionId));
    const draft = await database.db.courseVersion.findUniqueOrThrow({ where: { id: opened.versionId } });
    expect(draft).toMatchObject({ number: 2, parentVersionId: made.versionId, publishedAt: null, revision: 1 });
  });

  test("a draft that waits is edited as it is, and two edits at once open one", async () => {
    const course = await aCourse(database.db);
    const edits = await Promise.all([1, 2, 3].map(() => editDraft(deps(), course.id, async (_, draft) => draft)));
    expect(new Set(edits.map(({ versionId }) => versionId)).size).toBe(1);
    const draft = await database.db.courseVersion.findFirstOrThrow({
      where: { courseId: course.id, publishedAt: null },
    });
    expect(draft.revision).toBe(3);
  });

  test("an archived course refuses, and an edit that fails leaves no draft behind", async () => {
    const archived = await aCourseOf(database.db, { course: { state: "ARCHIVED", archivedAt: clock.now() } });
    await expect(editDraft(deps(), archived.id, async () => 1)).rejects.toMatchObject({
      reason: "courses.archived",
    });
    const course = await aCourse(database.db);
    await expect(editDraft(deps(), course.id, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await database.db.courseVersion.count({ where: { courseId: course.id } })).toBe(1);
  });
});
