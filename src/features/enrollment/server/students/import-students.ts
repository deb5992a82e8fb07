import "server-only";
import * as z from "zod";
import { emailKey } from "@/features/accounts/rules";
import { type ListedPerson, planRows, type RowPlan } from "@/features/enrollment/students";
import type { ImportStudents, StudentFile } from "@/features/enrollment/students-schema";
import { AppError } from "@/lib/app-error";
import { appendAudit } from "@/server/audit/append-audit";
import type { PersonDeps } from "@/server/trpc/context";
import { assertTakesLearners, lockCourse, readCourse } from "./course-lock";
import { giveEnrollments } from "./give-enrollments";
import { inviteStudents } from "./invite-students";
import { readStudentList, type StudentList } from "./read-student-list";
import { readStandings } from "./standings";

type ImportDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

export interface ImportPlan extends Pick<StudentList, "encoding" | "delimiter" | "hasHeader" | "unread"> {
  rows: number;
  enroll: number;
  invite: number;
  skip: number;
  bad: number;
  /** Rows that need a look: the bad ones first, then what is skipped. At most `mostShown`. */
  shown: RowPlan[];
  /** Some names as they were read, to see whether the letters are right. */
  sample: string[];
  needsProof: boolean;
}

const mostShown = 500;

const count = (plans: readonly RowPlan[], outcome: RowPlan["outcome"]): number =>
  plans.filter((plan) => plan.outcome === outcome).length;

/** What an import of this file would do. Nothing is stored. Two queries. @throws AppError as `readStudentList` */
export async function planImport({ db, now }: ImportDeps, { courseId, file, zone }: StudentFile): Promise<ImportPlan> {
  const { rows, ...list } = readStudentList(Buffer.from(file, "base64"));
  const course = await readCourse(db, courseId);
  if (!course) throw new AppError("NOT_FOUND", "common.not_found");
  assertTakesLearners(course);
  const at = now();
  const keys = [...new Set(rows.map(({ email }) => emailKey(email)))];
  const standing = await readStandings(db, { courseId, keys, at });
  const plans = planRows(rows, {
    now: at,
    zone,
    placesLeft: course.placesLeft,
    needsProof: course.needsProof,
    keyOf: emailKey,
    standingOf: (key) => standing(key).standing,
  });
  const bad = plans.filter(({ outcome }) => outcome === "bad");
  const skipped = plans.filter(({ outcome }) => outcome === "skip");
  const odd = rows.map(({ name }) => name).filter((name) => /[^\p{ASCII}]/u.test(name));
  return {
    ...list,
    rows: rows.length,
    enroll: count(plans, "enroll"),
    invite: count(plans, "invite"),
    skip: skipped.length,
    bad: bad.length,
    shown: [...bad, ...skipped].slice(0, mostShown),
    sample: (odd.length > 0 ? odd : rows.map(({ name }) => name).filter(Boolean)).slice(0, 3),
    needsProof: course.needsProof,
  };
}

export const ImportResult = z.object({
  enrolled: z.int(),
  invited: z.int(),
  skipped: z.int(),
  bad: z.int(),
});
export type ImportResult = z.infer<typeof ImportResult>;

/** Few enough that students of the course wait for no longer than a moment. */
const batchRows = 250;

/**
 * Enrolls the good rows of a file, batch by batch, each in a transaction of its own: what a lost connection left undone is
 * done by sending the file again, for an address is enrolled once. One row of the audit log names the import.
 */
export async function importStudents(
  deps: ImportDeps,
  { courseId, file, importId, zone }: ImportStudents,
): Promise<ImportResult> {
  const { rows } = readStudentList(Buffer.from(file, "base64"));
  const result: ImportResult = { enrolled: 0, invited: 0, skipped: 0, bad: 0 };
  const firstOf = new Map<string, ListedPerson>();
  // Twins are told apart over the whole file, whatever batch they are in.
  for (const row of rows) if (!firstOf.has(emailKey(row.email))) firstOf.set(emailKey(row.email), row);
  const singles = rows.filter((row) => firstOf.get(emailKey(row.email)) === row);
  result.bad += rows.length - singles.length;
  for (let from = 0; from < singles.length; from += batchRows) {
    const done = await importBatch(deps, { courseId, zone }, singles.slice(from, from + batchRows));
    result.enrolled += done.enrolled;
    result.invited += done.invited;
    result.skipped += done.skipped;
    result.bad += done.bad;
  }
  await noteImport(deps, { courseId, importId, result });
  return result;
}

function importBatch(
  { db, actor, now }: ImportDeps,
  { courseId, zone }: Pick<ImportStudents, "courseId" | "zone">,
  rows: readonly ListedPerson[],
): Promise<ImportResult> {
  const by = actor.id;
  return db.$transaction(async (tx) => {
    const at = now();
    const course = await lockCourse(tx, courseId, at);
    const standing = await readStandings(tx, { courseId, keys: rows.map(({ email }) => emailKey(email)), at });
    const plans = planRows(rows, {
      now: at,
      zone,
      placesLeft: course.placesLeft,
      needsProof: course.needsProof,
      keyOf: emailKey,
      standingOf: (key) => standing(key).standing,
    });
    const endOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));
    const wishes = plans.flatMap((plan) => {
      const userId = plan.outcome === "enroll" ? standing(plan.key).userId : null;
      return plan.outcome === "enroll" && userId ? [{ userId, endsAt: endOf(plan.endsAt) }] : [];
    });
    // Two addresses of the file may belong to one person.
    const people = [...new Map(wishes.map((wish) => [wish.userId, wish])).values()];
    const { given, alreadyThere, full } = await giveEnrollments(tx, { course, wishes: people, givenBy: by, at });
    const toInvite = plans.flatMap((plan) =>
      plan.outcome === "invite" ? [{ email: plan.email, key: plan.key, endsAt: endOf(plan.endsAt) }] : [],
    );
    const invited = await inviteStudents(tx, { courseId, wishes: toInvite, invitedBy: by, at });
    return {
      enrolled: given.length,
      invited,
      skipped: count(plans, "skip") + alreadyThere + (wishes.length - people.length) + (toInvite.length - invited),
      bad: count(plans, "bad") + full,
    };
  });
}

/** Once an import, however often it was sent. */
async function noteImport(
  deps: ImportDeps,
  { courseId, importId, result }: { courseId: string; importId: string; result: ImportResult },
): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
    const known = await tx.auditEvent.count({ where: { objectType: "student_import", objectId: importId } });
    if (known > 0) return;
    await appendAudit(tx, deps, {
      action: "enrollment.import",
      objectType: "student_import",
      objectId: importId,
      values: { courseId, ...result },
    });
  });
}
