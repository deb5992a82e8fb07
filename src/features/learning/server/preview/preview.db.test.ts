import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { isAppError } from "@/lib/app-error";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourseOf, type MadeCourseOf } from "@/testing/factories/course-of";
import { aPerson } from "@/testing/factories/person";

const test = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
type Someone = Awaited<ReturnType<typeof aPerson>>;
const callAs = (person: Someone | null) => createCaller(depsOf(test.db, actorOf(person), clock));

/** Every word of a key that a page could give away by mistake. */
const canary = "KEYCANARY";
let course: MadeCourseOf;

const endOf = (call: Promise<unknown>): Promise<{ reason: string; askWhom?: unknown }> =>
  call.then(
    () => ({ reason: "done" }),
    (error: { cause?: unknown }) =>
      isAppError(error.cause) ? { reason: error.cause.reason, ...error.cause.facts } : { reason: String(error) },
  );

async function addQuestions(lessonId: string): Promise<void> {
  const version = await test.db.assessmentVersion.findFirstOrThrow({ where: { lessonVersion: { lessonId } } });
  const kinds = ["SINGLE_CHOICE", "MULTIPLE_CHOICE", "TRUE_FALSE", "NUMERIC", "SHORT_ANSWER"] as const;
  for (const [position, type] of kinds.entries()) {
    const { id: questionId } = await test.db.question.create({ data: { assessmentId: version.assessmentId } });
    const isKeyText = type === "SHORT_ANSWER";
    const { id: questionVersionId } = await test.db.questionVersion.create({
      data: {
        questionId,
        number: 1,
        type,
        text: `Question ${position + 1}`,
        explanation: `${canary} explained`,
        feedback: `${canary} feedback`,
        numericValue: type === "NUMERIC" ? "4242.4242" : null,
        numericTolerance: type === "NUMERIC" ? "0.31337" : null,
        numericUnit: type === "NUMERIC" ? "m" : null,
        answers: {
          create:
            type === "NUMERIC"
              ? []
              : [
                  { position: 0, text: isKeyText ? canary : "One", isCorrect: true, explanation: `${canary} why` },
                  { position: 1, text: isKeyText ? `${canary} too` : "Two", isCorrect: isKeyText, explanation: canary },
                ],
        },
      },
    });
    await test.db.assessmentQuestion.create({
      data: { assessmentVersionId: version.id, questionVersionId, position },
    });
  }
}

beforeAll(async () => {
  course = await aCourseOf(test.db, {
    published: false,
    course: { priceMinor: 4900 },
    modules: [
      {
        lessons: [
          { title: "Open", content: "The moon pulls." },
          { title: "Dear", accessLevel: "PREMIUM", content: "Paid words." },
        ],
      },
      { lessons: [{ title: "Check", hasAssessment: true }] },
      { isHidden: true, title: "Later", lessons: [{ title: "Hidden" }] },
    ],
  });
  await addQuestions(course.lessonIds[2] ?? "");
});

const share = (days = 7) => callAs(course.teacher).courses.previewLink.share({ courseId: course.id, days });

