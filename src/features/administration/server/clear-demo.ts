import "server-only";
import { teacherTag } from "@/features/catalog/server/teacher-tag";
import { everyKeyOf } from "@/features/media/server/processing/variants";
import { AppError } from "@/lib/app-error";
import { touchTags } from "@/server/cache/tag-cache";
import type { Db, Tx } from "@/server/db/client";
import { addDependents, type Doomed, deleteDoomed } from "./delete-reachable";

export type ClearedDemo = {
  courses: number;
  people: number;
  /** Real courses and files of demo accounts, which now belong to the admin. */
  handedOver: { courses: number; files: number };
  files: number;
  /** Of the files that nothing refers to anymore: the caller deletes the bytes after the commit. */
  storageKeys: string[];
};

/** Rows that outlive whoever wrote them: files are settled one by one, the audit chain is never cut. */
const spared = new Set(["stored_file", "audit_event"]);

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function findRealAdmin(tx: Tx): Promise<{ id: string }> {
  const admin = await tx.user.findFirst({
    where: { role: "ADMIN", isDemo: false, isActive: true, anonymizedAt: null },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  if (!admin) throw new AppError("RULE_BROKEN", "administration.no_real_admin");
  return admin;
}

/** A real course that a demo account made or leads goes to the admin, who may pass it on. */
async function handCoursesOver(tx: Tx, people: readonly string[], adminId: string): Promise<number> {
  const { count } = await tx.course.updateMany({
    where: { isDemo: false, createdById: { in: [...people] } },
    data: { createdById: adminId },
  });
  const enrollments = await tx.courseInstructor.findMany({
    where: { course: { isDemo: false }, userId: { in: [...people] }, isActive: true, role: "LEAD" },
    select: { id: true, courseId: true },
  });
  for (const enrollment of enrollments) {
    // The admin's own lesser enrollment, if any, makes room for the lead.
    await tx.courseInstructor.deleteMany({ where: { courseId: enrollment.courseId, userId: adminId } });
    await tx.courseInstructor.update({ where: { id: enrollment.id }, data: { userId: adminId } });
  }
  return count;
}

/** A bank that a real course draws from goes with the course, and its questions stay. */
async function handBanksOver(tx: Tx, people: readonly string[], adminId: string): Promise<void> {
  const isDrawnFrom = { assessmentVersion: { lessonVersion: { version: { course: { isDemo: false } } } } };
  await tx.questionBank.updateMany({
    where: { ownerId: { in: [...people] }, draws: { some: isDrawnFrom } },
    data: { ownerId: adminId },
  });
}

async function everyCourseAndTeacher(tx: Tx): Promise<string[]> {
  const courses = await tx.course.findMany({ select: { id: true } });
  const teachers = await tx.courseInstructor.findMany({ distinct: ["userId"], select: { userId: true } });
  return [...courses.map(({ id }) => `course:${id}`), ...teachers.map(({ userId }) => teacherTag(userId))];
}

/** Counters of real courses that demo people were counted in. */
async function recount(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    UPDATE course SET
      enrolled_count = (SELECT count(*) FROM enrollment e WHERE e.course_id = course.id AND e.status IN ('ACTIVE', 'SUSPENDED', 'COMPLETED')),
      review_count = (SELECT count(*) FROM review r WHERE r.course_id = course.id AND r.state = 'APPROVED'),
      average_rating = (SELECT round(avg(rating), 2) FROM review r WHERE r.course_id = course.id AND r.state = 'APPROVED'),
      rating_histogram = ARRAY(
        SELECT (SELECT count(*)::int FROM review r WHERE r.course_id = course.id AND r.state = 'APPROVED' AND r.rating = star)
        FROM generate_series(1, 5) AS star ORDER BY star)`;
}

/** Words that search met in demo courses alone. */
async function forgetWords(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    WITH held AS (SELECT DISTINCT w FROM search_document d, search_document_words(d.title, d.body) AS w)
    DELETE FROM search_word k WHERE NOT EXISTS (SELECT 1 FROM held h WHERE h.w = k.word)`;
}

/** Files that demo accounts owned: those that still serve go to the admin, the others go. */
async function settleFiles(tx: Tx, people: readonly string[], adminId: string) {
  const unused = await tx.storedFile.findMany({
    where: {
      ownerId: { in: [...people] },
      profiles: { none: {} },
      thumbnailOf: { none: {} },
      videoOf: { none: {} },
      captions: { none: {} },
      courseFiles: { none: {} },
      bankFiles: { none: {} },
      resourceVersions: { none: {} },
      uploadedContents: { none: {} },
      instructorPictureOf: { none: {} },
      instructorCoverOf: { none: {} },
      testimonials: { none: {} },
      draftSources: { none: {} },
      dataRequests: { none: {} },
    },
    select: { id: true, storageKey: true, variants: true },
  });
  await tx.storedFile.deleteMany({ where: { id: { in: ids(unused) } } });
  const { count } = await tx.storedFile.updateMany({
    where: { ownerId: { in: [...people] } },
    data: { ownerId: adminId },
  });
  return { files: unused.length, handedOver: count, storageKeys: unused.flatMap(everyKeyOf) };
}

/** Someone whom the audit log names cannot go; nothing of the person is left, and no one can sign in. */
async function anonymise(tx: Tx, people: readonly string[], now: Date): Promise<void> {
  await tx.emailAddress.deleteMany({ where: { userId: { in: [...people] } } });
  await tx.user.updateMany({
    where: { id: { in: [...people] } },
    data: { name: "Former demo account", role: "STUDENT", isActive: false, passwordHash: null, anonymizedAt: now },
  });
}

/**
 * Takes all demo content and accounts out, for good, all or nothing. What real people did in demo courses goes with them;
 * real courses stay and are handed to the oldest real admin.
 * @throws AppError RULE_BROKEN administration.no_real_admin
 */
export async function clearDemo(db: Db, now: Date): Promise<ClearedDemo> {
  return db.$transaction(
    async (tx) => {
      const admin = await findRealAdmin(tx);
      const people = ids(await tx.user.findMany({ where: { isDemo: true, anonymizedAt: null }, select: { id: true } }));
      const courses = ids(await tx.course.findMany({ where: { isDemo: true }, select: { id: true } }));
      const named = ids(
        await tx.user.findMany({ where: { id: { in: people }, auditEvents: { some: {} } }, select: { id: true } }),
      );
      // Before anything goes: whose page could name what is about to go, or be counted again.
      const stale = [...(await everyCourseAndTeacher(tx)), teacherTag(admin.id)];
      const handedOver = await handCoursesOver(tx, people, admin.id);
      await handBanksOver(tx, people, admin.id);
      // Out of sight first: a live course needs its version, and the version its course.
      await tx.course.updateMany({
        where: { id: { in: courses } },
        data: { state: "DRAFT", liveVersionId: null, scheduledFor: null, archivedAt: null },
      });
      const testimonials = ids(await tx.testimonial.findMany({ where: { isDemo: true }, select: { id: true } }));
      const doomed: Doomed = new Map([
        ["course", new Set(courses)],
        ["users", new Set(people)],
        ["testimonial", new Set(testimonials)],
      ]);
      await tx.outboxMail.deleteMany({
        where: { OR: [{ userId: { in: people } }, { toAddress: { endsWith: "@demo.test" } }] },
      });
      await addDependents(tx, doomed, spared);
      const gone = new Set(people.filter((id) => !named.includes(id)));
      doomed.delete("users");
      await deleteDoomed(tx, doomed);
      const settled = await settleFiles(tx, people, admin.id);
      await deleteDoomed(tx, new Map([["users", gone]]));
      await anonymise(tx, named, now);
      await recount(tx);
      await forgetWords(tx);
      await touchTags(tx, ["catalog", "categories", "site", ...stale]);
      return {
        courses: courses.length,
        people: people.length,
        files: settled.files,
        handedOver: { courses: handedOver, files: settled.handedOver },
        storageKeys: settled.storageKeys,
      };
    },
    { timeout: 120_000 },
  );
}
