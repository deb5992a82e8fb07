import { certificateNumberFrom } from "@/features/certificates/rules";
import { verificationHash } from "@/features/certificates/server/verification-hash";
import { courseMinutes, instructorOf, isQuiz, languageOf, lessonOf } from "./catalog-rows";
import type { Rows, Value } from "./copy-rows";
import { draw, drawBelow, idOf } from "./draw";
import { completedAt, type Enrollment, eachEnrollment, openedAt, priceOf } from "./enrollments";
import { instructorName, learnerName } from "./people-rows";
import { lessonsACourse, lessonsAModule, modulesACourse, type ScaleSize } from "./size";
import { courseTitle, prose } from "./words";

type Row = readonly Value[];
/** The rows of one enrollment in a table. */
type OfEnrollment = (enrollment: Enrollment, until: number) => Iterable<Row>;

const iso = (at: number): string => new Date(at).toISOString();
const lastCompletedAt = (enrollment: Enrollment, until: number) => completedAt(enrollment, lessonsACourse - 1, until);

function* grants(enrollment: Enrollment): Generator<Row> {
  if (priceOf(enrollment.course) === 0) return;
  const at = iso(enrollment.enrolledAt);
  const whose = [idOf("grant", enrollment.n), idOf("learner", enrollment.learner), idOf("course", enrollment.course)];
  yield [...whose, priceOf(enrollment.course), "USD", at, at, at];
}

function* enrollments(enrollment: Enrollment, until: number): Generator<Row> {
  const isPaid = priceOf(enrollment.course) > 0;
  const isOver = enrollment.status === "COMPLETED";
  const lastAt = iso(enrollment.lastAt);
  const quizzes = Math.floor(enrollment.completed / lessonsAModule);
  yield [
    ...[
      idOf("seat", enrollment.n),
      idOf("learner", enrollment.learner),
      idOf("course", enrollment.course),
      idOf("courseVersion", enrollment.course),
    ],
    ...[
      enrollment.status,
      isPaid ? "GRANT" : "FREE",
      isPaid ? idOf("grant", enrollment.n) : null,
      iso(enrollment.enrolledAt),
    ],
    ...[iso(openedAt(enrollment, 0, until)), isOver ? iso(lastCompletedAt(enrollment, until)) : null],
    ...[
      enrollment.status === "DROPPED" ? lastAt : null,
      ((100 * enrollment.completed) / lessonsACourse).toFixed(2),
      enrollment.completed,
    ],
    ...[quizzes, enrollment.opened * 900, idOf("lesson", lessonOf(enrollment.course, enrollment.opened - 1)), lastAt],
    ...[iso(enrollment.enrolledAt), lastAt],
  ];
}

function* progress(enrollment: Enrollment, until: number): Generator<Row> {
  const enrollmentId = idOf("seat", enrollment.n);
  for (let lesson = 0; lesson < enrollment.opened; lesson += 1) {
    const at = iso(openedAt(enrollment, lesson, until));
    const end = lesson < enrollment.completed ? iso(completedAt(enrollment, lesson, until)) : null;
    yield [
      ...[
        idOf("progress", enrollment.n * lessonsACourse + lesson),
        enrollmentId,
        idOf("lesson", lessonOf(enrollment.course, lesson)),
        end,
      ],
      ...[end && (isQuiz(lesson) ? "ASSESSMENT" : "MANUAL"), end ? 100 : 40, 900, end ?? at, at, end ?? at],
    ];
  }
}

/** Who completed the lesson passed, some at the second try; the others failed once. */
function* attempts(enrollment: Enrollment, until: number): Generator<Row> {
  for (let quiz = 0; (quiz + 1) * lessonsAModule <= enrollment.opened; quiz += 1) {
    const lesson = (quiz + 1) * lessonsAModule - 1;
    const isPassed = lesson < enrollment.completed;
    const tries = isPassed && draw(60, enrollment.n) < 0.2 ? 2 : 1;
    const opened = openedAt(enrollment, lesson, until);
    for (let number = 1; number <= tries; number += 1) {
      const passes = isPassed && number === tries;
      const percentage = passes
        ? 80 + drawBelow(62, enrollment.n + quiz, 21)
        : 20 + drawBelow(64, enrollment.n + quiz, 40);
      const end = iso(opened + number * 240_000);
      const n = (enrollment.n * modulesACourse + quiz) * 2 + number - 1;
      const assessment = enrollment.course * modulesACourse + quiz;
      yield [
        ...[
          idOf("attempt", n),
          idOf("seat", enrollment.n),
          idOf("learner", enrollment.learner),
          idOf("assessment", assessment),
        ],
        ...[idOf("assessmentVersion", assessment), number, "SUBMITTED", iso(opened), end, 240, "[]", "{}"],
        ...[percentage / 10, 10, percentage, passes, iso(opened), end],
      ];
    }
  }
}

