import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { AssessmentRules } from "@/features/authoring/assessment/schema";
import { duplicateItems } from "@/features/authoring/server/outline/duplicate-items";
import { findPublishingGaps } from "@/features/courses/rules";
import { getDraft } from "@/features/courses/server/get-draft";
import { readVersionFacts } from "@/features/courses/server/versions/read-version-facts";
import { blankQuestion } from "@/features/questions/authoring";
import { anAssessment } from "@/testing/an-assessment";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { addQuestion, duplicateQuestion } from "./add-question";
import { getAssessmentForEditing } from "./get-assessment";
import { importQuestions } from "./import-questions";
import { moveQuestion, removeQuestion, restoreQuestion } from "./question-order";
import { removeAssessment, restoreAssessment } from "./remove-assessment";
import { restoreSection } from "./restore-section";
import { saveRules } from "./save-rules";

const database = testDatabase();
const means = { newId: randomUUID, trueFalse: ["True", "False"] as const };
const section = (key: string) => ({ key, title: `About ${key}`, introduction: `*${key}*` });
const [a, b, c] = ["a", "b", "c"].map(section);
const all = [a, b, c].flatMap((each) => each ?? []);

/** A live course with an assessment of three questions in no section, and its instructor at work on it. */
async function atWork() {
  const asked = { type: "NUMERIC" as const, numericValue: "1" };
  const made = await anAssessment(database.db, { questions: [asked, asked, asked] });
  const deps = depsOf(database.db, made.teacher, aClock());
  const place = { courseId: made.courseId, lessonId: made.lessonId };
  const read = async (lessonId = made.lessonId) => {
    const { assessment } = await getAssessmentForEditing(deps, made.courseId, lessonId);
    if (!assessment) throw new Error("the lesson has an assessment");
    return assessment;
  };
  const ids = (await read()).questions.map(({ id }) => id);
  const [one = "", two = "", three = ""] = ids;
  const name = (id: string) => (ids.includes(id) ? ids.indexOf(id) + 1 : "new");
  /** Each section with the numbers of its questions, as they are stored. */
  const stored = async (lessonId?: string) =>
    (await read(lessonId)).questions.map(({ id, sectionKey }) => `${sectionKey ?? "-"}${name(id)}`).join(" ");
  const arrange = async (sections: AssessmentRules["sections"]) => {
    const { rules } = await read();
    return saveRules(deps, { ...place, base: rules, rules: { ...rules, sections } });
  };
  const move = (questionId: string, sectionKey: string | null, beforeId: string | null = null) =>
    moveQuestion(deps, { ...place, questionId, sectionKey, beforeId });
  const gaps = async () => {
    const draft = await getDraft(database.db, made.courseId);
    if (!draft) throw new Error("there is a draft");
    return findPublishingGaps(draft.facts).filter(({ code }) => code === "section_without_questions");
  };
  return { made, deps, place, read, one, two, three, stored, arrange, move, gaps };
}

test("the first section takes all questions, and the next ones none", async () => {
  const { arrange, stored, gaps } = await atWork();
  await arrange(all.slice(0, 1));
  expect(await stored()).toBe("a1 a2 a3");
  expect(await gaps()).toEqual([]);
  await arrange(all);
  expect(await stored()).toBe("a1 a2 a3");
  expect(await gaps()).toMatchObject([{ section: 2 }, { section: 3 }]);
});

test("questions move within and between sections, and sections with their questions", async () => {
  const { deps, place, arrange, move, stored, one, two, three } = await atWork();
  await arrange(all);
  await move(one, "c");
  expect(await stored()).toBe("a2 a3 c1");
  await move(three, "b", one);
  expect(await stored()).toBe("a2 b3 c1");
  await move(two, "c", one);
  expect(await stored()).toBe("b3 c2 c1");
  await arrange(all.toReversed());
  expect(await stored()).toBe("c2 c1 b3");
  // A page from before there were sections names none.
  await moveQuestion(deps, { ...place, questionId: two, beforeId: three });
  expect(await stored()).toBe("c1 b2 b3");
});

