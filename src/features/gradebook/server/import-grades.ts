import "server-only";
import { createHash } from "node:crypto";
import * as z from "zod";
import { gradesChanged } from "@/features/gradebook/events";
import {
  type FileProblem,
  type GradeChange,
  itemHeadings,
  personKey,
  planRow,
  readColumns,
} from "@/features/gradebook/grade-file";
import type { GradeFile, ImportGrades } from "@/features/gradebook/schema";
import { fromHundredths } from "@/features/questions/points";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { CourseFacts } from "@/policy/course";
import { appendAudit } from "@/server/audit/append-audit";
import type { Tx } from "@/server/db/client";
import { isCurrentEnrollment } from "@/server/db/current-enrollment";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import { appendIdentifiedEvents } from "@/server/outbox/append-event";
import type { PersonDeps } from "@/server/trpc/context";
import { mayMail } from "./get-gradebook";
import { readGradeFile } from "./read-grade-file";
import { readRows } from "./read-rows";
import { readSetup } from "./read-setup";

type ImportDeps = Pick<PersonDeps, "db" | "actor" | "now" | "ip">;

export interface GradePlan {
  rows: number;
  /** How many there are of each; the lists have `mostShown` at most. */
  changeCount: number;
  studentCount: number;
  problemCount: number;
  changes: GradeChange[];
  problems: FileProblem[];
  /** Columns of the file that mean nothing here. */
  unread: string[];
  /** Of what the file would change, and what there is in its place now. */
  stamp: string;
}

export interface ImportedGrades {
  grades: number;
  students: number;
}

const mostShown = 500;
/** Students whose fields are in memory at a time. */
const batch = 250;

/** What an import of this file would change. Nothing is stored. @throws AppError as `readGradeFile`, RULE_BROKEN `gradebook.file_without_students` */
export async function planGrades(deps: ImportDeps, course: CourseFacts, { file }: GradeFile): Promise<GradePlan> {
  const { changes, problems, ...plan } = await planFile(deps.db, deps, course, file);
  return {
    ...plan,
    changeCount: changes.length,
    studentCount: countStudents(changes),
    problemCount: problems.length,
    changes: changes.slice(0, mostShown),
    problems: problems.slice(0, mostShown),
    stamp: stampOf(changes),
  };
}

/**
 * Stores what the dry run showed, all of it or nothing; cells with a problem are left as they were. The same import sent twice is
 * stored once. @throws AppError as `planGrades`; CONFLICT `gradebook.changed_since` where the file would do other than was shown
 */
