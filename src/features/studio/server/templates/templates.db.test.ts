import { describe, expect, test } from "vitest";
import { publishCourse } from "@/features/courses/server/publish-course";
import { createCourseFromTemplate } from "@/features/studio/server/templates/create-from-template";
import { getTemplate, listTemplates } from "@/features/studio/server/templates/list-templates";
import { deleteTemplate, editTemplate, saveTemplate } from "@/features/studio/server/templates/save-template";
import { TemplateStructure, templateTypes, tiers } from "@/features/studio/template-structure";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tier } from "@/policy/actor";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();

async function aTeacher(tier: Tier = "FREE") {
  const person = await aPerson(database.db, { role: "INSTRUCTOR" });
  return depsOf(database.db, actorOf(person, tier), clock);
}

const everything = { type: null, tag: null };
const ids = () => ({ courseId: uuidV7(), sessionId: uuidV7() });
const about = {
  name: "Mine",
  description: "",
  templateType: "workshop",
  tags: ["knots"],
  isShared: false,
} as const;

async function siteTemplate(requiredTier: (typeof tiers)[number]) {
  const { templates } = await listTemplates(await aTeacher(), everything);
  const found = templates.find((template) => template.author === null && template.requiredTier === requiredTier);
  if (!found) throw new Error(`no template of tier ${requiredTier}`);
  return found;
}

async function aTemplate() {
  const deps = await aTeacher();
  const teacherId = deps.actor.kind === "person" ? deps.actor.id : "";
  const course = await aCourse(database.db, { instructorId: teacherId, lessons: 2, assessments: 1 });
  const templateId = uuidV7();
  await saveTemplate(deps, { ...about, tags: [...about.tags], templateId, courseId: course.id });
  return { deps, course, templateId };
}

describe("the templates that come with the site", () => {
  test("are there without demo content, of every tier, and each is in the terms of the course format", async () => {
    const rows = await database.db.courseTemplate.findMany({ where: { createdById: null } });
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const { structure, name, templateType } of rows) {
      expect(TemplateStructure.safeParse(structure).error?.message, name).toBeUndefined();
      expect(templateTypes as readonly string[]).toContain(templateType);
    }
    expect(new Set(rows.map(({ requiredTier }) => requiredTier))).toEqual(new Set(tiers));
  });

  test("each makes a course with its modules, lessons and assessments, shown from the start", async () => {
    const deps = await aTeacher("PREMIUM");
    const { templates } = await listTemplates(deps, everything);
    for (const { id, modules, lessons } of templates.filter(({ author }) => author === null)) {
      const made = await createCourseFromTemplate(deps, { ...ids(), templateId: id, title: "From a template" });
      const version = await database.db.courseVersion.findFirstOrThrow({
        where: { courseId: made.courseId },
        include: { modules: true, lessons: { include: { assessmentVersion: true } } },
      });
      expect(version.modules).toHaveLength(modules);
      expect(version.modules.every(({ publishedAt }) => publishedAt !== null)).toBe(true);
      expect(version.lessons).toHaveLength(lessons);
      expect(
        version.lessons.filter(({ type }) => type === "QUIZ").every(({ assessmentVersion }) => assessmentVersion),
      ).toBe(true);
    }
  });

  test("one above the asker's subscription is seen but not used, and says what opens it", async () => {
    const { id, isLocked } = await siteTemplate("BASIC");
    expect(isLocked).toBe(true);
    const free = createCaller(await aTeacher());
    expect((await free.studio.templates.one({ templateId: id })).structure.modules.length).toBeGreaterThan(0);
    await expect(
      createCourseFromTemplate(await aTeacher(), { ...ids(), templateId: id, title: "No" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN", reason: "studio.template_locked", facts: { tier: "BASIC" } });
    await createCourseFromTemplate(await aTeacher("BASIC"), { ...ids(), templateId: id, title: "Yes" });
    const premium = await siteTemplate("PREMIUM");
    await expect(
      createCourseFromTemplate(await aTeacher("BASIC"), { ...ids(), templateId: premium.id, title: "No" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the figures of a template", () => {
  test("count each course once, and the share that was published", async () => {
    const { templateId, deps } = await aTemplate();
    const starts = [ids(), ids()];
    for (const start of [...starts, ...starts])
      await createCourseFromTemplate(deps, { ...start, templateId, title: "Begun" });
    expect(await getTemplate(deps, templateId)).toMatchObject({ usageCount: 2, successRate: 0 });
    const courseId = starts[0]?.courseId ?? "";
    const assessment = await database.db.assessmentVersion.findFirstOrThrow({
      where: { lessonVersion: { version: { courseId } } },
    });
    await database.db.assessmentVersion.delete({ where: { id: assessment.id } });
    await publishCourse(deps, { courseId });
    await publishCourse(deps, { courseId });
    expect(await getTemplate(deps, templateId)).toMatchObject({ usageCount: 2, successRate: 50 });
  });

  test("of two courses started at once, both count", async () => {
    const { templateId, deps } = await aTemplate();
    await Promise.all([1, 2, 3].map(() => createCourseFromTemplate(deps, { ...ids(), templateId, title: "Begun" })));
    expect((await getTemplate(deps, templateId)).usageCount).toBe(3);
  });
});

describe("a template of one's own", () => {
  test("holds the structure of the course: no text, no question, no answer", async () => {
    const { templateId, deps } = await aTemplate();
    const { structure } = await getTemplate(deps, templateId);
    expect(structure.modules.map(({ title, lessons }) => [title, lessons.length])).toEqual([["First steps", 2]]);
    expect(structure.modules[0]?.lessons[1]?.quiz).toMatchObject({ passingScore: 70 });
    const stored = JSON.stringify(await database.db.courseTemplate.findUniqueOrThrow({ where: { id: templateId } }));
    expect(stored).not.toContain("The text of lesson");
    expect(stored).not.toContain("high water");
    expect(stored).not.toContain("highest level");
  });

  test("is seen by its author alone until it is shared, and changed by its author alone", async () => {
    const { templateId, deps, course } = await aTemplate();
    const other = await aTeacher();
    const sees = async () => (await listTemplates(other, everything)).templates.some(({ id }) => id === templateId);
    expect(await sees()).toBe(false);
    await expect(getTemplate(other, templateId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const change = { ...about, tags: ["knots"], templateId, isShared: true };
    await expect(editTemplate(other, change)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await editTemplate(deps, change);
    expect(await sees()).toBe(true);
    await expect(deleteTemplate(other, templateId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await deleteTemplate(deps, templateId);
    await deleteTemplate(deps, templateId);
    expect(await sees()).toBe(false);
    const save = { ...about, tags: ["knots"], courseId: course.id };
    await expect(createCaller(other).studio.templates.save({ ...save, templateId: uuidV7() })).rejects.toMatchObject({
      code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/),
    });
  });

  test("saved twice is one, and the gallery narrows by kind and tag", async () => {
    const { templateId, deps, course } = await aTemplate();
    await saveTemplate(deps, { ...about, tags: [...about.tags], templateId, courseId: course.id });
    const named = async (filter: Parameters<typeof listTemplates>[1]) =>
      (await listTemplates(deps, filter)).templates.filter(({ isOwn }) => isOwn).map(({ id }) => id);
    expect(await named({ type: "workshop", tag: "knots" })).toEqual([templateId]);
    expect(await named({ type: "exam", tag: null })).toEqual([]);
    expect(await named({ type: null, tag: "no such tag" })).toEqual([]);
  });
});
