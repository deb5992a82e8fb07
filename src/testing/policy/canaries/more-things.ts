import { randomUUID } from "node:crypto";
import { addDays } from "@/lib/time";
import type { Db } from "@/server/db/client";
import type { TestClock } from "@/testing/clock";
import { callAs } from "../procedures/people-scene";
import type { Scene } from "../procedures/scene";

/** What the scene of the tables has no need of, and what holds secrets all the same. Nothing in it changes what anyone may do. */
export async function moreThings(db: Db, clock: TestClock, scene: Scene) {
  const at = clock.now();
  return {
    canaryRunId: await theSitesRows(db, at),
    ...(await theAccountsSecrets(db, clock, scene)),
    ...(await theLiveCourse(db, at, scene)),
    ...(await theModeratedWords(db, at, scene)),
    ...(await thePrivateThings(db, clock, scene)),
    ...(await theDraftsRows(db, at, scene)),
    ...(await anEndedAttempt(db, clock, scene)),
  };
}

export type Things = Scene & Awaited<ReturnType<typeof moreThings>>;

/** A second factor half way, its codes, a linked account, a sign-up half way. */
async function theAccountsSecrets(db: Db, clock: TestClock, { people }: Scene) {
  const userId = people.student.id;
  await (await callAs(db, people.paused, clock)).accounts.secondFactor.begin({ current: "low water at the pier" });
  await db.recoveryCode.create({ data: { userId: people.paused.id, codeHash: "hash" } });
  const publicKey = new TextEncoder().encode("a public key in the clear");
  await db.passkey.create({
    data: {
      userId: people.paused.id,
      credentialId: "Y2FuYXJ5LW9mLWEtcGFzc2tleQ",
      publicKey,
      name: "Laptop",
      isSynced: false,
    },
  });
  const provider = { provider: "oidc", providerAccountId: "subject" };
  await db.account.create({ data: { userId, ...provider, label: "label" } });
  const expiresAt = addDays(clock.now(), 1);
  const begun = { ...provider, providerAccountId: "another", tokenHash: "hash", nextStep: "canary", expiresAt };
  await db.pendingSignUp.create({ data: begun });
  const setup = await db.setupCode.create({ data: { codeHash: "hash", expiresAt } });
  const startedAt = clock.now();
  await db.subscription.create({ data: { userId, startedAt, paymentMethod: "card", paymentReference: "reference" } });
  await db.loginLog.create({
    data: { userId, emailHash: "hash", ipAddress: "192.0.2.77", userAgent: "agent", isSuccessful: true },
  });
  const acted = await db.userSession.create({
    data: {
      ...{ userId, impersonatorId: people.admin.id, impersonationReason: "reason", loginMethod: "IMPERSONATION" },
      ...{ idleExpiresAt: startedAt, expiresAt: startedAt, endedAt: startedAt },
    },
  });
  return { setupCodeId: setup.id, actedSessionId: acted.id };
}

/** What the machinery writes down, for no one's eyes. */
async function theSitesRows(db: Db, at: Date): Promise<string> {
  const run = await db.jobRun.create({ data: { functionId: "canary", event: {}, state: "COMPLETED" } });
  const step = { runId: run.id, stepId: "step", name: "canary", op: "Step", state: "COMPLETED" } as const;
  await db.jobStep.create({ data: step });
  await db.mailRefusal.create({ data: { emailKey: "somebody@frost.example", kind: "canary" } });
  await db.outboxEvent.create({ data: { name: "canary", data: {}, sentAt: at } });
  await db.rateLimit.create({ data: { key: "key", points: 271_828 } });
  await db.requestLimit.create({ data: { key: "key", points: 271_828 } });
  await db.siteSetting.create({ data: { key: "canary", value: {} } });
  await db.heartbeat.create({ data: { name: "canary", beatAt: at } });
  const digests = { previousHash: "hash", hash: "digest" };
  await db.auditEvent.create({ data: { action: "canary", objectType: "user", objectId: "none", ...digests } });
  return run.id;
}