export function importGrades(
  deps: ImportDeps,
  course: CourseFacts,
  { file, importId, stamp }: ImportGrades,
): Promise<ImportedGrades> {
  return deps.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM course WHERE id = ${course.id}::uuid FOR NO KEY UPDATE`;
    const known = await findImport(tx, deps.actor.id, importId);
    if (known) return known;
    const { changes } = await planFile(tx, deps, course, file);
    if (stampOf(changes) !== stamp) throw new AppError("CONFLICT", "gradebook.changed_since");
    const result = { grades: changes.length, students: countStudents(changes) };
    await storeGrades(tx, deps, { courseId: course.id, importId, changes });
    await appendAudit(tx, deps, {
      action: "gradebook.import",
      objectType: "grade_import",
      objectId: importId,
      values: { courseId: course.id, ...result },
    });
    return result;
  });
}

const countStudents = (changes: readonly GradeChange[]): number =>
  new Set(changes.map(({ enrollmentId }) => enrollmentId)).size;

const stampOf = (changes: readonly GradeChange[]): string =>
  createHash("sha256")
    .update(
      JSON.stringify(
        changes.map(({ enrollmentId, itemId, from, to, replaces }) => [enrollmentId, itemId, from, to, replaces]),
      ),
    )
    .digest("hex");

const Counted = z.object({ value: z.number() }).catch({ value: 0 });
/** As the audit log keeps them, beside their salts. They may have been erased with a person's data. */
const ImportValues = z.object({ grades: Counted, students: Counted });

/** One's own: nobody else's import says what it did, or stops this one. */
async function findImport(tx: Tx, actorId: string, importId: string): Promise<ImportedGrades | null> {
  const known = await tx.auditEvent.findFirst({
    where: { objectType: "grade_import", objectId: importId, actorId },
    select: { values: true },
  });
  if (!known) return null;
  const { grades, students } = ImportValues.parse(known.values ?? {});
  return { grades: grades.value, students: students.value };
}

const Person = rowSchema(() => ({ id: z.string(), username: z.string(), emails: z.array(z.string()) }));

async function planFile(db: Tx, deps: ImportDeps, course: CourseFacts, file: string) {
  const at = deps.now();
  const setup = await readSetup(db, course.id, at);
  const { header, rows } = readGradeFile(Buffer.from(file, "base64"));
  const columns = readColumns(header, setup.items);
  if (!columns) throw new AppError("RULE_BROKEN", "gradebook.file_without_students");
  const showsEmail = mayMail(deps, course);
  const idOf = await readPeople(db, course.id, { at, showsEmail });
  const problems: FileProblem[] = [];
  const lineOf = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const key = personKey(row, columns);
    const enrollmentId = idOf.get(key);
    if (enrollmentId && !lineOf.has(enrollmentId)) lineOf.set(enrollmentId, row);
    else {
      const problem = enrollmentId ? "repeated_student" : key === "" ? "no_student" : "unknown_student";
      problems.push({ line: row.line, column: null, value: key.slice(0, 320), problem, most: null });
    }
  }
  const headings = itemHeadings(setup.items);
  const changes: GradeChange[] = [];
  const ids = [...lineOf.keys()];
  for (let from = 0; from < ids.length; from += batch) {
    const asked = { courseId: course.id, setup, enrollmentIds: ids.slice(from, from + batch), showsEmail };
    for (const student of await readRows(db, asked)) {
      const row = lineOf.get(student.enrollmentId);
      if (!row) continue;
      const planned = planRow(row, columns, { items: setup.items, headings, student });
      changes.push(...planned.changes);
      problems.push(...planned.problems);
    }
  }
  return { rows: rows.length, changes, problems: problems.sort((a, b) => a.line - b.line), unread: columns.unread };
}

/** The enrollment of each "@username" and, for those who may see them, of each address. */
async function readPeople(
  db: Tx,
  courseId: string,
  { at, showsEmail }: { at: Date; showsEmail: boolean },
): Promise<Map<string, string>> {
  const people = await queryRows(db, Person)`
    SELECT e.id::text AS id, lower(u.username) AS username,
           ARRAY(SELECT m.email_key FROM email_address m WHERE m.user_id = u.id AND m.verified_at IS NOT NULL) AS emails
      FROM enrollment e JOIN users u ON u.id = e.user_id WHERE e.course_id = ${courseId}::uuid AND ${isCurrentEnrollment("e", at)}`;
  return new Map(
    people.flatMap(({ id, username, emails }) =>
      [`@${username}`, ...(showsEmail ? emails : [])].map((key) => [key, id] as const),
    ),
  );
}

interface Storing {
  courseId: string;
  importId: string;
  changes: readonly GradeChange[];
}

async function storeGrades(tx: Tx, deps: ImportDeps, { courseId, importId, changes }: Storing): Promise<void> {
  if (changes.length === 0) return;
  const rows = JSON.stringify(
    changes.map(({ enrollmentId, itemId, to, replaces }) => {
      return { id: uuidV7(), enrollment: enrollmentId, item: itemId, number: replaces + 1, points: fromHundredths(to) };
    }),
  );
  await tx.$executeRaw`
    INSERT INTO item_grade (id, enrollment_id, item_id, number, points, graded_by_id, created_at)
    SELECT r.id, r.enrollment, r.item, r.number, r.points, ${deps.actor.id}::uuid, ${deps.now()}
      FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, enrollment uuid, item uuid, number int, points numeric)`;
  const students = await tx.enrollment.findMany({
    where: { id: { in: [...new Set(changes.map(({ enrollmentId }) => enrollmentId))] } },
    select: { id: true, userId: true },
  });
  await appendIdentifiedEvents(
    tx,
    students.map(({ id: enrollmentId, userId }) => {
      return { ...gradesChanged({ courseId, enrollmentId, userId, changeId: importId }), id: uuidV7() };
    }),
  );
}
