import { randomUUID } from "node:crypto";
import { makeLink } from "@/features/accounts/server/addresses/make-link";
import { makeReset } from "@/features/accounts/server/reset-password";
import { startSession } from "@/features/accounts/server/start-session";
import { readSnapshot } from "@/features/assessment/snapshot";
import { issueCertificate } from "@/features/certificates/server/issue-certificate";
import { beginParsing, parseStoredSource } from "@/features/drafting/server/parse-stored-source";
import { currentPrompt } from "@/features/drafting/server/prompts/current-prompt";
import { queueMail } from "@/features/mail/server/queue-mail";
import { startUpload } from "@/features/media/server/uploads/start-upload";
import { notify } from "@/features/notifications/server/notify";
import { standardReview, statedReview } from "@/features/questions/review-matrix";
import { addDays } from "@/lib/time";
import { guest } from "@/policy/actor";
import { makeTokenFor } from "@/server/auth/secret-token";
import type { Db } from "@/server/db/client";
import { getStorage } from "@/server/storage/get-storage";
import { aStoredFile } from "@/testing/a-stored-file";
import { anAssessment } from "@/testing/an-assessment";
import type { TestClock } from "@/testing/clock";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aCourse, anEnrollment } from "@/testing/factories/course";
import { aPerson } from "@/testing/factories/person";
import { aQuestion, type Courses, noRights } from "./course-scene";
import { type Caller, callAs } from "./people-scene";

const ids = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, randomUUID() as string])) as Record<Name, string>;

/** One of each thing that a student can own, all the student's. */
export async function theLearnersThings(db: Db, clock: TestClock, course: Courses) {
  const { courseId, slug, videoId, quizId, people } = course;
  const { student } = people;
  await db.enrollment.updateMany({ where: { courseId }, data: { progressPercentage: 60 } });
  const api = await callAs(db, student, clock);
  const made = ids("noteId", "threadId", "replyId", "requestId", "pictureUploadId", "answerUploadId");
  const anchor = { kind: "second" as const, seconds: 4 };
  await api.notebook.addNote({ slug, lessonId: videoId, noteId: made.noteId, anchor, content: "Seven days" });
  const classmate = await aPerson(db);
  const shared = { userId: classmate.id, lessonId: videoId, content: "Shared words", isPrivate: false };
  const { id: sharedNoteId } = await db.note.create({ data: shared });
  await api.notebook.keepCourse({ courseId, isKept: true });
  const bookmark = await db.bookmark.findFirstOrThrow({ where: { userId: student.id } });
  const { reviewId } = await api.reviews.write({
    courseId,
    rating: 4,
    content: "I could read the table that evening.",
  });
  const seenOf = async () => (await db.review.findUniqueOrThrow({ where: { id: reviewId } })).updatedAt.toISOString();
  const admin = await callAs(db, people.admin, clock);
  const approved = { verdict: "approve" as const };
  await admin.reviews.decide({ reviewId, seen: await seenOf(), decision: approved });
  const question = { title: "Why is it late?", content: "If the sun is overhead at noon." };
  await api.discussion.ask({ courseId, threadId: made.threadId, lessonId: videoId, ...question });
  const post = await db.post.findFirstOrThrow({ where: { threadId: made.threadId } });
  const reply = { threadId: made.threadId, postId: made.replyId, content: "The wave travels first." };
  await (await callAs(db, people.lead, clock)).discussion.reply({ courseId, ...reply });
  await api.assessment.start({ slug, lessonId: quizId });
  const attempt = await db.assessmentAttempt.findFirstOrThrow({ where: { userId: student.id } });
  await anAnswerUpload(db, clock, { student, attemptId: attempt.id, uploadId: made.answerUploadId });
  await api.enrollment.requests.send({
    ...{ courseId: course.priced.id, requestId: made.requestId, paysBy: "INVOICE", seenMinor: 2800 },
    ...{ invoiceTo: "Naustveien 8", reference: "", note: "" },
  });
  await db.$transaction((tx) =>
    notify(
      tx,
      { kind: "seat.ended", userIds: [student.id], params: { course: "Knots" }, path: "/", key: "seat" },
      clock.now(),
    ),
  );
  const notification = await db.notification.findFirstOrThrow({ where: { userId: student.id } });
  const address = await db.emailAddress.create({
    data: {
      userId: student.id,
      email: "second@frost.example",
      emailKey: "second@frost.example",
      verifiedAt: clock.now(),
    },
  });
  await api.profiles.setPublic({ isPublic: true });
  await api.profiles.startPicture({
    uploadId: made.pictureUploadId,
    name: "me.png",
    sizeBytes: 100,
    sha256: "0".repeat(64),
  });
  const archive = { kind: "EXPORT", state: "DONE", sizeBytes: 100, dueAt: addDays(clock.now(), 7) } as const;
  const { id: exportId } = await db.dataRequest.create({ data: { userId: student.id, ...archive } });
  const asked = await db.questionVersion.findFirstOrThrow({ where: { questionId: course.questionId } });
  return {
    ...made,
    ...{ exportId, questionVersionId: asked.id },
    ...{
      sharedNoteId,
      bookmarkId: bookmark.id,
      reviewId,
      reviewSeen: await seenOf(),
      postId: post.id,
      attemptId: attempt.id,
      answerId: await aWaitingAnswer(db, clock, course),
      ...(await aDueCard(db, clock, student.id)),
      ...(await aCourseGroup(db, { courseId: course.courseId, userId: student.id })),
      ...(await anOralExam(db, { ...course, enrollmentId: course.enrollments.student ?? "" })),
    },
    ...{ notificationId: notification.id, addressId: address.id, number: await aCertificate(db, clock, course) },
  };
}