/** Parts of the live version that not every student has: a lesson of the highest tier, a premium resource, a hidden module. */
async function theLiveCourse(db: Db, at: Date, { courseId, versionId, videoId, lastId, fileId, people }: Scene) {
  const versions = { versionId_lessonId: { versionId, lessonId: videoId } };
  const video = await db.lessonVersion.findUniqueOrThrow({ where: versions });
  return db.$transaction(async (tx) => {
    // What is published never changes.
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.lessonVersion.updateMany({ where: { versionId, lessonId: lastId }, data: { accessLevel: "PREMIUM" } });
    const resource = await tx.resource.create({ data: { courseId } });
    const premium = { resourceId: resource.id, lessonVersionId: video.id, position: 0, title: "More", isPremium: true };
    const url = "https://tides.example/premium";
    const { id: premiumId } = await tx.resourceVersion.create({ data: { ...premium, type: "LINK", url } });
    const module = await tx.module.create({ data: { courseId } });
    const hidden = { versionId, moduleId: module.id, position: 9, title: "Hidden", publishedAt: null };
    const { id: hiddenModuleId } = await tx.moduleVersion.create({ data: hidden });
    const lesson = await tx.lesson.create({ data: { courseId } });
    const inside = { versionId, moduleVersionId: hiddenModuleId, lessonId: lesson.id, position: 0, title: "Hidden" };
    const { id: hiddenLessonId } = await tx.lessonVersion.create({ data: inside });
    await tx.linkCheck.create({ data: { courseId, url: "https://tides.example/link", answer: "GONE", checkedAt: at } });
    const audience = { courseId, lessonId: videoId, title: "Film", body: "The tide" };
    const found = await tx.searchDocument.create({ data: { ...audience, audience: "LEARNERS" } });
    const day = { day: at, visitor: people.paused.id };
    await tx.courseView.create({ data: { courseId, ...day } });
    await tx.resourceDownload.create({ data: { resourceId: resource.id, ...day } });
    await tx.fileDownload.create({ data: { fileId, ...day } });
    return { premiumResourceId: resource.id, premiumId, hiddenModuleId, hiddenLessonId, searchDocumentId: found.id };
  });
}

/** Reviews that wait and that were declined, a hidden answer, reports, a mute: words that only some may read. */
async function theModeratedWords(
  db: Db,
  at: Date,
  { courseId, videoId, people, threadId, reviewId, postId, sharedNoteId }: Scene,
) {
  const decided = { decidedById: people.admin.id, decidedAt: at, reasonCode: "insult", reasonNote: "note" };
  const declined = await db.review.create({
    data: { userId: people.paused.id, courseId, rating: 1, content: "words", state: "REJECTED", ...decided },
  });
  const waiting = await db.review.create({
    data: { userId: people.unproved.id, courseId, rating: 2, content: "words", state: "PENDING" },
  });
  const reported = { reasonCode: "spam", note: "note" };
  await db.reviewReport.create({ data: { reviewId, userId: people.otherStudent.id, ...reported } });
  const said = { threadId, userId: people.unproved.id, content: "words" };
  const hidden = await db.post.create({ data: { ...said, hiddenAt: at, hiddenReason: "reason" } });
  const removed = await db.post.create({ data: { ...said, deletedAt: at } });
  await db.postReport.create({ data: { postId, userId: people.unproved.id, ...reported } });
  const note = { userId: people.unproved.id, lessonId: videoId, content: "words", isPrivate: false };
  const hiddenNote = await db.note.create({ data: { ...note, hiddenAt: at, hiddenReason: "reason" } });
  await db.noteReport.create({ data: { noteId: sharedNoteId, userId: people.unproved.id, ...reported } });
  await db.post.update({ where: { id: postId }, data: { reportedAt: at } });
  await db.postRevision.create({ data: { postId, content: "words" } });
  await db.courseMute.create({
    data: { courseId, userId: people.paused.id, reason: "reason", until: addDays(at, 7) },
  });
  return {
    declinedReviewId: declined.id,
    waitingReviewId: waiting.id,
    hiddenPostId: hidden.id,
    hiddenNoteId: hiddenNote.id,
    removedPostId: removed.id,
  };
}

