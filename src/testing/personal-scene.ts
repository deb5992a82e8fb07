import { randomUUID } from "node:crypto";
import { appendAudit } from "@/server/audit/append-audit";
import type { Db } from "@/server/db/client";
import { aClock } from "./clock";
import { actorOf, depsOf } from "./deps-of";
import { aCourse, anEnrollment } from "./factories/course";
import { aPerson } from "./factories/person";

/** Marks what is a person's own, and what no export may hold. */
export const ownMark = "ownmark";
export const secretMark = "secretmark";

/**
 * A person who has done a little of everything, each text of theirs with a mark of its own, each secret with another; and
 * someone else around them. Dates lie before those of aClock().
 */
export async function aPersonalScene(db: Db) {
  const run = randomUUID().slice(0, 8);
  const own = (what: string) => `${ownMark}-${run}-${what}`;
  const secret = (what: string) => `${secretMark}-${run}-${what}`;
  const person = await aPerson(db, { name: own("name"), email: `${own("mail")}@example.test` });
  const other = await aPerson(db, { name: "Somebody Else" });
  const course = await aCourse(db, { assessments: 1 });
  const userId = person.id;
  const [lessonId = ""] = course.lessonIds;
  await theAccount(db, { userId, own, secret });
  const enrollment = await anEnrollment(db, { userId, course, completedAt: new Date("2026-01-20T09:00:00Z") });
  await theLearning(db, { userId, own, secret, course, lessonId, enrollmentId: enrollment.id });
  await theWords(db, { userId, own, secret, courseId: course.id, lessonId, otherId: other.id });
  await theTeaching(db, { userId, own, secret, courseId: course.id });
  const deps = depsOf(db, actorOf(person), aClock());
  const entry = { action: "test.done", objectType: "user", objectId: userId, values: { what: own("audit") } };
  await db.$transaction((tx) => appendAudit(tx, deps, entry));
  return { person, other, course, enrollment, own, secret, run };
}

interface Mine {
  userId: string;
  own: (what: string) => string;
  secret: (what: string) => string;
}

async function theAccount(db: Db, { userId, own, secret }: Mine): Promise<void> {
  const address = await db.emailAddress.findFirstOrThrow({ where: { userId } });
  const expiresAt = new Date("2026-12-31T00:00:00Z");
  await db.user.update({ where: { id: userId }, data: { passwordHash: secret("password") } });
  await db.emailVerification.create({
    data: { emailAddressId: address.id, tokenHash: secret("verification"), expiresAt },
  });
  await db.releasedUsername.create({ data: { username: own("username"), userId } });
  await db.passwordReset.create({ data: { userId, tokenHash: secret("reset"), expiresAt, ipAddress: "192.0.2.1" } });
  const session = { loginMethod: "PASSWORD", idleExpiresAt: expiresAt, expiresAt, location: own("place") } as const;
  await db.userSession.create({ data: { userId, userAgent: own("browser"), ...session } });
  await db.loginLog.create({
    data: { userId, emailHash: secret("email"), userAgent: own("agent"), isSuccessful: true },
  });
  await db.secondFactor.create({ data: { userId, secretEncrypted: secret("factor") } });
  await db.recoveryCode.create({ data: { userId, codeHash: secret("code") } });
  const publicKey = new TextEncoder().encode(secret("passkey"));
  await db.passkey.create({
    data: { userId, credentialId: own("credential"), publicKey, name: own("passkey"), isSynced: false },
  });
  await db.account.create({
    data: { userId, provider: "oidc", providerAccountId: own("provider"), label: own("label") },
  });
  await db.pendingSignUp.create({
    data: {
      tokenHash: secret("pending"),
      provider: "oidc",
      providerAccountId: own("provider"),
      nextStep: "address",
      data: { email: address.email },
      expiresAt,
    },
  });
  await db.userPreference.update({ where: { userId }, data: { contentFilters: { topic: own("filter") } } });
  const texts = ["bio", "phone", "address", "city", "state", "country", "postalCode", "website", "linkedin"] as const;
  await db.profile.update({
    where: { userId },
    data: { ...Object.fromEntries(texts.map((name) => [name, own(name)])), interests: [own("interest")] },
  });
  await db.notification.create({ data: { userId, kind: "seat.ended", title: own("told"), dedupeKey: own("dedupe") } });
  await db.mailRefusal.create({ data: { emailKey: address.emailKey, kind: "study.reminder" } });
  await db.outboxMail.create({
    data: {
      userId,
      messageId: `<${own("message")}@example.test>`,
      toAddress: address.email,
      subject: own("subject"),
      html: secret("mail"),
      text: secret("mail"),
      kind: "account.reset",
    },
  });
}

