import type { PersonalModel } from "./fate";

const ownDrafts = "(SELECT d.id FROM ai_course_draft d WHERE d.instructor_id = $1::uuid)";
const ownBanks = "(SELECT b.id FROM question_bank b WHERE b.owner_id = $1::uuid)";

/** What teaching leaves. A course outlives who made it; what was only being prepared does not. In this order. */
export const teachingModels = {
  Citation: {
    topic: "teaching",
    table: "citation",
    owner: `t.suggestion_id IN (SELECT s.id FROM suggestion s WHERE s.draft_id IN ${ownDrafts})`,
    exported: "id suggestion_id span_id quote created_at",
    leaving: "delete",
  },
  SourceSpan: {
    topic: "teaching",
    table: "source_span",
    owner: `t.source_id IN (SELECT s.id FROM draft_source s WHERE s.draft_id IN ${ownDrafts})`,
    exported: "id source_id position page start_char end_char start_second end_second text created_at",
    leaving: "delete",
  },
  DraftSource: {
    topic: "teaching",
    table: "draft_source",
    owner: `t.draft_id IN ${ownDrafts}`,
    exported: "id draft_id file_id title kind state created_at updated_at",
    withheld: { internal: "error metadata" },
    leaving: "delete",
  },
  Suggestion: {
    topic: "teaching",
    table: "suggestion",
    owner: `t.draft_id IN ${ownDrafts}`,
    exported:
      "id draft_id lesson_id run_id unit_id first_try_id stage target_kind target_id position is_unsupported state decided_at created_at updated_at",
    withheld: { others: "decided_by_id", course: "content replaces", internal: "problems" },
    leaving: "delete",
  },
  AICourseDraft: {
    topic: "teaching",
    table: "ai_course_draft",
    owner: "t.instructor_id = $1::uuid",
    exported:
      "id instructor_id course_id title description course_objectives target_audience level duration_minutes price_minor currency brief state has_outline has_modules has_lessons has_assessments created_at updated_at",
    withheld: { course: "outline", internal: "generation_metadata" },
    leaving: "delete",
  },
  AiRequest: {
    topic: "teaching",
    table: "ai_request",
    owner: "t.user_id = $1::uuid",
    exported:
      "id user_id draft_id run_id unit_id prompt_version_id model stage input_tokens output_tokens cost_micros currency latency_ms outcome created_at ended_at",
    withheld: { internal: "reserved error" },
    leaving: { error: "NULL" },
  },
  AiCredit: {
    topic: "teaching",
    table: "ai_credit",
    owner: "t.user_id = $1::uuid",
    exported: "id user_id month granted created_at updated_at",
    leaving: "keep",
  },
  LessonEditor: {
    topic: "teaching",
    table: "lesson_editor",
    owner: "t.user_id = $1::uuid",
    exported: "lesson_id user_id seen_at created_at",
    withheld: { internal: "tab" },
    order: "t.lesson_id::text || t.tab::text",
    leaving: "delete",
  },
  UploadedContent: {
    topic: "files",
    table: "uploaded_content",
    owner: "t.owner_id = $1::uuid",
    exported:
      "id session_id owner_id file_id content_type version content_hash original_filename mime_type size_bytes state processed_at created_at updated_at",
    withheld: { internal: "error metadata" },
    leaving: "delete",
  },
  CourseCreationSession: {
    topic: "teaching",
    table: "course_creation_session",
    owner: "t.instructor_id = $1::uuid",
    exported:
      "id session_id instructor_id course_id published_course_id creation_method template_id template_used status current_step total_steps steps_completed completion_percentage data ai_prompts_used last_activity_at expires_at created_at updated_at",
    withheld: { internal: "metadata validation_errors" },
    leaving: { data: "'{}'", metadata: "'{}'", validation_errors: "'{}'", ai_prompts_used: "'[]'" },
  },
  SavedComment: {
    topic: "teaching",
    table: "saved_comment",
    owner: "t.user_id = $1::uuid",
    exported: "id user_id text created_at updated_at",
    leaving: "delete",
  },
  // Courses name them in their draws, so the rows stay, without words. What was drawn is the course's.
  QuestionBank: {
    topic: "teaching",
    table: "question_bank",
    owner: "t.owner_id = $1::uuid",
    exported: "id owner_id title description deleted_at created_at updated_at",
    leaving: { title: "''", description: "''", deleted_at: "coalesce(deleted_at, now())" },
  },
  BankQuestion: {
    topic: "teaching",
    table: "bank_question",
    owner: `t.bank_id IN ${ownBanks}`,
    exported: "id bank_id tags difficulty deleted_at created_at",
    leaving: { tags: "'{}'" },
  },
  BankQuestionVersion: {
    topic: "teaching",
    table: "bank_question_version",
    owner: `t.bank_question_id IN (SELECT q.id FROM bank_question q WHERE q.bank_id IN ${ownBanks})`,
    exported: "id bank_question_id number content created_at",
    leaving: { content: "'{}'" },
  },
  // The files themselves are stored files of the person, or of someone who shares a course with them.
  BankFile: {
    topic: "teaching",
    table: "bank_file",
    owner: `t.bank_id IN ${ownBanks}`,
    exported: "id bank_id path file_id created_at",
    leaving: "delete",
  },
  CourseTemplate: {
    topic: "teaching",
    table: "course_template",
    owner: "t.created_by_id = $1::uuid",
    exported:
      "id name description template_type structure tags required_tier is_active is_shared usage_count success_rate created_by_id created_at updated_at",
    leaving: "keep",
  },
  InstructorExpertise: {
    topic: "teaching",
    table: "instructor_expertise",
    owner: "t.profile_id IN (SELECT p.id FROM instructor_profile p WHERE p.user_id = $1::uuid)",
    exported: "id profile_id category_id created_at",
    leaving: "delete",
  },
  InstructorProfile: {
    topic: "teaching",
    table: "instructor_profile",
    owner: "t.user_id = $1::uuid",
    exported:
      "id user_id display_name headline bio organization years_experience website linkedin twitter picture_file_id cover_file_id status is_verified tier is_public applied_at decided_at decision_reason created_at updated_at",
    withheld: { others: "decided_by_id" },
    leaving: "delete",
  },
  InstructorDashboard: {
    topic: "teaching",
    table: "instructor_dashboard",
    owner: "t.instructor_id = $1::uuid",
    exported:
      "id instructor_id show_analytics show_recent_students show_performance_metrics show_revenue_charts show_course_progress notify_new_enrollments notify_new_reviews notify_course_completions widget_order custom_colors created_at updated_at",
    leaving: "delete",
  },
  InstructorAnalytics: {
    topic: "teaching",
    table: "instructor_analytics",
    owner: "t.instructor_id = $1::uuid",
    exported:
      "id instructor_id total_students total_courses average_rating total_reviews total_revenue monthly_revenue completion_rate satisfaction_rate calculated_at history_at created_at updated_at",
    leaving: "keep",
  },
  InstructorAnalyticsHistory: {
    topic: "teaching",
    table: "instructor_analytics_history",
    owner: "t.instructor_id = $1::uuid",
    exported:
      "id instructor_id kind date total_students total_courses average_rating total_revenue completion_rate detail created_at updated_at",
    leaving: "keep",
  },
  CourseInstructor: {
    topic: "teaching",
    table: "course_instructor",
    owner: "t.user_id = $1::uuid",
    exported:
      "id course_id user_id role is_active can_edit_content can_publish can_manage_students can_grade can_view_analytics can_reply_to_reviews revenue_share joined_at left_at created_at updated_at",
    // The lead of an archived course stays its lead: a course has one.
    leaving: {
      is_active: "t.is_active AND t.role = 'LEAD'",
      left_at: "CASE WHEN t.is_active AND t.role <> 'LEAD' THEN $2::timestamptz ELSE t.left_at END",
    },
  },
  StoredFile: {
    topic: "files",
    table: "stored_file",
    owner: "t.owner_id = $1::uuid",
    exported:
      "id owner_id sha256 size_bytes mime_type original_name state uploaded_at width height duration_seconds alt_text is_decorative download_count is_of_answer created_at updated_at",
    withheld: { internal: "storage_key variants" },
    // What no course shows is deleted, bytes and all (erase-files.ts); these are the rest.
    leaving: "keep",
  },
  StorageUse: {
    topic: "files",
    table: "storage_use",
    owner: "t.owner_id = $1::uuid",
    exported: "id owner_id used_bytes reserved_bytes quota_bytes created_at updated_at",
    leaving: "keep",
  },
  DataRequest: {
    topic: "account",
    table: "data_request",
    owner: "t.user_id = $1::uuid",
    exported: "id user_id kind state due_at done_at parts_done size_bytes created_at updated_at",
    withheld: { internal: "error file_id" },
    leaving: "keep",
  },
} as const satisfies Record<string, PersonalModel>;