/** A different number for each enrollment: multiplied by an odd number, which is a permutation of 64 bits. */
function certificateNumber(enrollment: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(enrollment + 1) * 0x9e3779b97f4a7c15n));
  return certificateNumberFrom(bytes);
}

const certificates = (size: ScaleSize): OfEnrollment =>
  function* certificatesOf(enrollment, until) {
    if (enrollment.status !== "COMPLETED") return;
    const at = new Date(lastCompletedAt(enrollment, until));
    const facts = {
      id: idOf("certificate", enrollment.n),
      number: certificateNumber(enrollment.n),
      enrollmentId: idOf("seat", enrollment.n),
      userId: idOf("learner", enrollment.learner),
      courseId: idOf("course", enrollment.course),
      recipientName: learnerName(enrollment.learner),
      courseTitle: courseTitle(enrollment.course),
      courseVersionNumber: 1,
      courseLanguage: languageOf(enrollment.course),
      instructorName: instructorName(instructorOf(enrollment.course, size)),
      durationMinutes: courseMinutes(enrollment.course),
      startedAt: new Date(openedAt(enrollment, 0, until)),
      completedAt: at,
      issuedAt: at,
      templateVersion: 1,
    };
    const when = at.toISOString();
    yield [
      ...[facts.id, facts.enrollmentId, facts.userId, facts.courseId, facts.number, verificationHash(facts)],
      ...[facts.recipientName, facts.courseTitle, 1, facts.courseLanguage, facts.instructorName, facts.durationMinutes],
      ...[facts.startedAt.toISOString(), when, 1, when, when, when],
    ];
  };

function* reviews(enrollment: Enrollment): Generator<Row> {
  if (enrollment.opened < 6 || draw(66, enrollment.n) > 0.14) return;
  const state = draw(68, enrollment.n) < 0.94 ? "APPROVED" : draw(70, enrollment.n) < 0.5 ? "PENDING" : "REJECTED";
  const at = iso(enrollment.lastAt);
  const rating = Math.max(1, 5 - Math.floor(draw(72, enrollment.n) ** 2 * 5));
  yield [
    ...[
      idOf("review", enrollment.n),
      idOf("learner", enrollment.learner),
      idOf("course", enrollment.course),
      rating,
      prose(74, enrollment.n, 4),
    ],
    ...[prose(76, enrollment.n, 24), state, state === "REJECTED" ? "off_topic" : null, state === "PENDING" ? null : at],
    ...[((100 * enrollment.completed) / lessonsACourse).toFixed(2), at, at],
  ];
}

const table = (name: string, columns: string, ofEnrollment: OfEnrollment) => ({
  name,
  columns: columns.split(" "),
  ofEnrollment,
});

const tablesOf = (size: ScaleSize) => [
  table("access_grant", "id user_id course_id amount_minor currency granted_at created_at updated_at", grants),
  table(
    "enrollment",
    "id user_id course_id version_id status source grant_id enrolled_at started_at completed_at ended_at progress_percentage lessons_completed assessments_passed time_spent_seconds last_lesson_id last_accessed_at created_at updated_at",
    enrollments,
  ),
  table(
    "lesson_progress",
    "id enrollment_id lesson_id completed_at completion_cause percentage active_seconds last_accessed_at created_at updated_at",
    progress,
  ),
  table(
    "assessment_attempt",
    "id enrollment_id user_id assessment_id assessment_version_id attempt_number state started_at ended_at time_taken_seconds question_order rules score max_score percentage is_passed created_at updated_at",
    attempts,
  ),
  table(
    "certificate",
    "id enrollment_id user_id course_id number verification_hash recipient_name course_title course_version_number course_language instructor_name duration_minutes started_at completed_at template_version issued_at created_at updated_at",
    certificates(size),
  ),
  table(
    "review",
    "id user_id course_id rating title content state reason_code decided_at progress_when_written created_at updated_at",
    reviews,
  ),
];

/** What students do, table by table. */
export function enrollmentRows(size: ScaleSize, until: number): Rows[] {
  function* rowsOf(ofEnrollment: OfEnrollment): Generator<Row> {
    for (const enrollment of eachEnrollment(size, until)) yield* ofEnrollment(enrollment, until);
  }
  return tablesOf(size).map(({ name, columns, ofEnrollment }) => ({
    table: name,
    columns,
    rows: rowsOf(ofEnrollment),
  }));
}