interface Learning extends Mine {
  course: Awaited<ReturnType<typeof aCourse>>;
  lessonId: string;
  enrollmentId: string;
}

async function theLearning(db: Db, { userId, own, secret, course, lessonId, enrollmentId }: Learning): Promise<void> {
  await db.lessonProgress.create({ data: { enrollmentId, lessonId, activeSeconds: 61 } });
  const version = await db.assessmentVersion.findFirstOrThrow({ where: { assessment: { courseId: course.id } } });
  const question = await db.questionVersion.findFirstOrThrow({
    where: { question: { assessmentId: version.assessmentId } },
  });
  await db.questionVersion.create({
    data: {
      questionId: question.questionId,
      number: 2,
      type: "SHORT_ANSWER",
      text: "When?",
      explanation: secret("explanation"),
    },
  });
  const attempt = await db.assessmentAttempt.create({
    data: {
      enrollmentId,
      userId,
      assessmentId: version.assessmentId,
      assessmentVersionId: version.id,
      attemptNumber: 1,
      state: "SUBMITTED",
      endedAt: new Date("2026-01-19T09:00:00Z"),
      questionOrder: [],
      rules: {},
      score: 1,
      maxScore: 1,
      percentage: 100,
      isPassed: true,
      userAgent: own("tried"),
      ipAddress: "192.0.2.1",
    },
  });
  await db.attemptAnswer.create({
    data: {
      attemptId: attempt.id,
      questionVersionId: question.id,
      clientId: randomUUID(),
      revision: 1,
      textResponse: own("answer"),
      feedback: secret("feedback"),
      isCorrect: true,
      pointsEarned: 1,
    },
  });
  const seenAt = new Date("2026-01-19T08:55:00Z");
  const signal = await db.attemptSignal.create({
    data: { attemptId: attempt.id, kind: "NETWORK_CHANGED", at: seenAt },
  });
  const seen = { attemptId: attempt.id, signalId: signal.id, ipAddress: "198.51.100.7", seenAt };
  await db.attemptAddress.create({ data: { ...seen, userAgent: own("moved") } });
  await thePractice(db, { userId, own, attemptId: attempt.id, assessmentId: version.assessmentId });
  await db.userActivity.create({ data: { userId, kind: "ENROLLED", courseId: course.id } });
  await db.courseGroup.create({ data: { courseId: course.id, name: "Evening", members: { create: { userId } } } });
  await db.studyTime.create({ data: { userId, startsAt: new Date("2026-01-19T09:00:00Z"), activeSeconds: 61 } });
  await db.courseView.create({ data: { courseId: course.id, day: new Date("2026-01-10"), visitor: userId } });
  await db.note.create({ data: { userId, lessonId, content: own("note"), tags: [own("tag")] } });
  await db.bookmark.create({ data: { userId, lessonId, title: own("bookmark"), notes: own("why") } });
  await db.certificate.create({
    data: {
      enrollmentId,
      userId,
      courseId: course.id,
      number: own("number"),
      verificationHash: secret("certificate"),
      recipientName: own("printed"),
      courseTitle: "Reading a Tide Table",
      courseVersionNumber: 1,
      durationMinutes: 20,
      completedAt: new Date("2026-01-20T09:00:00Z"),
    },
  });
  const price = { amountMinor: 2_000, currency: "GBP" };
  await db.accessRequest.create({
    data: {
      userId,
      tier: "BASIC",
      ...price,
      invoiceTo: own("invoice"),
      reference: own("reference"),
      note: own("wish"),
      decisionReason: own("reason"),
    },
  });
  await db.accessGrant.create({ data: { userId, tier: "BASIC", ...price, reason: secret("grant") } });
  const paid = { paymentMethod: own("card"), paymentReference: own("payment") };
  await db.subscription.create({
    data: { userId, tier: "BASIC", startedAt: new Date("2026-01-01T00:00:00Z"), ...paid },
  });
}