describe("a preview link", () => {
  it("shows the draft in full to someone without an account, but no hidden module", async () => {
    const { token } = await share();
    const guest = callAs(null).learning.preview;
    const front = await guest.course({ token });
    expect(front.modules.map(({ lessons }) => lessons.map(({ title }) => title))).toEqual([
      ["Open", "Dear"],
      ["Check"],
    ]);
    const dear = await guest.lesson({ token, lessonId: course.lessonIds[1] ?? "" });
    expect(dear.body.html).toContain("Paid words.");
    expect(dear).toMatchObject({
      enrollment: null,
      entry: null,
      next: { title: "Check" },
      course: { readAt: `/preview/${token}` },
    });
    expect((await endOf(guest.lesson({ token, lessonId: course.lessonIds[3] ?? "" }))).reason).toBe("common.not_found");
    expect((await endOf(guest.lesson({ token, lessonId: randomUUID() }))).reason).toBe("common.not_found");
  });

  it("shows an edit of the draft at once", async () => {
    const { token } = await share();
    const lessonId = course.lessonIds[0] ?? "";
    await test.db.lessonVersion.updateMany({ where: { lessonId }, data: { content: "The sun pulls too." } });
    expect((await callAs(null).learning.preview.lesson({ token, lessonId })).body.html).toContain("The sun pulls too.");
  });

  it("never says which answer is right, to no one and in no answer", async () => {
    const { token } = await share();
    const answers: unknown[] = [];
    for (const person of [null, course.teacher, await aPerson(test.db, { role: "ADMIN" })]) {
      const caller = callAs(person);
      answers.push(await caller.learning.preview.course({ token }));
      for (const lessonId of course.lessonIds.slice(0, 3)) {
        answers.push(await caller.learning.preview.lesson({ token, lessonId }));
        answers.push(await caller.assessment.preview({ token, lessonId }));
      }
    }
    // An id may well have the digits of a key.
    const text = JSON.stringify(answers).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "an id");
    expect(text).toContain("Question 5");
    // The rules say by stages when feedback is shown, in a list; feedback itself is no list.
    expect(text).not.toMatch(/KEYCANARY|4242|31337|isCorrect|"explanation"|"feedback":[^[]|tolerance/i);
  });

  it("leaves no trace: no enrollment, no progress, no attempt, no activity", async () => {
    const { token } = await share();
    const before = await traces();
    const learner = callAs(await aPerson(test.db));
    for (const lessonId of course.lessonIds.slice(0, 3)) {
      await learner.learning.preview.lesson({ token, lessonId });
      await learner.assessment.preview({ token, lessonId });
    }
    expect(await traces()).toEqual(before);
  });

  it("dies by being taken back, by a newer one and by time, and then says whom to ask and nothing else", async () => {
    const guest = callAs(null);
    const dead = { reason: "learning.preview_ended", askWhom: "Nils Holm" };
    const first = await share();
    await callAs(course.teacher).courses.previewLink.revoke({ courseId: course.id });
    await callAs(course.teacher).courses.previewLink.revoke({ courseId: course.id });
    expect(await endOf(guest.learning.preview.course({ token: first.token }))).toEqual(dead);
    const second = await share();
    const third = await share(1);
    expect(await endOf(guest.learning.preview.course({ token: second.token }))).toEqual(dead);
    expect((await endOf(guest.learning.preview.course({ token: third.token }))).reason).toBe("done");
    const start = clock.now().toISOString();
    clock.advance(24 * 3_600_000);
    const ends = await Promise.all([
      endOf(guest.learning.preview.course({ token: third.token })),
      endOf(guest.learning.preview.lesson({ token: third.token, lessonId: course.lessonIds[0] ?? "" })),
      endOf(guest.assessment.preview({ token: third.token, lessonId: course.lessonIds[2] ?? "" })),
      endOf(callAs(course.teacher).learning.preview.course({ token: third.token })),
    ]);
    expect(ends).toEqual([dead, dead, dead, dead]);
    clock.set(start);
  });

  it("that this site never made is no link at all, even with the course's id in it", async () => {
    const body = Buffer.concat([Buffer.from(course.id.replaceAll("-", ""), "hex"), Buffer.alloc(30, 7)]);
    for (const token of [body.toString("base64url"), "x".repeat(62), "nothing-like-a-token-at-all"]) {
      expect((await endOf(callAs(null).learning.preview.course({ token }))).reason).toBe("common.not_found");
    }
  });

  it("is made by those who edit the course and kept as a hash", async () => {
    const { token } = await share();
    const row = await test.db.course.findUniqueOrThrow({ where: { id: course.id } });
    expect(JSON.stringify(row)).not.toContain(token);
    const stranger = await aPerson(test.db, { role: "INSTRUCTOR" });
    expect((await endOf(callAs(stranger).courses.previewLink.share({ courseId: course.id, days: 7 }))).reason).toBe(
      "common.not_found",
    );
  });

  it("costs a handful of statements a page", async () => {
    const { token } = await share();
    const lessonId = course.lessonIds[2] ?? "";
    const counted = await countQueries(async () => {
      await callAs(null).learning.preview.lesson({ token, lessonId });
      await callAs(null).assessment.preview({ token, lessonId });
    });
    // In a page both share what is read of the link; here each reads it.
    expect(counted - 1).toBeLessThanOrEqual(6);
  });
});

const traces = async () => [
  await test.db.enrollment.count(),
  await test.db.lessonProgress.count(),
  await test.db.assessmentAttempt.count(),
  await test.db.userActivity.count(),
];