/** On its way to a question of the attempt, which asked for files when it was begun. */
async function anAnswerUpload(
  db: Db,
  clock: TestClock,
  { student, attemptId, uploadId }: { student: { id: string }; attemptId: string; uploadId: string },
) {
  const actor = actorOf({ id: student.id, name: "", role: "STUDENT" });
  const deps = { db, actor, now: clock.now, storage: getStorage(), purpose: "answer" } as const;
  await startUpload(deps, { uploadId, name: "tides.txt", sizeBytes: 100, lastModified: null, isHashed: true });
  const [asked] = readSnapshot(await db.assessmentAttempt.findUniqueOrThrow({ where: { id: attemptId } })).order;
  const questionVersionId = asked?.questionVersionId ?? "";
  await db.answerFile.create({ data: { id: uploadId, attemptId, questionVersionId, name: "tides.txt" } });
}

/** A group of the course that the student is in. */
async function aCourseGroup(db: Db, { courseId, userId }: { courseId: string; userId: string }) {
  const group = { courseId, name: "Evening", members: { create: { userId } } };
  const { id: courseGroupId } = await db.courseGroup.create({ data: group });
  return { courseGroupId };
}

/** An item of the gradebook in a category, for which the student has points. */
async function anOralExam(db: Db, { courseId, enrollmentId }: { courseId: string; enrollmentId: string }) {
  const category = { name: "Speaking", weight: 100, position: 0 };
  const { id: categoryId } = await db.gradeCategory.create({ data: { courseId, ...category } });
  const { id: itemId } = await db.gradeItem.create({ data: { courseId, categoryId, title: "Oral exam" } });
  await db.itemGrade.create({ data: { enrollmentId, itemId, number: 1, points: 80, reason: "words" } });
  return { itemId, gradeCategoryId: categoryId };
}

/** A missed question of another course, which the student practices and has answered before. */
async function aDueCard(db: Db, clock: TestClock, userId: string) {
  const review = statedReview({ showCorrectAnswers: "AFTER_SUBMIT" }, { closes: false });
  const rules = { review, countingRule: "BEST" } as const;
  const { courseId, versionId, assessmentId, assessmentVersionId, questionVersionIds } = await anAssessment(db, rules);
  const { id: enrollmentId } = await anEnrollment(db, { userId, course: { id: courseId, versionId, lessonIds: [] } });
  const endedAt = clock.now();
  const result = { score: 0, maxScore: 2, percentage: 0, isPassed: false, state: "SUBMITTED", endedAt } as const;
  const limits = { passingScore: 7000, maxAttempts: 0, timeLimitMinutes: 0 };
  const attempt = { enrollmentId, userId, assessmentId, assessmentVersionId, attemptNumber: 1, questionOrder: [] };
  const { id: attemptId } = await db.assessmentAttempt.create({
    data: { ...attempt, ...result, rules: { ...rules, ...limits } },
  });
  const [questionVersionId = ""] = questionVersionIds;
  const { questionId } = await db.questionVersion.findUniqueOrThrow({ where: { id: questionVersionId } });
  const missed = { userId, questionId, attemptId, questionVersionId, missedAt: endedAt, dueAt: endedAt };
  const { id: cardId } = await db.practiceCard.create({ data: missed });
  const answered = { cardId, questionVersionId, isCorrect: false, textResponse: "words", reviewedAt: endedAt };
  await db.practiceReview.create({
    data: { id: randomUUID(), rating: "AGAIN", before: {}, after: {}, ...answered },
  });
  return { cardId, practicedVersionId: questionVersionId };
}