/** A missed question that was asked again, and one that was not yet and so is kept back. */
async function thePractice(
  db: Db,
  { userId, own, attemptId, assessmentId }: Pick<Mine, "userId" | "own"> & { attemptId: string; assessmentId: string },
): Promise<void> {
  const at = new Date("2026-01-20T09:00:00Z");
  const memory = { state: "LEARNING", reps: 1, stability: 1, difficulty: 5, lastReviewAt: at } as const;
  for (const [text, learned] of [
    ["Asked again", memory],
    ["Kept back", {}],
  ] as const) {
    const { id: questionId } = await db.question.create({ data: { assessmentId } });
    const version = await db.questionVersion.create({ data: { questionId, number: 1, type: "SHORT_ANSWER", text } });
    const about = { userId, questionId, attemptId, questionVersionId: version.id, missedAt: at, dueAt: at };
    const card = await db.practiceCard.create({ data: { ...about, ...learned } });
    if (text === "Kept back") continue;
    const review = { id: randomUUID(), cardId: card.id, questionVersionId: version.id, rating: "AGAIN" } as const;
    const given = { isCorrect: false, textResponse: own("practiced"), before: {}, after: {}, reviewedAt: at };
    await db.practiceReview.create({ data: { ...review, ...given } });
  }
}

interface Saying extends Mine {
  courseId: string;
  lessonId: string;
  otherId: string;
}

async function theWords(db: Db, { userId, own, secret, courseId, lessonId, otherId }: Saying): Promise<void> {
  const id = randomUUID();
  await db.thread.create({ data: { id, courseId, lessonId, userId, title: own("question") } });
  await db.post.create({ data: { id, threadId: id, userId, content: own("post") } });
  const reply = await db.post.create({ data: { threadId: id, userId: otherId, content: "A reply of somebody else." } });
  await db.postRevision.create({ data: { postId: id, content: own("revision") } });
  await db.postVote.create({ data: { postId: reply.id, userId } });
  await db.postReport.create({ data: { postId: reply.id, userId, reasonCode: "spam", note: own("report") } });
  await db.postReport.create({ data: { postId: id, userId: otherId, reasonCode: "spam", note: secret("reported") } });
  const shared = { userId: otherId, lessonId, content: "A note of somebody else.", isPrivate: false };
  const { id: noteId } = await db.note.create({ data: shared });
  await db.noteReport.create({ data: { noteId, userId, reasonCode: "spam", note: own("complaint of a note") } });
  await db.courseMute.create({ data: { courseId, userId, reason: own("mute"), until: new Date("2026-12-31") } });
  await db.review.create({
    data: {
      userId,
      courseId,
      rating: 4,
      title: own("title"),
      content: own("review"),
      state: "APPROVED",
      decidedAt: new Date("2026-01-21T09:00:00Z"),
      decidedById: otherId,
      moderationNotes: secret("moderation"),
      appealText: own("appeal"),
    },
  });
  const others = await db.review.create({ data: { userId: otherId, courseId, rating: 2, content: "Too short." } });
  await db.reviewReport.create({
    data: { reviewId: others.id, userId, reasonCode: "spam", note: own("complaint") },
  });
  await db.reviewReply.create({ data: { reviewId: others.id, userId, content: own("reply") } });
}

async function theTeaching(db: Db, { userId, own, secret, courseId }: Mine & { courseId: string }): Promise<void> {
  await db.instructorProfile.create({
    data: { userId, displayName: own("display"), bio: own("teacher"), status: "DRAFT" },
  });
  const { emailKey } = await db.emailAddress.findFirstOrThrow({ where: { userId } });
  const { createdById } = await db.course.findUniqueOrThrow({ where: { id: courseId } });
  const expiresAt = new Date("2026-12-31T00:00:00Z");
  await db.invite.create({
    data: { courseId, email: emailKey, emailKey, tokenHash: secret("invite"), invitedById: createdById, expiresAt },
  });
  await db.courseInvite.create({
    data: { courseId, emailKey, role: "ASSISTANT", tokenHash: secret("team"), invitedById: createdById, expiresAt },
  });
  await db.questionBank.create({
    data: {
      ...{ ownerId: userId, title: own("bank"), description: own("about a bank") },
      questions: {
        create: { tags: [own("tag")], versions: { create: { number: 1, content: { text: own("bank question") } } } },
      },
    },
  });
  await db.savedComment.create({ data: { userId, text: own("saved comment") } });
  const draft = await db.aICourseDraft.create({
    data: { instructorId: userId, title: own("draft"), brief: { note: own("brief") } },
  });
  const source = await db.draftSource.create({ data: { draftId: draft.id, title: own("source"), kind: "text" } });
  const span = await db.sourceSpan.create({ data: { sourceId: source.id, position: 0, text: own("span") } });
  const suggestion = await db.suggestion.create({
    data: { draftId: draft.id, stage: "outline", targetKind: "outline", content: { text: own("suggestion") } },
  });
  await db.citation.create({ data: { suggestionId: suggestion.id, spanId: span.id, quote: own("quote") } });
  const session = { creationMethod: "BUILDER", data: { title: own("building") }, expiresAt } as const;
  await db.courseCreationSession.create({ data: { instructorId: userId, ...session } });
}
