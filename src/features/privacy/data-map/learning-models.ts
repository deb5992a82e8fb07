import type { PersonalModel } from "./fate";

const own = "t.user_id = $1::uuid";
/** Ids that count a person once a day are text beside those of strangers. */
const visitor = "t.visitor = $1::text";

/** What learning leaves. The figures stay, so that every count of a course is as before; the words go. */
export const learningModels = {
  Enrollment: {
    topic: "studying",
    table: "enrollment",
    owner: own,
    exported:
      "id user_id course_id version_id status source grant_id enrolled_at started_at completed_at ended_at expires_at reset_at progress_percentage lessons_completed assessments_passed time_spent_seconds last_lesson_id last_accessed_at study_streak_days last_study_date created_at updated_at",
    leaving: "keep",
  },
  CourseGroupMember: {
    topic: "studying",
    table: "course_group_member",
    owner: own,
    exported: "id group_id user_id created_at",
    leaving: "delete",
  },
  // The names of the groups that the person is in: they are data about them.
  CourseGroup: {
    topic: "studying",
    table: "course_group",
    owner: "t.id IN (SELECT m.group_id FROM course_group_member m WHERE m.user_id = $1::uuid)",
    exported: "id course_id name created_at",
    withheld: { internal: "updated_at" },
    leaving: "keep",
  },
  LessonProgress: {
    topic: "studying",
    table: "lesson_progress",
    owner: "t.enrollment_id IN (SELECT e.id FROM enrollment e WHERE e.user_id = $1::uuid)",
    exported:
      "id enrollment_id lesson_id completed_at completion_cause percentage active_seconds position_seconds watched_ranges watched_seconds reading_block reading_share lab_checks_done last_accessed_at created_at updated_at",
    leaving: "keep",
  },
  AssessmentAttempt: {
    topic: "answers",
    table: "assessment_attempt",
    owner: own,
    exported:
      "id enrollment_id user_id assessment_id assessment_version_id attempt_number state started_at deadline_at ended_at time_taken_seconds rules max_score is_passed ip_address user_agent created_at updated_at",
    withheld: { answers: "question_order score percentage" },
    leaving: { ip_address: "NULL", user_agent: "NULL" },
  },
  AttemptAddress: {
    topic: "answers",
    table: "attempt_address",
    owner: "t.attempt_id IN (SELECT a.id FROM assessment_attempt a WHERE a.user_id = $1::uuid)",
    exported: "id attempt_id signal_id ip_address user_agent seen_at created_at",
    leaving: "delete",
  },
  AttemptSignal: {
    topic: "answers",
    table: "attempt_signal",
    owner: "t.attempt_id IN (SELECT a.id FROM assessment_attempt a WHERE a.user_id = $1::uuid)",
    exported: "id attempt_id kind at away_seconds question_version_id character_count created_at",
    leaving: "delete",
  },
  AssessmentAccommodation: {
    topic: "answers",
    table: "assessment_accommodation",
    owner: own,
    exported:
      "id assessment_id user_id extra_time_percent extra_minutes extra_attempts opens_at closes_at reason created_at updated_at",
    withheld: { others: "given_by_id", internal: "group_id" },
    leaving: "delete",
  },
  AttemptAnswer: {
    topic: "answers",
    table: "attempt_answer",
    owner: "t.attempt_id IN (SELECT a.id FROM assessment_attempt a WHERE a.user_id = $1::uuid)",
    exported:
      "id attempt_id question_version_id revision selected_answers text_response fields is_flagged answered_at checked_at graded_at created_at updated_at",
    withheld: {
      answers: "is_correct points_earned feedback is_left_out",
      others: "graded_by_id",
      internal: "client_id",
    },
    leaving: { text_response: "''", fields: "'{}'", feedback: "''" },
  },
  // Their bytes are stored files of the person, which go with them (erase-files.ts).
  AnswerFile: {
    topic: "answers",
    table: "answer_file",
    owner: "t.attempt_id IN (SELECT a.id FROM assessment_attempt a WHERE a.user_id = $1::uuid)",
    exported: "id attempt_id question_version_id file_id name is_refused created_at",
    leaving: "delete",
  },
  AnswerGrade: {
    topic: "answers",
    table: "answer_grade",
    owner:
      "t.attempt_answer_id IN (SELECT g.id FROM attempt_answer g JOIN assessment_attempt a ON a.id = g.attempt_id WHERE a.user_id = $1::uuid)",
    exported: "id attempt_answer_id number part created_at",
    withheld: { answers: "points comment levels reason", others: "graded_by_id" },
    leaving: { comment: "''", reason: "''" },
  },
  PracticeCard: {
    topic: "answers",
    table: "practice_card",
    owner: own,
    // That a question is here says that it was missed, which the review policy may still keep back until it was asked.
    exportedIf: "t.reps > 0",
    exported:
      "id user_id question_id attempt_id question_version_id missed_at state due_at stability difficulty reps lapses step last_review_at put_away_at created_at updated_at",
    leaving: "delete",
  },
  PracticeReview: {
    topic: "answers",
    table: "practice_review",
    owner: "t.card_id IN (SELECT k.id FROM practice_card k WHERE k.user_id = $1::uuid)",
    exported:
      "id card_id question_version_id rating is_correct selected_answers text_response fields before after reviewed_at",
    // With the cards, which go first.
    leaving: "delete",
  },
  RegradedAnswer: {
    topic: "answers",
    table: "regraded_answer",
    owner:
      "t.attempt_answer_id IN (SELECT g.id FROM attempt_answer g JOIN assessment_attempt a ON a.id = g.attempt_id WHERE a.user_id = $1::uuid)",
    exported: "id regrade_id attempt_answer_id created_at",
    withheld: { answers: "points_before points_after is_left_out_before is_left_out_after" },
    leaving: "keep",
  },
  ItemGrade: {
    topic: "answers",
    table: "item_grade",
    owner: "t.enrollment_id IN (SELECT e.id FROM enrollment e WHERE e.user_id = $1::uuid)",
    exported: "id enrollment_id item_id number points reason created_at",
    withheld: { others: "graded_by_id" },
    leaving: { reason: "''" },
  },
  UserActivity: {
    topic: "studying",
    table: "user_activity",
    owner: own,
    exported: "id user_id kind course_id lesson_id resource_id assessment_id data created_at",
    leaving: "keep",
  },
  UserStats: {
    topic: "studying",
    table: "user_stats",
    owner: own,
    exported:
      "id user_id courses_enrolled courses_completed time_spent_seconds average_score activity_streak last_activity_at learning_habits calculated_at created_at updated_at",
    leaving: { learning_habits: "'{}'" },
  },
  StudyTime: {
    topic: "studying",
    table: "study_time",
    owner: own,
    exported: "user_id starts_at active_seconds",
    order: "t.starts_at::text",
    leaving: "delete",
  },
  StudyReminder: {
    topic: "studying",
    table: "study_reminder",
    owner: own,
    exported: "user_id day sent_at",
    order: "t.day::text",
    leaving: "delete",
  },
  CourseView: {
    topic: "studying",
    table: "course_view",
    owner: visitor,
    exported: "course_id day created_at",
    withheld: { internal: "visitor" },
    order: "t.course_id::text || t.day::text",
    leaving: "keep",
  },
  FileDownload: {
    topic: "studying",
    table: "file_download",
    owner: visitor,
    exported: "file_id day created_at",
    withheld: { internal: "visitor" },
    order: "t.file_id::text || t.day::text",
    leaving: "keep",
  },
  ResourceDownload: {
    topic: "studying",
    table: "resource_download",
    owner: visitor,
    exported: "resource_id day created_at",
    withheld: { internal: "visitor" },
    order: "t.resource_id::text || t.day::text",
    leaving: "keep",
  },
  NoteReport: {
    topic: "notes",
    table: "note_report",
    owner: own,
    exported: "id note_id user_id reason_code note resolved_at created_at updated_at",
    leaving: "delete",
  },
  Note: {
    topic: "notes",
    table: "note",
    owner: own,
    exported:
      "id user_id lesson_id content anchor timestamp_seconds passage tags is_private deleted_at hidden_at hidden_reason created_at updated_at",
    leaving: "delete",
  },
  Bookmark: {
    topic: "notes",
    table: "bookmark",
    owner: own,
    exported: "id user_id course_id lesson_id resource_id title notes position deleted_at created_at updated_at",
    leaving: "delete",
  },
  Certificate: {
    topic: "certificates",
    table: "certificate",
    owner: own,
    exported:
      "id enrollment_id user_id course_id number recipient_name course_title course_version_number course_language instructor_name duration_minutes started_at completed_at template_version issued_at is_valid revoked_at revocation_reason supersedes_id superseded_at created_at updated_at",
    withheld: { secret: "verification_hash", others: "revoked_by_id" },
    leaving: "keep",
  },
  Subscription: {
    topic: "access",
    table: "subscription",
    owner: own,
    exported:
      "id user_id tier status started_at ends_at is_auto_renew last_payment_at payment_method payment_reference created_at updated_at",
    leaving: { payment_method: "NULL", payment_reference: "NULL", is_auto_renew: "false" },
  },
  SubscriptionPeriod: {
    topic: "access",
    table: "subscription_period",
    owner: "t.subscription_id IN (SELECT s.id FROM subscription s WHERE s.user_id = $1::uuid)",
    exported: "id subscription_id tier status started_at ended_at amount_minor currency created_at",
    leaving: "keep",
  },
  AccessRequest: {
    topic: "access",
    table: "access_request",
    owner: own,
    exported:
      "id user_id course_id tier pays_by invoice_to reference note amount_minor currency state decided_at decision_reason created_at updated_at",
    withheld: { others: "decided_by_id" },
    leaving: {
      invoice_to: "''",
      reference: "''",
      note: "''",
      decision_reason: "''",
      state: "CASE WHEN t.state = 'PENDING' THEN 'WITHDRAWN' ELSE t.state END",
    },
  },
  AccessGrant: {
    topic: "access",
    table: "access_grant",
    owner: own,
    exported:
      "id user_id course_id tier request_id amount_minor currency granted_at expires_at revoked_at created_at updated_at",
    withheld: { others: "granted_by_id reason" },
    leaving: { reason: "''" },
  },
} as const satisfies Record<string, PersonalModel>;