test("a deleted section leaves its questions to the one before it, or after it where it was the first, and an undo fills it again", async () => {
  const { deps, place, read, arrange, move, stored, two, three } = await atWork();
  await arrange(all);
  await move(two, "b");
  await move(three, "c");
  await arrange(all.filter(({ key }) => key !== "b"));
  expect(await stored()).toBe("a1 a2 c3");
  const undo = { ...place, section: section("b"), beforeKey: "c", questionIds: [two, randomUUID()], drawKeys: [] };
  await restoreSection(deps, undo);
  expect(await stored()).toBe("a1 b2 c3");
  expect((await read()).rules.sections).toEqual(all);
  expect(await restoreSection(deps, undo), "again").toEqual({ revision: null });
  await arrange(all.slice(1));
  expect(await stored()).toBe("b1 b2 c3");
  await arrange(Array.from({ length: 50 }, (_, at) => section(`s${at}`)));
  expect(await restoreSection(deps, undo), "where there are 50").toEqual({ revision: null });
  await arrange([]);
  expect(await stored()).toBe("-1 -2 -3");
});

test("new, copied, imported and restored questions are in a section of those that there are", async () => {
  const { deps, place, arrange, move, stored, one, three } = await atWork();
  await arrange(all.slice(0, 2));
  await move(three, "b");
  const question = { ...blankQuestion("NUMERIC", means), text: "New?", numericValue: "1" };
  await addQuestion(deps, { ...place, questionId: randomUUID(), question, sectionKey: "a" });
  expect(await stored()).toBe("a1 a2 anew b3");
  await duplicateQuestion(deps, { ...place, questionId: one, copyId: randomUUID() });
  expect(await stored()).toBe("a1 anew a2 anew b3");
  await importQuestions(deps, { ...place, questions: [{ questionId: randomUUID(), question }] });
  await addQuestion(deps, { ...place, questionId: randomUUID(), question, sectionKey: "gone" });
  expect(await stored()).toBe("a1 anew a2 anew b3 bnew bnew");
  await removeQuestion(deps, { ...place, questionId: one });
  await restoreQuestion(deps, { ...place, questionId: one, sectionKey: "b", beforeId: three });
  expect(await stored()).toBe("anew a2 anew b1 b3 bnew bnew");
});

test("two authors who change the sections at once: the later one is asked, and nothing is half moved", async () => {
  const { deps, place, read, arrange, stored } = await atWork();
  const { rules } = await read();
  await arrange(all.slice(0, 2));
  const late = saveRules(deps, { ...place, base: rules, rules: { ...rules, sections: all.slice(2) } });
  await expect(late).rejects.toMatchObject({ reason: "authoring.rules_changed_meanwhile" });
  expect(await stored()).toBe("a1 a2 a3");
  const beside = await saveRules(deps, { ...place, base: rules, rules: { ...rules, paging: "QUESTION" } });
  expect(beside.rules).toMatchObject({ paging: "QUESTION", sections: all.slice(0, 2) });
});

test("a copy of the lesson and the undo of a removal have the sections", async () => {
  const { made, deps, place, arrange, move, stored, read, three } = await atWork();
  await arrange(all.slice(0, 2));
  await move(three, "b");
  const removal = { ...place, removalId: randomUUID() };
  await removeAssessment(deps, removal);
  await restoreAssessment(deps, removal);
  expect(await stored()).toBe("a1 a2 b3");
  const lessonId = randomUUID();
  const lessons = [{ id: made.lessonId, copyId: lessonId, title: "Copy" }];
  await duplicateItems(deps, { courseId: made.courseId, modules: [], lessons });
  expect((await read(lessonId)).rules.sections).toEqual(all.slice(0, 2));
  expect(await stored(lessonId)).toBe("anew anew bnew");
});

test("a comparison of versions knows a question that moved over a heading, which changes no position", async () => {
  const { made, deps, arrange, move, stored, three } = await atWork();
  await arrange(all.slice(0, 2));
  const rules = async () => {
    const versionId = (await getDraft(database.db, made.courseId))?.versionId ?? "";
    const [facts] = await readVersionFacts(deps.db, [versionId, made.versionId]);
    return facts?.modules[0]?.lessons[0]?.assessment;
  };
  const before = await rules();
  await move(three, "b");
  expect(await stored()).toBe("a1 a2 b3");
  const after = await rules();
  expect(after?.questions).toEqual(before?.questions);
  expect(after?.rules).not.toBe(before?.rules);
});

test("a published version keeps its sections", async () => {
  const { made, arrange } = await atWork();
  await arrange(all);
  const live = await database.db.assessmentVersion.findUniqueOrThrow({ where: { id: made.assessmentVersionId } });
  expect(live.sections).toEqual([]);
});
