import { describe, expect, test } from "vitest";
import { editDraft } from "@/features/courses/server/draft/edit-draft";
import { system } from "@/policy/actor";
import { anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { aCourse } from "@/testing/factories/course";
import { aCourseOf } from "@/testing/factories/course-of";
import { listDraftChanges } from "./list-draft-changes";

const database = testDatabase();
const clock = aClock();
const deps = () => ({ db: database.db, now: clock.now, actor: system });
const changesOf = async (courseId: string) => (await listDraftChanges(deps(), courseId))?.changes;

describe("what a draft changes", () => {
  test("nothing is changed by opening a draft, and a course without a draft has none to compare", async () => {
    const course = await aCourse(database.db, { assessments: 1 });
    expect(await listDraftChanges(deps(), course.id)).toBeNull();
    await editDraft(deps(), course.id, async () => null);
    expect(await listDraftChanges(deps(), course.id)).toMatchObject({
      changes: [],
      marks: {},
      live: { number: 1 },
      draft: { number: 2 },
    });
  });

  test("a text, a setting, a new lesson and a removed one are named with their place, and marked", async () => {
    const course = await aCourseOf(database.db, { modules: [{ lessons: [{}, {}, {}] }] });
    const [first = "", second = "", third = ""] = course.lessonIds;
    const added = await database.db.lesson.create({ data: { courseId: course.id } });
    await editDraft(deps(), course.id, async (tx, { versionId }) => {
      await tx.lessonVersion.updateMany({ where: { versionId, lessonId: first }, data: { content: "The sun pulls." } });
      await tx.lessonVersion.deleteMany({ where: { versionId, lessonId: second } });
      await tx.lessonVersion.updateMany({ where: { versionId, lessonId: third }, data: { isRequired: false } });
      const { id: moduleVersionId } = await tx.moduleVersion.findFirstOrThrow({ where: { versionId } });
      await tx.lessonVersion.create({
        data: { versionId, moduleVersionId, lessonId: added.id, position: 3, title: "A week at the gauge" },
      });
    });
    const found = await listDraftChanges(deps(), course.id);
    expect(
      found?.changes.map(({ kind, place, aspects }) => [kind, place, aspects.map((aspect) => aspect.kind)]),
    ).toEqual([
      ["changed", "1.1", ["text"]],
      ["removed", "1.2", []],
      ["changed", "1.2", ["optional"]],
      ["added", "1.3", []],
    ]);
    expect(found?.marks).toEqual({ [first]: "CHANGED", [third]: "CHANGED", [added.id]: "NEW" });
  });

  test("a question edited and edited back is no change, other rules of an assessment are", async () => {
    const made = await anAssessment(database.db);
    await editDraft(deps(), made.courseId, async (tx, { versionId }) => {
      const placed = await tx.assessmentQuestion.findFirstOrThrow({
        where: { position: 0, assessmentVersion: { lessonVersion: { versionId } } },
        include: { questionVersion: { include: { answers: true } } },
      });
      const { id: _, createdAt: __, body: ___, answers, ...same } = placed.questionVersion;
      const next = await tx.questionVersion.create({
        data: {
          ...same,
          number: 2,
          answers: {
            create: answers.map(({ text, isCorrect, position }) => ({ text, isCorrect, position })),
          },
        },
      });
      await tx.assessmentQuestion.update({ where: { id: placed.id }, data: { questionVersionId: next.id } });
    });
    expect(await changesOf(made.courseId)).toEqual([]);
    await editDraft(deps(), made.courseId, (tx, { versionId }) =>
      tx.assessmentVersion.updateMany({ where: { lessonVersion: { versionId } }, data: { passingScore: 80 } }),
    );
    expect(await changesOf(made.courseId)).toMatchObject([{ aspects: [{ kind: "assessmentRules" }] }]);
  });

  test("details of the course are one change that names its fields", async () => {
    const course = await aCourse(database.db);
    await editDraft(deps(), course.id, (tx, { versionId }) =>
      tx.courseVersion.update({ where: { id: versionId }, data: { subtitle: "New", objectives: ["Another"] } }),
    );
    expect(await changesOf(course.id)).toMatchObject([
      { of: "course", aspects: [{ field: "subtitle" }, { field: "objectives" }] },
    ]);
  });
});