/** An essay that waits for its points, of someone who is none of the tables' people. */
async function aWaitingAnswer(db: Db, clock: TestClock, { courseId, versionId, quizId }: Courses): Promise<string> {
  const { id: userId } = await aPerson(db);
  const { id: enrollmentId } = await anEnrollment(db, { userId, course: { id: courseId, versionId, lessonIds: [] } });
  const { id: assessmentVersionId, assessmentId } = await db.assessmentVersion.findFirstOrThrow({
    where: { lessonVersion: { versionId, lessonId: quizId } },
  });
  const { id: questionVersionId } = await db.questionVersion.findFirstOrThrow({
    where: { type: "ESSAY", question: { assessmentId } },
  });
  const rules = {
    passingScore: 7000,
    maxAttempts: 0,
    timeLimitMinutes: 0,
    countingRule: "BEST",
    review: standardReview,
  };
  const attempt = await db.assessmentAttempt.create({
    data: {
      ...{ enrollmentId, userId, assessmentId, assessmentVersionId, attemptNumber: 1, maxScore: 4 },
      questionOrder: [{ questionVersionId, answerIds: [], mostSelected: 0 }],
      ...{ state: "GRADING", endedAt: clock.now(), rules },
    },
  });
  const answered = { clientId: attempt.id, revision: 1, textResponse: "The moon pulls." };
  const { id } = await db.attemptAnswer.create({ data: { attemptId: attempt.id, questionVersionId, ...answered } });
  // A first grade, of before the answer was in the queue again.
  await db.answerGrade.create({ data: { attemptAnswerId: id, number: 1, points: 1, comment: "words" } });
  return id;
}

/** Of a course that is complete; its lead and team are those of the other. */
async function aCertificate(db: Db, clock: TestClock, { people, courseId }: Courses): Promise<string> {
  const finished = await aCourse(db, { instructorId: people.lead.id });
  await db.courseInstructor.createMany({
    data: (await db.courseInstructor.findMany({ where: { courseId, role: { not: "LEAD" } } })).map(
      ({ id: _, ...member }) => ({ ...member, courseId: finished.id }),
    ),
  });
  const enrollment = await anEnrollment(db, { userId: people.student.id, course: finished, completedAt: clock.now() });
  const issued = await issueCertificate(depsOf(db, guest, clock), { enrollmentId: enrollment.id });
  if (!issued) throw new Error("the course gives a certificate");
  return issued.number;
}