async function thePrivateThings(db: Db, clock: TestClock, { people, courseId, videoId, ...scene }: Scene) {
  const userId = people.student.id;
  const at = clock.now();
  const { id: clientId } = people.student;
  const { attemptId, questionVersionId } = scene;
  const answer = {
    attemptId,
    questionVersionId,
    clientId,
    revision: 0,
    textResponse: "words",
    fields: { "1": "words" },
    feedback: "words",
  };
  await db.attemptAnswer.create({ data: answer });
  const bytes = { storageKey: "files/canary-answer", sha256: "", sizeBytes: 1, mimeType: "text/plain" };
  const stored = { ownerId: userId, ...bytes, originalName: "a.txt", state: "READY", isOfAnswer: true } as const;
  const { id: fileId } = await db.storedFile.create({ data: stored });
  await db.answerFile.create({ data: { id: fileId, attemptId, questionVersionId, fileId, name: "words" } });
  const paid = { courseId, reason: "reason", grantedById: people.admin.id, expiresAt: addDays(at, 30) };
  const grant = await db.accessGrant.create({ data: { userId: people.paused.id, ...paid } });
  await db.userActivity.create({ data: { userId, kind: "NOTE_WRITTEN", courseId } });
  await db.userStats.upsert({ where: { userId }, create: { userId }, update: {} });
  const note = await db.note.create({ data: { userId, lessonId: videoId, content: "words", tags: ["tag"] } });
  const removed = { userId, lessonId: videoId, content: "words", deletedAt: at };
  const { id: removedNoteId } = await db.note.create({ data: removed });
  const mark = { userId, lessonId: videoId, title: "words", notes: "words", deletedAt: at };
  const { id: removedBookmarkId } = await db.bookmark.create({ data: mark });
  const written = { courseId, userId: people.lead.id, title: "words", content: "words" };
  const { id: unsentId } = await db.announcement.create({ data: written });
  const message = { id: randomUUID(), courseId, userId: people.lead.id, content: "words", enrollmentIds: [] };
  const { id: messageId } = await db.learnerMessage.create({ data: message });
  return { grantId: grant.id, ownNoteId: note.id, removedNoteId, removedBookmarkId, unsentId, messageId };
}

/** Of someone else than the one whose attempt runs: all answers wrong, so that the key stays closed. */
async function anEndedAttempt(db: Db, clock: TestClock, { people, slug, quizId }: Scene) {
  const { id: assessmentId } = await db.assessment.findUniqueOrThrow({ where: { lessonId: quizId } });
  const userId = people.paused.id;
  const accommodation = await db.assessmentAccommodation.create({ data: { assessmentId, userId, reason: "words" } });
  const api = await callAs(db, people.unproved, clock);
  const { attemptId } = await api.assessment.start({ slug, lessonId: quizId });
  await api.assessment.submit({ attemptId });
  const typed = { type: "NUMERIC", question: { assessment: { lessonId: quizId } } } as const;
  const { id: questionVersionId } = await db.questionVersion.findFirstOrThrow({ where: typed });
  const answered = {
    attemptId,
    questionVersionId,
    clientId: attemptId,
    revision: 1,
    textResponse: "words",
    fields: { "1": "words" },
  };
  await db.attemptAnswer.create({ data: { ...answered, feedback: "words", isCorrect: false, pointsEarned: 0 } });
  await aNetworkChange(db, attemptId, clock.now());
  return { endedAttemptId: attemptId, accommodationId: accommodation.id };
}

/** As an attempt has it that records such things. */
async function aNetworkChange(db: Db, attemptId: string, at: Date) {
  const { rules } = await db.assessmentAttempt.findUniqueOrThrow({ where: { id: attemptId }, select: { rules: true } });
  const recording = { ...(rules as object), recordsSignals: true };
  await db.assessmentAttempt.update({ where: { id: attemptId }, data: { rules: recording } });
  const { id: signalId } = await db.attemptSignal.create({ data: { attemptId, kind: "NETWORK_CHANGED", at } });
  const seen = { ipAddress: "192.0.2.78", userAgent: "agent", seenAt: at };
  await db.attemptAddress.create({ data: { attemptId, signalId, ...seen } });
}

/** A draft as a model wrote in it. */
async function theDraftsRows(db: Db, at: Date, { runId, draftId, suggestionId, sourceId, people, courseId }: Scene) {
  const piece = { runId, key: "outline", position: 0, title: "words", state: "DONE", answer: {} } as const;
  const unit = await db.draftUnit.create({ data: piece });
  await db.draftText.create({ data: { unitId: unit.id, index: 0, text: "words" } });
  const span = await db.sourceSpan.findFirstOrThrow({ where: { sourceId }, orderBy: { position: "asc" } });
  await db.citation.create({ data: { suggestionId, spanId: span.id, quote: "words" } });
  const asked = { userId: people.lead.id, draftId, runId, model: "scripted", outcome: "failed", error: "error" };
  await db.aiRequest.create({ data: { ...asked, createdAt: at, endedAt: at } });
  const draft = await db.courseVersion.findFirstOrThrow({ where: { courseId, publishedAt: null } });
  return { unitId: unit.id, spanId: span.id, draftVersionId: draft.id };
}
