import { certificateNumberFrom } from "@/features/certificates/rules";
import { verificationHash } from "@/features/certificates/server/verification-hash";
import { courseMinutes, instructorOf, isQuiz, languageOf, lessonOf } from "./catalogue-rows";
import type { Rows, Value } from "./copy-rows";
import { draw, drawBelow, idOf } from "./draw";
import { instructorName, learnerName } from "./people-rows";
import { completedAt, eachSeat, openedAt, priceOf, type Seat } from "./seats";
import { lessonsACourse, lessonsAModule, modulesACourse, type ScaleSize } from "./size";
import { courseTitle, prose } from "./words";

type Row = readonly Value[];
/** The rows of one seat in a table. */
type OfSeat = (seat: Seat, until: number) => Iterable<Row>;

const iso = (at: number): string => new Date(at).toISOString();
const lastCompletedAt = (seat: Seat, until: number) => completedAt(seat, lessonsACourse - 1, until);

function* grants(seat: Seat): Generator<Row> {
  if (priceOf(seat.course) === 0) return;
  const at = iso(seat.enrolledAt);
  const whose = [idOf("grant", seat.n), idOf("learner", seat.learner), idOf("course", seat.course)];
  yield [...whose, priceOf(seat.course), "USD", at, at, at];
}

function* enrollments(seat: Seat, until: number): Generator<Row> {
  const isPaid = priceOf(seat.course) > 0;
  const isOver = seat.status === "COMPLETED";
  const lastAt = iso(seat.lastAt);
  const quizzes = Math.floor(seat.completed / lessonsAModule);
  yield [
    ...[
      idOf("seat", seat.n),
      idOf("learner", seat.learner),
      idOf("course", seat.course),
      idOf("courseVersion", seat.course),
    ],
    ...[seat.status, isPaid ? "GRANT" : "FREE", isPaid ? idOf("grant", seat.n) : null, iso(seat.enrolledAt)],
    ...[iso(openedAt(seat, 0, until)), isOver ? iso(lastCompletedAt(seat, until)) : null],
    ...[
      seat.status === "DROPPED" ? lastAt : null,
      ((100 * seat.completed) / lessonsACourse).toFixed(2),
      seat.completed,
    ],
    ...[quizzes, seat.opened * 900, idOf("lesson", lessonOf(seat.course, seat.opened - 1)), lastAt],
    ...[iso(seat.enrolledAt), lastAt],
  ];
}

function* progress(seat: Seat, until: number): Generator<Row> {
  const seatId = idOf("seat", seat.n);
  for (let lesson = 0; lesson < seat.opened; lesson += 1) {
    const at = iso(openedAt(seat, lesson, until));
    const end = lesson < seat.completed ? iso(completedAt(seat, lesson, until)) : null;
    yield [
      ...[
        idOf("progress", seat.n * lessonsACourse + lesson),
        seatId,
        idOf("lesson", lessonOf(seat.course, lesson)),
        end,
      ],
      ...[end && (isQuiz(lesson) ? "ASSESSMENT" : "MANUAL"), end ? 100 : 40, 900, end ?? at, at, end ?? at],
    ];
  }
}

/** Who completed the lesson passed, some at the second try; the others failed once. */
function* attempts(seat: Seat, until: number): Generator<Row> {
  for (let quiz = 0; (quiz + 1) * lessonsAModule <= seat.opened; quiz += 1) {
    const lesson = (quiz + 1) * lessonsAModule - 1;
    const isPassed = lesson < seat.completed;
    const tries = isPassed && draw(60, seat.n) < 0.2 ? 2 : 1;
    const opened = openedAt(seat, lesson, until);
    for (let number = 1; number <= tries; number += 1) {
      const passes = isPassed && number === tries;
      const percentage = passes ? 80 + drawBelow(62, seat.n + quiz, 21) : 20 + drawBelow(64, seat.n + quiz, 40);
      const end = iso(opened + number * 240_000);
      const n = (seat.n * modulesACourse + quiz) * 2 + number - 1;
      const assessment = seat.course * modulesACourse + quiz;
      yield [
        ...[idOf("attempt", n), idOf("seat", seat.n), idOf("learner", seat.learner), idOf("assessment", assessment)],
        ...[idOf("assessmentVersion", assessment), number, "SUBMITTED", iso(opened), end, 240, "[]", "{}"],
        ...[percentage / 10, 10, percentage, passes, iso(opened), end],
      ];
    }
  }
}

/** A different number for each seat: multiplied by an odd number, which is a permutation of 64 bits. */
function certificateNumber(seat: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, BigInt(seat + 1) * 0x9e3779b97f4a7c15n));
  return certificateNumberFrom(bytes);
}

const certificates = (size: ScaleSize): OfSeat =>
  function* certificatesOf(seat, until) {
    if (seat.status !== "COMPLETED") return;
    const at = new Date(lastCompletedAt(seat, until));
    const facts = {
      id: idOf("certificate", seat.n),
      number: certificateNumber(seat.n),
      enrollmentId: idOf("seat", seat.n),
      userId: idOf("learner", seat.learner),
      courseId: idOf("course", seat.course),
      recipientName: learnerName(seat.learner),
      courseTitle: courseTitle(seat.course),
      courseVersionNumber: 1,
      courseLanguage: languageOf(seat.course),
      instructorName: instructorName(instructorOf(seat.course, size)),
      durationMinutes: courseMinutes(seat.course),
      startedAt: new Date(openedAt(seat, 0, until)),
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

function* reviews(seat: Seat): Generator<Row> {
  if (seat.opened < 6 || draw(66, seat.n) > 0.14) return;
  const state = draw(68, seat.n) < 0.94 ? "APPROVED" : draw(70, seat.n) < 0.5 ? "PENDING" : "REJECTED";
  const at = iso(seat.lastAt);
  const rating = Math.max(1, 5 - Math.floor(draw(72, seat.n) ** 2 * 5));
  yield [
    ...[
      idOf("review", seat.n),
      idOf("learner", seat.learner),
      idOf("course", seat.course),
      rating,
      prose(74, seat.n, 4),
    ],
    ...[prose(76, seat.n, 24), state, state === "REJECTED" ? "off_topic" : null, state === "PENDING" ? null : at],
    ...[((100 * seat.completed) / lessonsACourse).toFixed(2), at, at],
  ];
}

const table = (name: string, columns: string, ofSeat: OfSeat) => ({ name, columns: columns.split(" "), ofSeat });

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

/** What learners do, table by table. */
export function seatRows(size: ScaleSize, until: number): Rows[] {
  function* rowsOf(ofSeat: OfSeat): Generator<Row> {
    for (const seat of eachSeat(size, until)) yield* ofSeat(seat, until);
  }
  return tablesOf(size).map(({ name, columns, ofSeat }) => ({ table: name, columns, rows: rowsOf(ofSeat) }));
}