/** One of each thing that an author can own, all the lead's. */
export async function theAuthorsThings(db: Db, clock: TestClock, course: Courses) {
  const { courseId, videoId, people } = course;
  const lead = await callAs(db, people.lead, clock);
  const made = ids(
    "templateId",
    "draftCourseId",
    "sessionId",
    "uploadId",
    "announcementId",
    "inviteId",
    "importId",
    "resourceRemovalId",
    "lessonRemovalId",
    "assessmentRemovalId",
    "savedCommentId",
    "bankId",
    "bankQuestionId",
  );
  await lead.studio.builder.create({ courseId: made.draftCourseId, sessionId: made.sessionId, title: "Knots" });
  const template = { name: "Tides", description: "", templateType: "course" as const, tags: [], isShared: false };
  await lead.studio.templates.save({ courseId, templateId: made.templateId, ...template });
  await lead.authoring.banks.save({ bankId: made.bankId, title: "Tides", description: "Words." });
  const questions = [{ questionId: made.bankQuestionId, question: aQuestion() }];
  await lead.authoring.banks.addQuestions({ bankId: made.bankId, tags: ["tides"], difficulty: null, questions });
  await lead.grading.savedComments.save({ savedCommentId: made.savedCommentId, text: "Say why." });
  const file = await aStoredFile({ db, storage: getStorage() }, people.lead.id);
  await lead.media.startUpload({ uploadId: made.uploadId, name: "notes.zip", sizeBytes: 100 });
  const announcement = { announcementId: made.announcementId, base: "", title: "Moved", content: "To Monday." };
  await lead.discussion.writeAnnouncement({ courseId, ...announcement });
  await lead.authoring.lesson.saveTexts({
    courseId,
    lessonId: videoId,
    baseRevision: 0,
    texts: { content: "Anew, by the [map](media/map.pdf)." },
  });
  const record = await db.draftCourseContent.findFirstOrThrow({ where: { contentId: videoId } });
  await removeSomething(lead, course, made);
  const { token: previewToken } = await lead.courses.previewLink.share({ courseId, days: 7 });
  const offer = { courseId, inviteId: made.inviteId, whom: people.otherStudent.email, role: "ASSISTANT" as const };
  const { token: inviteToken } = await lead.studio.team.invite({ ...offer, rights: noRights, revenueShare: 0 });
  await lead.enrollment.students.enroll({ courseId, whom: "new@frost.example", until: null });
  const { categories: _, ...settings } = await lead.courses.settings({ courseId });
  const draft = await db.courseVersion.findFirstOrThrow({ where: { courseId }, orderBy: { number: "desc" } });
  const invite = await db.invite.findFirstOrThrow({ where: { email: "new@frost.example" } });
  await lead.media.startUpload({ uploadId: made.importId, name: "course.zip", sizeBytes: 100 });
  await db.uploadedContent.update({ where: { id: made.importId }, data: { contentType: "course" } });
  const enrollment = { courseId, enrollmentId: course.enrollments.student ?? "" };
  return {
    ...made,
    ...{ fileId: file.id, recordId: record.id, previewToken, inviteToken, studentInviteId: invite.id },
    ...{ settings, draftRevision: draft.revision },
    stamp: (await lead.enrollment.students.previewReset(enrollment)).stamp,
    ...(await aRegrade(lead, db, course)),
    ...(await theDraft(lead, db, clock)),
  };
}

/** What takes earlier regrades of the essay back. */
async function aRegrade(lead: Caller, db: Db, { courseId, quizId: lessonId }: Courses) {
  const { id } = await db.questionVersion.findFirstOrThrow({
    where: { type: "ESSAY", question: { assessment: { lessonId } } },
  });
  const asked = { courseId, lessonId, questionVersionId: id, way: "AS_MARKED" as const };
  return { essayVersionId: id, regradeStamp: (await lead.regrade.preview(asked)).stamp };
}

type Removals = Record<"resourceRemovalId" | "lessonRemovalId" | "assessmentRemovalId", string>;

/** One of each thing that can be brought back. */
async function removeSomething(lead: Caller, { courseId, lastId, moduleId }: Courses, made: Removals): Promise<void> {
  const place = { courseId, lessonId: lastId };
  const resource = { ...place, resourceId: randomUUID() as string };
  await lead.authoring.lesson.addResource({ ...resource, title: "Gone", body: { url: "https://tides.example/gone" } });
  await lead.authoring.lesson.removeResource({ ...resource, removalId: made.resourceRemovalId });
  await lead.authoring.assessment.addToLesson(place);
  await lead.authoring.assessment.remove({ ...place, removalId: made.assessmentRemovalId });
  const lessonId = randomUUID() as string;
  await lead.authoring.outline.addLesson({ courseId, lessonId, moduleId, title: "Gone", kind: "lesson" });
  const gone = { courseId, moduleIds: [], lessonIds: [lessonId], removalId: made.lessonRemovalId };
  await lead.authoring.outline.remove(gone);
}

/** A draft whose source was read, with what an outline needs no model for: suggestions. */
async function theDraft(lead: Caller, db: Db, clock: TestClock) {
  const { draftId, sourceId } = ids("draftId", "sourceId");
  await lead.drafting.create({ draftId });
  const text = "# Tides\n\nThe moon pulls the water.\n\n# Ebb\n\nThe water goes.";
  await lead.drafting.addText({ draftId, sourceId, title: "Tides", text, format: "markdown" });
  await beginParsing({ db }, sourceId);
  await parseStoredSource({ db, storage: getStorage() }, sourceId);
  await lead.drafting.generateOutline({ draftId });
  const suggestion = await db.suggestion.findFirstOrThrow({ where: { draftId } });
  const { promptVersionId } = await currentPrompt(db, "outline");
  const run = { draftId, stage: "outline", promptVersionId, model: "scripted", endedAt: clock.now() };
  const { id: runId } = await db.draftRun.create({ data: { ...run, state: "DONE" } });
  return { draftId, sourceId, suggestionId: suggestion.id, runId };
}

/** What concerns the site and its people: an applicant, an instructor in good standing and one who is suspended, an email. */
export async function theSitesThings(db: Db, clock: TestClock, { people }: Courses) {
  const { student, otherInstructor, suspended } = people;
  const admin = await callAs(db, people.admin, clock);
  const { id: categoryId } = await db.category.create({ data: { slug: "tides", name: "Tides" } });
  const { id: testimonialId } = await db.testimonial.create({ data: { name: "Ann", content: "It reads well." } });
  // One pixel, as a logo: what it is has no matter here.
  const picture = { mark: "mark", mimeType: "image/png", base64: "iVBORw0KGgo=", iconBase64: null };
  await db.siteSetting.create({ data: { key: "brand.light", value: picture } });
  const { id: emptyCategoryId } = await db.category.create({ data: { slug: "ebb", name: "Ebb" } });
  for (const person of [student, otherInstructor, suspended]) {
    const { instructors } = await callAs(db, person, clock);
    await instructors.saveField({ field: "headline", value: "Sets type" });
    await instructors.saveField({ field: "bio", value: "Has set type for nine years, most of it by hand." });
    await instructors.saveField({ field: "areas", value: ["tides"] });
    await instructors.send();
    if (person === student) continue;
    const decision = { verdict: "approve" as const };
    await admin.instructors.decide({ userId: person.id, seen: await appliedAt(db, person.id), decision });
    await instructors.setPublic({ isPublic: true });
  }
  await admin.instructors.suspend({ userId: suspended.id, reason: "Copied a book." });
  const mail = await aMail(db, people.lead.email);
  const origin = { now: clock.now, ip: "192.0.2.1", userAgent: "another" };
  const job = { functionId: "lectern-accounts.purge-sign-ups", event: { name: "inngest/scheduled.timer", data: {} } };
  const { id: jobRunId } = await db.jobRun.create({ data: { ...job, state: "COMPLETED", endedAt: clock.now() } });
  const { id: groupId } = await db.group.create({
    data: { name: "Readers", groupMembers: { create: { userId: people.lead.id } } },
  });
  return {
    ...mail,
    groupId,
    jobRunId,
    ...{ categoryId, emptyCategoryId, testimonialId },
    ...(await theTokens(db, clock, student.id)),
    otherSessionId: await startSession(db, student.id, origin),
    applicationSeen: await appliedAt(db, student.id),
    doubtedToken: makeTokenFor(student.sessionId).token,
  };
}

/** Of the student's emails: one that proves an address, one that leads to a new password. */
async function theTokens(db: Db, clock: TestClock, userId: string) {
  const email = "third@frost.example";
  const address = await db.emailAddress.create({ data: { userId, email, emailKey: email } });
  const link = await makeLink({ db, now: clock.now }, address.id);
  const own = await db.emailAddress.findFirstOrThrow({ where: { userId, isPrimary: true } });
  const reset = await makeReset(db, { emailAddressId: own.id, ip: null, at: clock.now() });
  if (link?.kind !== "link" || !reset) throw new Error("both are mailed");
  return { verificationToken: link.token, resetToken: reset.token };
}

async function appliedAt(db: Db, userId: string): Promise<string> {
  const { appliedAt: at } = await db.instructorProfile.findUniqueOrThrow({ where: { userId } });
  return at?.toISOString() ?? "";
}

/** An email that waits, and what its link to refuse such emails holds. */
async function aMail(db: Db, to: string): Promise<{ mailId: string; refusalToken: string }> {
  const id = randomUUID();
  await db.$transaction((tx) =>
    queueMail(tx, {
      ...{ id, to, kind: "team.invitation", userId: null, locale: "en", subject: "Knots", preview: "Say yes." },
      ...{ heading: "Knots", parts: [], reason: "Sent because somebody typed your address." },
    }),
  );
  const { text } = await db.outboxMail.findUniqueOrThrow({ where: { id } });
  return { mailId: id, refusalToken: /unsubscribe\/([\w-]+)/.exec(text)?.[1] ?? "" };
}
