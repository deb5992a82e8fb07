-- Typo tolerance and accents in search. Both are trusted extensions: the database's owner may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

-- CreateEnum
CREATE TYPE "user_role" AS ENUM ('STUDENT', 'INSTRUCTOR', 'ADMIN');

-- CreateEnum
CREATE TYPE "device_type" AS ENUM ('DESKTOP', 'PHONE', 'TABLET', 'OTHER');

-- CreateEnum
CREATE TYPE "login_method" AS ENUM ('PASSWORD', 'GOOGLE', 'GITHUB', 'OIDC', 'SETUP', 'IMPERSONATION');

-- CreateEnum
CREATE TYPE "subscription_tier" AS ENUM ('FREE', 'BASIC', 'PREMIUM');

-- CreateEnum
CREATE TYPE "subscription_status" AS ENUM ('TRIAL', 'ACTIVE', 'PAST_DUE', 'CANCELLED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "theme_choice" AS ENUM ('LIGHT', 'DARK', 'SYSTEM');

-- CreateEnum
CREATE TYPE "reminder_frequency" AS ENUM ('NEVER', 'DAILY', 'WEEKLY');

-- CreateEnum
CREATE TYPE "data_request_kind" AS ENUM ('EXPORT', 'DELETION');

-- CreateEnum
CREATE TYPE "data_request_state" AS ENUM ('PENDING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED');

-- CreateEnum
CREATE TYPE "correct_answers_shown" AS ENUM ('NEVER', 'AFTER_PASS_OR_LAST', 'AFTER_SUBMIT');

-- CreateEnum
CREATE TYPE "counting_rule" AS ENUM ('BEST', 'LAST', 'AVERAGE');

-- CreateEnum
CREATE TYPE "question_type" AS ENUM ('SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'TRUE_FALSE', 'NUMERIC', 'SHORT_ANSWER');

-- CreateEnum
CREATE TYPE "attempt_state" AS ENUM ('IN_PROGRESS', 'SUBMITTED', 'EXPIRED', 'GRADING');

-- CreateEnum
CREATE TYPE "course_level" AS ENUM ('BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'ALL_LEVELS');

-- CreateEnum
CREATE TYPE "lesson_type" AS ENUM ('VIDEO', 'READING', 'INTERACTIVE', 'QUIZ', 'LAB', 'DISCUSSION');

-- CreateEnum
CREATE TYPE "activity_type" AS ENUM ('WATCH', 'READ', 'DO', 'DISCUSS');

-- CreateEnum
CREATE TYPE "access_level" AS ENUM ('GUEST', 'REGISTERED', 'PREMIUM');

-- CreateEnum
CREATE TYPE "resource_type" AS ENUM ('DOCUMENT', 'CODE', 'DATA', 'IMAGE', 'AUDIO', 'VIDEO', 'ARCHIVE', 'LINK', 'OTHER');

-- CreateEnum
CREATE TYPE "teaching_role" AS ENUM ('LEAD', 'EDITOR', 'ASSISTANT');

-- CreateEnum
CREATE TYPE "invite_state" AS ENUM ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED');

-- CreateEnum
CREATE TYPE "redirect_kind" AS ENUM ('COURSE', 'CATEGORY');

-- CreateEnum
CREATE TYPE "course_state" AS ENUM ('DRAFT', 'IN_REVIEW', 'SCHEDULED', 'LIVE', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "course_visibility" AS ENUM ('PUBLIC', 'UNLISTED', 'INVITATION');

-- CreateEnum
CREATE TYPE "creation_method" AS ENUM ('BUILDER', 'AI', 'IMPORT', 'TEMPLATE', 'COPY');

-- CreateEnum
CREATE TYPE "search_audience" AS ENUM ('EVERYONE', 'SIGNED_IN', 'LEARNERS');

-- CreateEnum
CREATE TYPE "notification_priority" AS ENUM ('LOW', 'NORMAL', 'HIGH');

-- CreateEnum
CREATE TYPE "ai_draft_state" AS ENUM ('DRAFT', 'GENERATING', 'READY', 'APPLIED', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "suggestion_state" AS ENUM ('PENDING', 'ACCEPTED', 'EDITED', 'REJECTED');

-- CreateEnum
CREATE TYPE "enrollment_status" AS ENUM ('ACTIVE', 'SUSPENDED', 'COMPLETED', 'DROPPED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "enrollment_source" AS ENUM ('FREE', 'GRANT', 'INVITE', 'MANUAL');

-- CreateEnum
CREATE TYPE "completion_cause" AS ENUM ('MANUAL', 'VIDEO', 'ASSESSMENT');

-- CreateEnum
CREATE TYPE "access_request_state" AS ENUM ('PENDING', 'GRANTED', 'DECLINED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "note_anchor" AS ENUM ('NONE', 'SECOND', 'PASSAGE');

-- CreateEnum
CREATE TYPE "schedule_kind" AS ENUM ('INTERVAL', 'CRON', 'CLOCKED', 'SOLAR');

-- CreateEnum
CREATE TYPE "job_run_state" AS ENUM ('QUEUED', 'RUNNING', 'SLEEPING', 'WAITING', 'COMPLETED', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "job_step_state" AS ENUM ('PENDING', 'COMPLETED', 'FAILED', 'SLEEPING', 'WAITING');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('QUEUED', 'SENT', 'FAILED', 'HELD');

-- CreateEnum
CREATE TYPE "stored_file_state" AS ENUM ('PENDING', 'READY', 'REFUSED');

-- CreateEnum
CREATE TYPE "review_state" AS ENUM ('PENDING', 'APPROVED', 'REJECTED');

-- CreateEnum
CREATE TYPE "activity_kind" AS ENUM ('COURSE_VIEWED', 'ENROLLED', 'LEFT', 'LESSON_OPENED', 'LESSON_COMPLETED', 'LESSON_REOPENED', 'VIDEO_WATCHED', 'ATTEMPT_STARTED', 'ATTEMPT_FINISHED', 'COURSE_COMPLETED', 'CERTIFICATE_ISSUED', 'REVIEW_WRITTEN', 'RESOURCE_DOWNLOADED', 'NOTE_WRITTEN');

-- CreateEnum
CREATE TYPE "history_kind" AS ENUM ('DAILY', 'WEEKLY', 'MONTHLY');

-- CreateEnum
CREATE TYPE "creation_session_state" AS ENUM ('ACTIVE', 'PUBLISHED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "processing_state" AS ENUM ('PENDING', 'PROCESSING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "instructor_state" AS ENUM ('PENDING', 'ACTIVE', 'SUSPENDED', 'REJECTED');

-- CreateEnum
CREATE TYPE "instructor_tier" AS ENUM ('STANDARD', 'TRUSTED', 'PARTNER');

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "user_role" NOT NULL DEFAULT 'STUDENT',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "password_hash" TEXT,
    "failed_login_attempts" INTEGER NOT NULL DEFAULT 0,
    "temporary_ban_until" TIMESTAMPTZ(3),
    "anonymized_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_of_people" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "actions" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_of_people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_member" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "added_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "profile" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "picture_file_id" UUID,
    "bio" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "postal_code" TEXT NOT NULL DEFAULT '',
    "date_of_birth" DATE,
    "website" TEXT NOT NULL DEFAULT '',
    "linkedin" TEXT NOT NULL DEFAULT '',
    "twitter" TEXT NOT NULL DEFAULT '',
    "github" TEXT NOT NULL DEFAULT '',
    "expertise" TEXT NOT NULL DEFAULT '',
    "educational_background" TEXT NOT NULL DEFAULT '',
    "teaching_experience" INTEGER NOT NULL DEFAULT 0,
    "interests" TEXT[],
    "visible_fields" TEXT[],
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_address" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_verification" (
    "id" UUID NOT NULL,
    "email_address_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "ip_address" INET,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "device_type" "device_type" NOT NULL DEFAULT 'OTHER',
    "user_agent" TEXT NOT NULL DEFAULT '',
    "ip_address" INET,
    "location" TEXT NOT NULL DEFAULT '',
    "login_method" "login_method" NOT NULL,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idle_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "is_suspicious" BOOLEAN NOT NULL DEFAULT false,
    "security_notes" TEXT NOT NULL DEFAULT '',
    "impersonator_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "login_log" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "email_hash" TEXT NOT NULL,
    "ip_address" INET,
    "user_agent" TEXT,
    "is_successful" BOOLEAN NOT NULL,
    "failure_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_factor" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "secret_encrypted" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_used_step" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_sign_up" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "next_step" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pending_sign_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "tier" "subscription_tier" NOT NULL DEFAULT 'FREE',
    "status" "subscription_status" NOT NULL DEFAULT 'ACTIVE',
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "is_auto_renew" BOOLEAN NOT NULL DEFAULT false,
    "last_payment_at" TIMESTAMPTZ(3),
    "payment_method" TEXT,
    "payment_reference" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription_period" (
    "id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "tier" "subscription_tier" NOT NULL,
    "status" "subscription_status" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "amount_minor" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_preference" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "theme" "theme_choice" NOT NULL DEFAULT 'SYSTEM',
    "language" TEXT,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "reminder_frequency" "reminder_frequency" NOT NULL DEFAULT 'NEVER',
    "reminder_time" TIME(0),
    "mail_choices" JSONB NOT NULL DEFAULT '{}',
    "content_filters" JSONB NOT NULL DEFAULT '{}',
    "accessibility" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_preference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "field_names" TEXT[],
    "digests" JSONB NOT NULL DEFAULT '{}',
    "values" JSONB,
    "erased_at" TIMESTAMPTZ(3),
    "ip_address" INET,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site_setting" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_setting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_request" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "data_request_kind" NOT NULL,
    "state" "data_request_state" NOT NULL DEFAULT 'PENDING',
    "file_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_code" (
    "id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "setup_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "assessment" (
    "id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_version" (
    "id" UUID NOT NULL,
    "lesson_version_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "passing_score" DECIMAL(5,2) NOT NULL DEFAULT 70,
    "max_attempts" INTEGER NOT NULL DEFAULT 0,
    "time_limit_minutes" INTEGER NOT NULL DEFAULT 0,
    "randomize_questions" BOOLEAN NOT NULL DEFAULT false,
    "randomize_answers" BOOLEAN NOT NULL DEFAULT false,
    "show_results" BOOLEAN NOT NULL DEFAULT true,
    "show_correct_answers" "correct_answers_shown" NOT NULL DEFAULT 'AFTER_PASS_OR_LAST',
    "counting_rule" "counting_rule" NOT NULL DEFAULT 'BEST',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "source_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_version" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "type" "question_type" NOT NULL,
    "text" TEXT NOT NULL,
    "points" DECIMAL(8,2) NOT NULL DEFAULT 1,
    "explanation" TEXT NOT NULL DEFAULT '',
    "feedback" TEXT NOT NULL DEFAULT '',
    "numeric_value" TEXT,
    "numeric_tolerance" TEXT,
    "numeric_unit" TEXT,
    "imported_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_question" (
    "id" UUID NOT NULL,
    "assessment_version_id" UUID NOT NULL,
    "question_version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "question_version_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "is_correct" BOOLEAN NOT NULL DEFAULT false,
    "explanation" TEXT NOT NULL DEFAULT '',
    "is_case_sensitive" BOOLEAN NOT NULL DEFAULT false,
    "is_pattern" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessment_attempt" (
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "assessment_version_id" UUID NOT NULL,
    "attempt_number" INTEGER NOT NULL,
    "state" "attempt_state" NOT NULL DEFAULT 'IN_PROGRESS',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deadline_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "time_taken_seconds" INTEGER,
    "question_order" JSONB NOT NULL,
    "rules" JSONB NOT NULL,
    "score" DECIMAL(8,2),
    "max_score" DECIMAL(8,2) NOT NULL,
    "percentage" DECIMAL(5,2),
    "is_passed" BOOLEAN,
    "ip_address" INET,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessment_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_answer" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "question_version_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "selected_answers" UUID[],
    "text_response" TEXT NOT NULL DEFAULT '',
    "is_flagged" BOOLEAN NOT NULL DEFAULT false,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_correct" BOOLEAN,
    "points_earned" DECIMAL(8,2),
    "feedback" TEXT NOT NULL DEFAULT '',
    "graded_by_id" UUID,
    "graded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attempt_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_version" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "parent_version_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(3),
    "published_by_id" UUID,
    "change_note" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "subtitle" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "thumbnail_file_id" UUID,
    "level" "course_level" NOT NULL DEFAULT 'ALL_LEVELS',
    "language" TEXT NOT NULL DEFAULT 'en',
    "requirements" TEXT[],
    "skills" TEXT[],
    "objectives" TEXT[],
    "audience" TEXT[],
    "meta_keywords" TEXT[],
    "meta_description" TEXT NOT NULL DEFAULT '',
    "duration_minutes" INTEGER,
    "completeness" JSONB NOT NULL DEFAULT '{}',
    "completeness_percentage" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "module_count" INTEGER NOT NULL DEFAULT 0,
    "lesson_count" INTEGER NOT NULL DEFAULT 0,
    "required_lesson_count" INTEGER NOT NULL DEFAULT 0,
    "assessment_count" INTEGER NOT NULL DEFAULT 0,
    "total_minutes" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "module" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "source_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "module_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "module_version" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3),
    "duration_minutes" INTEGER,
    "imported_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "module_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "source_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_version" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "module_version_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "section" TEXT,
    "title" TEXT NOT NULL,
    "type" "lesson_type" NOT NULL DEFAULT 'READING',
    "activity_type" "activity_type" NOT NULL DEFAULT 'READ',
    "is_required" BOOLEAN NOT NULL DEFAULT true,
    "access_level" "access_level" NOT NULL DEFAULT 'REGISTERED',
    "is_free_preview" BOOLEAN NOT NULL DEFAULT false,
    "content" TEXT NOT NULL DEFAULT '',
    "registered_content" TEXT NOT NULL DEFAULT '',
    "guest_content" TEXT NOT NULL DEFAULT '',
    "video_url" TEXT,
    "video_file_id" UUID,
    "video_seconds" INTEGER,
    "transcript" TEXT,
    "embed_url" TEXT,
    "has_lab" BOOLEAN NOT NULL DEFAULT false,
    "lab_checks" TEXT[],
    "duration_minutes" INTEGER,
    "imported_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "caption" (
    "id" UUID NOT NULL,
    "lesson_version_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "caption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_file" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "source_key" TEXT,
    "download_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_version" (
    "id" UUID NOT NULL,
    "lesson_version_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "type" "resource_type" NOT NULL DEFAULT 'OTHER',
    "description" TEXT NOT NULL DEFAULT '',
    "file_id" UUID,
    "url" TEXT,
    "is_premium" BOOLEAN NOT NULL DEFAULT false,
    "duration_minutes" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_download" (
    "resource_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "visitor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_download_pkey" PRIMARY KEY ("resource_id","day","visitor")
);

-- CreateTable
CREATE TABLE "course_instructor" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "teaching_role" NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "can_edit_content" BOOLEAN NOT NULL DEFAULT false,
    "can_publish" BOOLEAN NOT NULL DEFAULT false,
    "can_manage_students" BOOLEAN NOT NULL DEFAULT false,
    "can_grade" BOOLEAN NOT NULL DEFAULT false,
    "can_view_analytics" BOOLEAN NOT NULL DEFAULT false,
    "can_reply_to_reviews" BOOLEAN NOT NULL DEFAULT false,
    "revenue_share" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "left_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_instructor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_invite" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "user_id" UUID,
    "email_key" TEXT NOT NULL,
    "role" "teaching_role" NOT NULL,
    "rights" JSONB NOT NULL DEFAULT '{}',
    "revenue_share" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "token_hash" TEXT NOT NULL,
    "state" "invite_state" NOT NULL DEFAULT 'PENDING',
    "invited_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_gate" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "lesson_id" UUID,
    "module_id" UUID,
    "condition" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_gate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "category" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "icon" TEXT,
    "parent_id" UUID,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_featured" BOOLEAN NOT NULL DEFAULT false,
    "cover_grammar" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slug_redirect" (
    "id" UUID NOT NULL,
    "kind" "redirect_kind" NOT NULL,
    "slug" TEXT NOT NULL,
    "course_id" UUID,
    "category_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "slug_redirect_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "state" "course_state" NOT NULL DEFAULT 'DRAFT',
    "visibility" "course_visibility" NOT NULL DEFAULT 'PUBLIC',
    "category_id" UUID,
    "live_version_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "published_at" TIMESTAMPTZ(3),
    "scheduled_for" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "unpublished_at" TIMESTAMPTZ(3),
    "price_minor" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "discount_price_minor" INTEGER,
    "discount_ends_at" TIMESTAMPTZ(3),
    "is_featured" BOOLEAN NOT NULL DEFAULT false,
    "has_certificate" BOOLEAN NOT NULL DEFAULT true,
    "enrollment_opens_at" TIMESTAMPTZ(3),
    "enrollment_closes_at" TIMESTAMPTZ(3),
    "capacity" INTEGER,
    "view_count" INTEGER NOT NULL DEFAULT 0,
    "enrolled_count" INTEGER NOT NULL DEFAULT 0,
    "average_rating" DECIMAL(3,2),
    "review_count" INTEGER NOT NULL DEFAULT 0,
    "rating_histogram" INTEGER[] DEFAULT ARRAY[0, 0, 0, 0, 0]::INTEGER[],
    "last_enrolled_at" TIMESTAMPTZ(3),
    "last_edited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "preview_token_hash" TEXT,
    "preview_expires_at" TIMESTAMPTZ(3),
    "creation_method" "creation_method" NOT NULL DEFAULT 'BUILDER',
    "origin_key" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_view" (
    "course_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "visitor" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_view_pkey" PRIMARY KEY ("course_id","day","visitor")
);

-- CreateTable
CREATE TABLE "search_document" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "lesson_id" UUID,
    "audience" "search_audience" NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "configuration" TEXT NOT NULL DEFAULT 'simple',
    "vector" tsvector,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invite" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "accepted_by_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "verification_hash" TEXT NOT NULL,
    "recipient_name" TEXT NOT NULL,
    "course_title" TEXT NOT NULL,
    "course_version_number" INTEGER NOT NULL,
    "course_language" TEXT NOT NULL DEFAULT 'en',
    "instructor_name" TEXT NOT NULL DEFAULT '',
    "duration_minutes" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3) NOT NULL,
    "template_version" INTEGER NOT NULL DEFAULT 1,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_valid" BOOLEAN NOT NULL DEFAULT true,
    "revoked_at" TIMESTAMPTZ(3),
    "revocation_reason" TEXT,
    "revoked_by_id" UUID,
    "supersedes_id" UUID,
    "superseded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "lesson_id" UUID,
    "user_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "video_second" INTEGER,
    "accepted_post_id" UUID,
    "is_pinned" BOOLEAN NOT NULL DEFAULT false,
    "locked_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "last_post_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "parent_id" UUID,
    "content" TEXT NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "reported_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "publish_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" "notification_priority" NOT NULL DEFAULT 'NORMAL',
    "title" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "action_url" TEXT,
    "action_text" TEXT NOT NULL DEFAULT '',
    "course_id" UUID,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "dedupe_key" TEXT,
    "read_at" TIMESTAMPTZ(3),
    "dismissed_at" TIMESTAMPTZ(3),
    "email_sent_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_course_draft" (
    "id" UUID NOT NULL,
    "instructor_id" UUID NOT NULL,
    "course_id" UUID,
    "title" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "course_objectives" TEXT[],
    "target_audience" TEXT[],
    "level" "course_level",
    "duration_minutes" INTEGER,
    "price_minor" INTEGER,
    "currency" CHAR(3),
    "brief" JSONB NOT NULL DEFAULT '{}',
    "state" "ai_draft_state" NOT NULL DEFAULT 'DRAFT',
    "has_outline" BOOLEAN NOT NULL DEFAULT false,
    "has_modules" BOOLEAN NOT NULL DEFAULT false,
    "has_lessons" BOOLEAN NOT NULL DEFAULT false,
    "has_assessments" BOOLEAN NOT NULL DEFAULT false,
    "outline" JSONB,
    "generation_metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_course_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_source" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "file_id" UUID,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "processing_state" NOT NULL DEFAULT 'PENDING',
    "error" JSONB,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_span" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "page" INTEGER,
    "start_char" INTEGER,
    "end_char" INTEGER,
    "start_second" DOUBLE PRECISION,
    "end_second" DOUBLE PRECISION,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_span_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "lesson_id" UUID,
    "stage" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "content" JSONB NOT NULL,
    "replaces" JSONB,
    "state" "suggestion_state" NOT NULL DEFAULT 'PENDING',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "id" UUID NOT NULL,
    "suggestion_id" UUID NOT NULL,
    "span_id" UUID NOT NULL,
    "quote" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_template" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_version" (
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "prompt_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_request" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "draft_id" UUID,
    "prompt_version_id" UUID,
    "model" TEXT NOT NULL,
    "stage" TEXT NOT NULL DEFAULT '',
    "input_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "cost_micros" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "latency_ms" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT NOT NULL,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ai_credit" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "granted" INTEGER NOT NULL DEFAULT 0,
    "used" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ai_credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrollment" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "status" "enrollment_status" NOT NULL DEFAULT 'ACTIVE',
    "source" "enrollment_source" NOT NULL DEFAULT 'FREE',
    "grant_id" UUID,
    "enrolled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "progress_percentage" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "lessons_completed" INTEGER NOT NULL DEFAULT 0,
    "assessments_passed" INTEGER NOT NULL DEFAULT 0,
    "time_spent_seconds" BIGINT NOT NULL DEFAULT 0,
    "last_lesson_id" UUID,
    "last_accessed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "study_streak_days" INTEGER NOT NULL DEFAULT 0,
    "last_study_date" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "enrollment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_progress" (
    "id" UUID NOT NULL,
    "enrollment_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "completion_cause" "completion_cause",
    "percentage" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "active_seconds" INTEGER NOT NULL DEFAULT 0,
    "position_seconds" DOUBLE PRECISION,
    "watched_ranges" JSONB NOT NULL DEFAULT '[]',
    "watched_seconds" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "lab_checks_done" INTEGER[],
    "last_accessed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_progress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_request" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "course_id" UUID,
    "tier" "subscription_tier",
    "note" TEXT NOT NULL DEFAULT '',
    "amount_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "access_request_state" NOT NULL DEFAULT 'PENDING',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "course_id" UUID,
    "tier" "subscription_tier",
    "request_id" UUID,
    "granted_by_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "amount_minor" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "anchor" "note_anchor" NOT NULL DEFAULT 'NONE',
    "timestamp_seconds" INTEGER,
    "passage" JSONB,
    "tags" TEXT[],
    "is_private" BOOLEAN NOT NULL DEFAULT true,
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bookmark" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "course_id" UUID,
    "lesson_id" UUID,
    "resource_id" UUID,
    "title" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bookmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scheduled_job" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "arguments" JSONB NOT NULL DEFAULT '{}',
    "kind" "schedule_kind" NOT NULL,
    "interval_seconds" INTEGER,
    "cron" TEXT,
    "clocked_at" TIMESTAMPTZ(3),
    "solar" JSONB,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "start_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "is_one_off" BOOLEAN NOT NULL DEFAULT false,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "description" TEXT NOT NULL DEFAULT '',
    "last_run_at" TIMESTAMPTZ(3),
    "next_run_at" TIMESTAMPTZ(3),
    "total_runs" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheduled_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_run" (
    "id" UUID NOT NULL,
    "function_id" TEXT NOT NULL,
    "event_id" TEXT,
    "event_name" TEXT NOT NULL DEFAULT '',
    "event" JSONB NOT NULL,
    "state" "job_run_state" NOT NULL DEFAULT 'QUEUED',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "stack" TEXT[],
    "output" JSONB,
    "error" JSONB,
    "idempotency_key" TEXT,
    "concurrency_key" TEXT,
    "parent_run_id" UUID,
    "parent_step_id" TEXT,
    "scheduled_for" TIMESTAMPTZ(3),
    "wake_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_step" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "step_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "state" "job_step_state" NOT NULL DEFAULT 'PENDING',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "input" JSONB,
    "output" JSONB,
    "error" JSONB,
    "wake_at" TIMESTAMPTZ(3),
    "waiting_for" JSONB,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_event" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_mail" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "message_id" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "kind" TEXT NOT NULL,
    "state" "mail_state" NOT NULL DEFAULT 'QUEUED',
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "heartbeat" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "storage_key" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "original_name" TEXT NOT NULL,
    "state" "stored_file_state" NOT NULL DEFAULT 'PENDING',
    "uploaded_at" TIMESTAMPTZ(3),
    "width" INTEGER,
    "height" INTEGER,
    "duration_seconds" INTEGER,
    "alt_text" TEXT,
    "is_decorative" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "storage_use" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "used_bytes" BIGINT NOT NULL DEFAULT 0,
    "reserved_bytes" BIGINT NOT NULL DEFAULT 0,
    "quota_bytes" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "storage_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "rating" SMALLINT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL,
    "state" "review_state" NOT NULL DEFAULT 'PENDING',
    "reason_code" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "moderation_notes" TEXT NOT NULL DEFAULT '',
    "progress_when_written" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "is_verified" BOOLEAN NOT NULL DEFAULT false,
    "is_featured" BOOLEAN NOT NULL DEFAULT false,
    "helpful_count" INTEGER NOT NULL DEFAULT 0,
    "appeal_text" TEXT,
    "appealed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_vote" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_report" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "reason_code" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "resolved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_reply" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_activity" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "activity_kind" NOT NULL,
    "course_id" UUID,
    "lesson_id" UUID,
    "resource_id" UUID,
    "assessment_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_stats" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "courses_enrolled" INTEGER NOT NULL DEFAULT 0,
    "courses_completed" INTEGER NOT NULL DEFAULT 0,
    "time_spent_seconds" BIGINT NOT NULL DEFAULT 0,
    "average_score" DECIMAL(5,2),
    "activity_streak" INTEGER NOT NULL DEFAULT 0,
    "last_activity_at" TIMESTAMPTZ(3),
    "learning_habits" JSONB NOT NULL DEFAULT '{}',
    "calculated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_stats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_stats" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "total_students" INTEGER NOT NULL DEFAULT 0,
    "active_students" INTEGER NOT NULL DEFAULT 0,
    "completion_count" INTEGER NOT NULL DEFAULT 0,
    "average_completion_days" DECIMAL(8,2),
    "engagement_score" DECIMAL(5,2),
    "assessment_stats" JSONB NOT NULL DEFAULT '{}',
    "revenue" JSONB NOT NULL DEFAULT '{}',
    "calculated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_stats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instructor_analytics" (
    "id" UUID NOT NULL,
    "instructor_id" UUID NOT NULL,
    "total_students" INTEGER NOT NULL DEFAULT 0,
    "total_courses" INTEGER NOT NULL DEFAULT 0,
    "average_rating" DECIMAL(3,2),
    "total_reviews" INTEGER NOT NULL DEFAULT 0,
    "total_revenue" JSONB NOT NULL DEFAULT '{}',
    "monthly_revenue" JSONB NOT NULL DEFAULT '{}',
    "completion_rate" DECIMAL(5,2),
    "satisfaction_rate" DECIMAL(5,2),
    "calculated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instructor_analytics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instructor_analytics_history" (
    "id" UUID NOT NULL,
    "instructor_id" UUID NOT NULL,
    "kind" "history_kind" NOT NULL,
    "date" DATE NOT NULL,
    "total_students" INTEGER NOT NULL DEFAULT 0,
    "total_courses" INTEGER NOT NULL DEFAULT 0,
    "average_rating" DECIMAL(3,2),
    "total_revenue" JSONB NOT NULL DEFAULT '{}',
    "completion_rate" DECIMAL(5,2),
    "detail" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instructor_analytics_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "platform_statistics" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL DEFAULT 'site',
    "total_courses" INTEGER NOT NULL DEFAULT 0,
    "total_students" INTEGER NOT NULL DEFAULT 0,
    "total_instructors" INTEGER NOT NULL DEFAULT 0,
    "lessons_completed" INTEGER NOT NULL DEFAULT 0,
    "certificates_issued" INTEGER NOT NULL DEFAULT 0,
    "calculated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "platform_statistics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "testimonial" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL,
    "rating" SMALLINT NOT NULL DEFAULT 5,
    "avatar_file_id" UUID,
    "is_featured" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "testimonial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_creation_session" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "instructor_id" UUID NOT NULL,
    "course_id" UUID,
    "published_course_id" UUID,
    "creation_method" "creation_method" NOT NULL,
    "template_id" UUID,
    "template_used" TEXT NOT NULL DEFAULT '',
    "status" "creation_session_state" NOT NULL DEFAULT 'ACTIVE',
    "current_step" INTEGER NOT NULL DEFAULT 1,
    "total_steps" INTEGER NOT NULL DEFAULT 9,
    "steps_completed" TEXT[],
    "completion_percentage" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "data" JSONB NOT NULL DEFAULT '{}',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "validation_errors" JSONB NOT NULL DEFAULT '{}',
    "ai_prompts_used" JSONB NOT NULL DEFAULT '[]',
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_creation_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_course_content" (
    "id" UUID NOT NULL,
    "session_id" UUID,
    "course_version_id" UUID,
    "content_type" TEXT NOT NULL,
    "content_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "auto_save_version" INTEGER NOT NULL DEFAULT 0,
    "data" JSONB NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "is_complete" BOOLEAN NOT NULL DEFAULT false,
    "validation_errors" JSONB NOT NULL DEFAULT '{}',
    "is_ai_generated" BOOLEAN NOT NULL DEFAULT false,
    "ai_prompt" TEXT NOT NULL DEFAULT '',
    "saved_by_id" UUID,
    "last_saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_course_content_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "uploaded_content" (
    "id" UUID NOT NULL,
    "session_id" UUID,
    "owner_id" UUID NOT NULL,
    "file_id" UUID,
    "content_type" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "content_hash" TEXT NOT NULL,
    "original_filename" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL DEFAULT '',
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "state" "processing_state" NOT NULL DEFAULT 'PENDING',
    "error" JSONB,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "processed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "uploaded_content_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_template" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "template_type" TEXT NOT NULL,
    "structure" JSONB NOT NULL,
    "tags" TEXT[],
    "required_tier" "subscription_tier" NOT NULL DEFAULT 'FREE',
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "usage_count" INTEGER NOT NULL DEFAULT 0,
    "success_rate" DECIMAL(5,2) NOT NULL DEFAULT 0,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instructor_dashboard" (
    "id" UUID NOT NULL,
    "instructor_id" UUID NOT NULL,
    "show_analytics" BOOLEAN NOT NULL DEFAULT true,
    "show_recent_students" BOOLEAN NOT NULL DEFAULT true,
    "show_performance_metrics" BOOLEAN NOT NULL DEFAULT true,
    "show_revenue_charts" BOOLEAN NOT NULL DEFAULT true,
    "show_course_progress" BOOLEAN NOT NULL DEFAULT true,
    "notify_new_enrollments" BOOLEAN NOT NULL DEFAULT true,
    "notify_new_reviews" BOOLEAN NOT NULL DEFAULT true,
    "notify_course_completions" BOOLEAN NOT NULL DEFAULT true,
    "widget_order" TEXT[] DEFAULT ARRAY['enrollments', 'revenue', 'ratings', 'activity', 'attention']::TEXT[],
    "custom_colors" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instructor_dashboard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instructor_profile" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "headline" TEXT NOT NULL DEFAULT '',
    "bio" TEXT NOT NULL DEFAULT '',
    "organization" TEXT NOT NULL DEFAULT '',
    "years_experience" INTEGER NOT NULL DEFAULT 0,
    "website" TEXT NOT NULL DEFAULT '',
    "linkedin" TEXT NOT NULL DEFAULT '',
    "twitter" TEXT NOT NULL DEFAULT '',
    "picture_file_id" UUID,
    "cover_file_id" UUID,
    "status" "instructor_state" NOT NULL DEFAULT 'PENDING',
    "is_verified" BOOLEAN NOT NULL DEFAULT false,
    "tier" "instructor_tier" NOT NULL DEFAULT 'STANDARD',
    "is_public" BOOLEAN NOT NULL DEFAULT true,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instructor_profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instructor_expertise" (
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "category_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instructor_expertise_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE INDEX "users_role_idx" ON "users"("role");

-- CreateIndex
CREATE INDEX "users_is_active_idx" ON "users"("is_active");

-- CreateIndex
CREATE INDEX "users_created_at_idx" ON "users"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "group_of_people_name_key" ON "group_of_people"("name");

-- CreateIndex
CREATE INDEX "group_member_user_id_idx" ON "group_member"("user_id");

-- CreateIndex
CREATE INDEX "group_member_added_by_id_idx" ON "group_member"("added_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "group_member_group_id_user_id_key" ON "group_member"("group_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "profile_user_id_key" ON "profile"("user_id");

-- CreateIndex
CREATE INDEX "profile_picture_file_id_idx" ON "profile"("picture_file_id");

-- CreateIndex
CREATE INDEX "email_address_email_key_idx" ON "email_address"("email_key");

-- CreateIndex
CREATE UNIQUE INDEX "email_address_user_id_email_key_key" ON "email_address"("user_id", "email_key");

-- CreateIndex
CREATE UNIQUE INDEX "email_verification_token_hash_key" ON "email_verification"("token_hash");

-- CreateIndex
CREATE INDEX "email_verification_email_address_id_idx" ON "email_verification"("email_address_id");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_token_hash_key" ON "password_reset"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_user_id_used_at_idx" ON "password_reset"("user_id", "used_at");

-- CreateIndex
CREATE INDEX "user_session_user_id_ended_at_idx" ON "user_session"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "user_session_expires_at_idx" ON "user_session"("expires_at");

-- CreateIndex
CREATE INDEX "user_session_ended_at_last_activity_at_idx" ON "user_session"("ended_at", "last_activity_at");

-- CreateIndex
CREATE INDEX "user_session_ip_address_created_at_idx" ON "user_session"("ip_address", "created_at");

-- CreateIndex
CREATE INDEX "user_session_impersonator_id_idx" ON "user_session"("impersonator_id");

-- CreateIndex
CREATE INDEX "login_log_user_id_created_at_idx" ON "login_log"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "login_log_ip_address_created_at_idx" ON "login_log"("ip_address", "created_at");

-- CreateIndex
CREATE INDEX "login_log_email_hash_created_at_idx" ON "login_log"("email_hash", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "second_factor_user_id_key" ON "second_factor"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_user_id_code_hash_key" ON "recovery_code"("user_id", "code_hash");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_provider_account_id_key" ON "account"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "pending_sign_up_token_hash_key" ON "pending_sign_up"("token_hash");

-- CreateIndex
CREATE INDEX "pending_sign_up_expires_at_idx" ON "pending_sign_up"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "pending_sign_up_provider_provider_account_id_key" ON "pending_sign_up"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_user_id_key" ON "subscription"("user_id");

-- CreateIndex
CREATE INDEX "subscription_tier_status_idx" ON "subscription"("tier", "status");

-- CreateIndex
CREATE INDEX "subscription_ends_at_idx" ON "subscription"("ends_at");

-- CreateIndex
CREATE INDEX "subscription_period_subscription_id_idx" ON "subscription_period"("subscription_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_preference_user_id_key" ON "user_preference"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_sequence_key" ON "audit_event"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_hash_key" ON "audit_event"("hash");

-- CreateIndex
CREATE INDEX "audit_event_object_type_object_id_idx" ON "audit_event"("object_type", "object_id");

-- CreateIndex
CREATE INDEX "audit_event_actor_id_created_at_idx" ON "audit_event"("actor_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_event_action_created_at_idx" ON "audit_event"("action", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "site_setting_key_key" ON "site_setting"("key");

-- CreateIndex
CREATE INDEX "site_setting_updated_by_id_idx" ON "site_setting"("updated_by_id");

-- CreateIndex
CREATE INDEX "data_request_user_id_kind_idx" ON "data_request"("user_id", "kind");

-- CreateIndex
CREATE INDEX "data_request_state_due_at_idx" ON "data_request"("state", "due_at");

-- CreateIndex
CREATE INDEX "data_request_file_id_idx" ON "data_request"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "setup_code_code_hash_key" ON "setup_code"("code_hash");

-- CreateIndex
CREATE INDEX "rate_limit_expires_at_idx" ON "rate_limit"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_lesson_id_key" ON "assessment"("lesson_id");

-- CreateIndex
CREATE INDEX "assessment_course_id_idx" ON "assessment"("course_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_version_lesson_version_id_key" ON "assessment_version"("lesson_version_id");

-- CreateIndex
CREATE INDEX "assessment_version_passing_score_idx" ON "assessment_version"("passing_score");

-- CreateIndex
CREATE INDEX "assessment_version_assessment_id_idx" ON "assessment_version"("assessment_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_assessment_id_source_key_key" ON "question"("assessment_id", "source_key");

-- CreateIndex
CREATE INDEX "question_version_type_idx" ON "question_version"("type");

-- CreateIndex
CREATE INDEX "question_version_points_idx" ON "question_version"("points");

-- CreateIndex
CREATE UNIQUE INDEX "question_version_question_id_number_key" ON "question_version"("question_id", "number");

-- CreateIndex
CREATE INDEX "assessment_question_question_version_id_idx" ON "assessment_question"("question_version_id");

-- CreateIndex
ALTER TABLE "assessment_question" ADD CONSTRAINT "assessment_question_assessment_version_id_position_key" UNIQUE ("assessment_version_id", "position") DEFERRABLE INITIALLY IMMEDIATE;

-- CreateIndex
CREATE UNIQUE INDEX "assessment_question_assessment_version_id_question_version__key" ON "assessment_question"("assessment_version_id", "question_version_id");

-- CreateIndex
CREATE INDEX "answer_is_correct_idx" ON "answer"("is_correct");

-- CreateIndex
ALTER TABLE "answer" ADD CONSTRAINT "answer_question_version_id_position_key" UNIQUE ("question_version_id", "position") DEFERRABLE INITIALLY IMMEDIATE;

-- CreateIndex
CREATE INDEX "assessment_attempt_user_id_assessment_id_idx" ON "assessment_attempt"("user_id", "assessment_id");

-- CreateIndex
CREATE INDEX "assessment_attempt_assessment_id_created_at_idx" ON "assessment_attempt"("assessment_id", "created_at");

-- CreateIndex
CREATE INDEX "assessment_attempt_state_deadline_at_idx" ON "assessment_attempt"("state", "deadline_at");

-- CreateIndex
CREATE INDEX "assessment_attempt_is_passed_idx" ON "assessment_attempt"("is_passed");

-- CreateIndex
CREATE INDEX "assessment_attempt_attempt_number_idx" ON "assessment_attempt"("attempt_number");

-- CreateIndex
CREATE INDEX "assessment_attempt_assessment_version_id_idx" ON "assessment_attempt"("assessment_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_attempt_enrollment_id_assessment_id_attempt_numb_key" ON "assessment_attempt"("enrollment_id", "assessment_id", "attempt_number");

-- CreateIndex
CREATE INDEX "attempt_answer_selected" ON "attempt_answer" USING GIN ("selected_answers");

-- CreateIndex
CREATE INDEX "attempt_answer_is_correct_idx" ON "attempt_answer"("is_correct");

-- CreateIndex
CREATE INDEX "attempt_answer_question_version_id_idx" ON "attempt_answer"("question_version_id");

-- CreateIndex
CREATE INDEX "attempt_answer_graded_by_id_idx" ON "attempt_answer"("graded_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_answer_attempt_id_question_version_id_key" ON "attempt_answer"("attempt_id", "question_version_id");

-- CreateIndex
CREATE INDEX "course_version_parent_version_id_number_idx" ON "course_version"("parent_version_id", "number");

-- CreateIndex
CREATE INDEX "course_version_level_idx" ON "course_version"("level");

-- CreateIndex
CREATE INDEX "course_version_language_idx" ON "course_version"("language");

-- CreateIndex
CREATE INDEX "course_version_published_by_id_idx" ON "course_version"("published_by_id");

-- CreateIndex
CREATE INDEX "course_version_thumbnail_file_id_idx" ON "course_version"("thumbnail_file_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_version_course_id_number_key" ON "course_version"("course_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "module_course_id_source_key_key" ON "module"("course_id", "source_key");

-- CreateIndex
CREATE INDEX "module_version_version_id_published_at_idx" ON "module_version"("version_id", "published_at");

-- CreateIndex
CREATE INDEX "module_version_module_id_idx" ON "module_version"("module_id");

-- CreateIndex
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_version_id_position_key" UNIQUE ("version_id", "position") DEFERRABLE INITIALLY IMMEDIATE;

-- CreateIndex
CREATE UNIQUE INDEX "module_version_version_id_module_id_key" ON "module_version"("version_id", "module_id");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_course_id_source_key_key" ON "lesson"("course_id", "source_key");

-- CreateIndex
CREATE INDEX "lesson_version_access_level_idx" ON "lesson_version"("access_level");

-- CreateIndex
CREATE INDEX "lesson_version_type_idx" ON "lesson_version"("type");

-- CreateIndex
CREATE INDEX "lesson_version_activity_type_idx" ON "lesson_version"("activity_type");

-- CreateIndex
CREATE INDEX "lesson_version_is_free_preview_idx" ON "lesson_version"("is_free_preview");

-- CreateIndex
CREATE INDEX "lesson_version_has_lab_idx" ON "lesson_version"("has_lab");

-- CreateIndex
CREATE INDEX "lesson_version_lesson_id_idx" ON "lesson_version"("lesson_id");

-- CreateIndex
CREATE INDEX "lesson_version_video_file_id_idx" ON "lesson_version"("video_file_id");

-- CreateIndex
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_module_version_id_position_key" UNIQUE ("module_version_id", "position") DEFERRABLE INITIALLY IMMEDIATE;

-- CreateIndex
CREATE UNIQUE INDEX "lesson_version_version_id_lesson_id_key" ON "lesson_version"("version_id", "lesson_id");

-- CreateIndex
CREATE INDEX "caption_file_id_idx" ON "caption"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "caption_lesson_version_id_language_key" ON "caption"("lesson_version_id", "language");

-- CreateIndex
CREATE INDEX "course_file_file_id_idx" ON "course_file"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_file_version_id_path_key" ON "course_file"("version_id", "path");

-- CreateIndex
CREATE UNIQUE INDEX "resource_course_id_source_key_key" ON "resource"("course_id", "source_key");

-- CreateIndex
CREATE INDEX "resource_version_type_idx" ON "resource_version"("type");

-- CreateIndex
CREATE INDEX "resource_version_is_premium_idx" ON "resource_version"("is_premium");

-- CreateIndex
CREATE INDEX "resource_version_resource_id_idx" ON "resource_version"("resource_id");

-- CreateIndex
CREATE INDEX "resource_version_file_id_idx" ON "resource_version"("file_id");

-- CreateIndex
ALTER TABLE "resource_version" ADD CONSTRAINT "resource_version_lesson_version_id_position_key" UNIQUE ("lesson_version_id", "position") DEFERRABLE INITIALLY IMMEDIATE;

-- CreateIndex
CREATE UNIQUE INDEX "resource_version_lesson_version_id_resource_id_key" ON "resource_version"("lesson_version_id", "resource_id");

-- CreateIndex
CREATE INDEX "course_instructor_course_id_is_active_idx" ON "course_instructor"("course_id", "is_active");

-- CreateIndex
CREATE INDEX "course_instructor_user_id_is_active_idx" ON "course_instructor"("user_id", "is_active");

-- CreateIndex
CREATE INDEX "course_instructor_role_is_active_idx" ON "course_instructor"("role", "is_active");

-- CreateIndex
CREATE UNIQUE INDEX "course_instructor_course_id_user_id_key" ON "course_instructor"("course_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_invite_token_hash_key" ON "course_invite"("token_hash");

-- CreateIndex
CREATE INDEX "course_invite_course_id_state_idx" ON "course_invite"("course_id", "state");

-- CreateIndex
CREATE INDEX "course_invite_email_key_idx" ON "course_invite"("email_key");

-- CreateIndex
CREATE INDEX "course_invite_user_id_idx" ON "course_invite"("user_id");

-- CreateIndex
CREATE INDEX "course_invite_invited_by_id_idx" ON "course_invite"("invited_by_id");

-- CreateIndex
CREATE INDEX "lesson_gate_version_id_idx" ON "lesson_gate"("version_id");

-- CreateIndex
CREATE INDEX "lesson_gate_lesson_id_idx" ON "lesson_gate"("lesson_id");

-- CreateIndex
CREATE INDEX "lesson_gate_module_id_idx" ON "lesson_gate"("module_id");

-- CreateIndex
CREATE UNIQUE INDEX "category_slug_key" ON "category"("slug");

-- CreateIndex
CREATE INDEX "category_parent_id_sort_order_idx" ON "category"("parent_id", "sort_order");

-- CreateIndex
CREATE INDEX "category_is_active_sort_order_idx" ON "category"("is_active", "sort_order");

-- CreateIndex
CREATE INDEX "category_is_featured_idx" ON "category"("is_featured");

-- CreateIndex
CREATE INDEX "category_name_idx" ON "category"("name");

-- CreateIndex
CREATE INDEX "category_created_at_idx" ON "category"("created_at");

-- CreateIndex
CREATE INDEX "category_updated_at_idx" ON "category"("updated_at");

-- CreateIndex
CREATE INDEX "slug_redirect_course_id_idx" ON "slug_redirect"("course_id");

-- CreateIndex
CREATE INDEX "slug_redirect_category_id_idx" ON "slug_redirect"("category_id");

-- CreateIndex
CREATE UNIQUE INDEX "slug_redirect_kind_slug_key" ON "slug_redirect"("kind", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "course_slug_key" ON "course"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "course_live_version_id_key" ON "course"("live_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_preview_token_hash_key" ON "course"("preview_token_hash");

-- CreateIndex
CREATE INDEX "course_state_visibility_published_at_idx" ON "course"("state", "visibility", "published_at");

-- CreateIndex
CREATE INDEX "course_category_id_state_idx" ON "course"("category_id", "state");

-- CreateIndex
CREATE INDEX "course_is_featured_state_idx" ON "course"("is_featured", "state");

-- CreateIndex
CREATE INDEX "course_creation_method_idx" ON "course"("creation_method");

-- CreateIndex
CREATE INDEX "course_price_minor_idx" ON "course"("price_minor");

-- CreateIndex
CREATE INDEX "course_average_rating_idx" ON "course"("average_rating");

-- CreateIndex
CREATE INDEX "course_view_count_idx" ON "course"("view_count");

-- CreateIndex
CREATE INDEX "course_enrolled_count_idx" ON "course"("enrolled_count");

-- CreateIndex
CREATE INDEX "course_last_edited_at_idx" ON "course"("last_edited_at");

-- CreateIndex
CREATE INDEX "course_scheduled_for_idx" ON "course"("scheduled_for");

-- CreateIndex
CREATE INDEX "course_discount_ends_at_idx" ON "course"("discount_ends_at");

-- CreateIndex
CREATE INDEX "course_created_at_idx" ON "course"("created_at");

-- CreateIndex
CREATE INDEX "course_updated_at_idx" ON "course"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "course_created_by_id_origin_key_key" ON "course"("created_by_id", "origin_key");

-- CreateIndex
CREATE INDEX "search_document_course_id_audience_idx" ON "search_document"("course_id", "audience");

-- CreateIndex
CREATE INDEX "search_document_vector" ON "search_document" USING GIN ("vector");

-- CreateIndex
CREATE INDEX "search_document_lesson_id_idx" ON "search_document"("lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "invite_token_hash_key" ON "invite"("token_hash");

-- CreateIndex
CREATE INDEX "invite_invited_by_id_idx" ON "invite"("invited_by_id");

-- CreateIndex
CREATE INDEX "invite_accepted_by_id_idx" ON "invite"("accepted_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "invite_course_id_email_key_key" ON "invite"("course_id", "email_key");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_number_key" ON "certificate"("number");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_verification_hash_key" ON "certificate"("verification_hash");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_supersedes_id_key" ON "certificate"("supersedes_id");

-- CreateIndex
CREATE INDEX "certificate_user_id_issued_at_idx" ON "certificate"("user_id", "issued_at");

-- CreateIndex
CREATE INDEX "certificate_course_id_issued_at_idx" ON "certificate"("course_id", "issued_at");

-- CreateIndex
CREATE INDEX "certificate_is_valid_idx" ON "certificate"("is_valid");

-- CreateIndex
CREATE INDEX "certificate_revoked_at_idx" ON "certificate"("revoked_at");

-- CreateIndex
CREATE INDEX "certificate_created_at_idx" ON "certificate"("created_at");

-- CreateIndex
CREATE INDEX "certificate_updated_at_idx" ON "certificate"("updated_at");

-- CreateIndex
CREATE INDEX "certificate_enrollment_id_idx" ON "certificate"("enrollment_id");

-- CreateIndex
CREATE INDEX "certificate_revoked_by_id_idx" ON "certificate"("revoked_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "thread_accepted_post_id_key" ON "thread"("accepted_post_id");

-- CreateIndex
CREATE INDEX "thread_course_id_last_post_at_idx" ON "thread"("course_id", "last_post_at");

-- CreateIndex
CREATE INDEX "thread_lesson_id_last_post_at_idx" ON "thread"("lesson_id", "last_post_at");

-- CreateIndex
CREATE INDEX "thread_user_id_idx" ON "thread"("user_id");

-- CreateIndex
CREATE INDEX "post_thread_id_created_at_idx" ON "post"("thread_id", "created_at");

-- CreateIndex
CREATE INDEX "post_user_id_idx" ON "post"("user_id");

-- CreateIndex
CREATE INDEX "post_parent_id_idx" ON "post"("parent_id");

-- CreateIndex
CREATE INDEX "announcement_course_id_publish_at_idx" ON "announcement"("course_id", "publish_at");

-- CreateIndex
CREATE INDEX "announcement_user_id_idx" ON "announcement"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "notification_dedupe_key_key" ON "notification"("dedupe_key");

-- CreateIndex
CREATE INDEX "notification_user_id_read_at_created_at_idx" ON "notification"("user_id", "read_at", "created_at");

-- CreateIndex
CREATE INDEX "notification_user_id_kind_idx" ON "notification"("user_id", "kind");

-- CreateIndex
CREATE INDEX "notification_priority_created_at_idx" ON "notification"("priority", "created_at");

-- CreateIndex
CREATE INDEX "notification_expires_at_idx" ON "notification"("expires_at");

-- CreateIndex
CREATE INDEX "notification_course_id_idx" ON "notification"("course_id");

-- CreateIndex
CREATE INDEX "ai_course_draft_instructor_id_state_idx" ON "ai_course_draft"("instructor_id", "state");

-- CreateIndex
CREATE INDEX "ai_course_draft_course_id_idx" ON "ai_course_draft"("course_id");

-- CreateIndex
CREATE INDEX "draft_source_draft_id_idx" ON "draft_source"("draft_id");

-- CreateIndex
CREATE INDEX "draft_source_file_id_idx" ON "draft_source"("file_id");

-- CreateIndex
ALTER TABLE "source_span" ADD CONSTRAINT "source_span_source_id_position_key" UNIQUE ("source_id", "position") DEFERRABLE INITIALLY IMMEDIATE;

-- CreateIndex
CREATE INDEX "suggestion_draft_id_stage_position_idx" ON "suggestion"("draft_id", "stage", "position");

-- CreateIndex
CREATE INDEX "suggestion_state_idx" ON "suggestion"("state");

-- CreateIndex
CREATE INDEX "suggestion_lesson_id_idx" ON "suggestion"("lesson_id");

-- CreateIndex
CREATE INDEX "suggestion_decided_by_id_idx" ON "suggestion"("decided_by_id");

-- CreateIndex
CREATE INDEX "citation_suggestion_id_idx" ON "citation"("suggestion_id");

-- CreateIndex
CREATE INDEX "citation_span_id_idx" ON "citation"("span_id");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_template_key_key" ON "prompt_template"("key");

-- CreateIndex
CREATE INDEX "prompt_version_author_id_idx" ON "prompt_version"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_version_template_id_number_key" ON "prompt_version"("template_id", "number");

-- CreateIndex
CREATE INDEX "ai_request_user_id_created_at_idx" ON "ai_request"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "ai_request_draft_id_idx" ON "ai_request"("draft_id");

-- CreateIndex
CREATE INDEX "ai_request_prompt_version_id_idx" ON "ai_request"("prompt_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "ai_credit_user_id_month_key" ON "ai_credit"("user_id", "month");

-- CreateIndex
CREATE INDEX "enrollment_user_id_status_idx" ON "enrollment"("user_id", "status");

-- CreateIndex
CREATE INDEX "enrollment_user_id_course_id_idx" ON "enrollment"("user_id", "course_id");

-- CreateIndex
CREATE INDEX "enrollment_user_id_last_accessed_at_idx" ON "enrollment"("user_id", "last_accessed_at");

-- CreateIndex
CREATE INDEX "enrollment_course_id_status_idx" ON "enrollment"("course_id", "status");

-- CreateIndex
CREATE INDEX "enrollment_course_id_progress_percentage_idx" ON "enrollment"("course_id", "progress_percentage");

-- CreateIndex
CREATE INDEX "enrollment_version_id_status_idx" ON "enrollment"("version_id", "status");

-- CreateIndex
CREATE INDEX "enrollment_status_idx" ON "enrollment"("status");

-- CreateIndex
CREATE INDEX "enrollment_completed_at_idx" ON "enrollment"("completed_at");

-- CreateIndex
CREATE INDEX "enrollment_enrolled_at_idx" ON "enrollment"("enrolled_at");

-- CreateIndex
CREATE INDEX "enrollment_progress_percentage_idx" ON "enrollment"("progress_percentage");

-- CreateIndex
CREATE INDEX "enrollment_study_streak_days_idx" ON "enrollment"("study_streak_days");

-- CreateIndex
CREATE INDEX "enrollment_created_at_idx" ON "enrollment"("created_at");

-- CreateIndex
CREATE INDEX "enrollment_updated_at_idx" ON "enrollment"("updated_at");

-- CreateIndex
CREATE INDEX "enrollment_grant_id_idx" ON "enrollment"("grant_id");

-- CreateIndex
CREATE INDEX "enrollment_last_lesson_id_idx" ON "enrollment"("last_lesson_id");

-- CreateIndex
CREATE INDEX "lesson_progress_enrollment_id_completed_at_idx" ON "lesson_progress"("enrollment_id", "completed_at");

-- CreateIndex
CREATE INDEX "lesson_progress_lesson_id_completed_at_idx" ON "lesson_progress"("lesson_id", "completed_at");

-- CreateIndex
CREATE INDEX "lesson_progress_completed_at_idx" ON "lesson_progress"("completed_at");

-- CreateIndex
CREATE INDEX "lesson_progress_percentage_idx" ON "lesson_progress"("percentage");

-- CreateIndex
CREATE INDEX "lesson_progress_created_at_idx" ON "lesson_progress"("created_at");

-- CreateIndex
CREATE INDEX "lesson_progress_updated_at_idx" ON "lesson_progress"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_progress_enrollment_id_lesson_id_key" ON "lesson_progress"("enrollment_id", "lesson_id");

-- CreateIndex
CREATE INDEX "access_request_state_created_at_idx" ON "access_request"("state", "created_at");

-- CreateIndex
CREATE INDEX "access_request_user_id_idx" ON "access_request"("user_id");

-- CreateIndex
CREATE INDEX "access_request_course_id_idx" ON "access_request"("course_id");

-- CreateIndex
CREATE INDEX "access_request_decided_by_id_idx" ON "access_request"("decided_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_grant_request_id_key" ON "access_grant"("request_id");

-- CreateIndex
CREATE INDEX "access_grant_user_id_course_id_idx" ON "access_grant"("user_id", "course_id");

-- CreateIndex
CREATE INDEX "access_grant_course_id_granted_at_idx" ON "access_grant"("course_id", "granted_at");

-- CreateIndex
CREATE INDEX "access_grant_expires_at_idx" ON "access_grant"("expires_at");

-- CreateIndex
CREATE INDEX "access_grant_granted_by_id_idx" ON "access_grant"("granted_by_id");

-- CreateIndex
CREATE INDEX "note_user_id_lesson_id_idx" ON "note"("user_id", "lesson_id");

-- CreateIndex
CREATE INDEX "note_lesson_id_is_private_idx" ON "note"("lesson_id", "is_private");

-- CreateIndex
CREATE INDEX "note_is_private_idx" ON "note"("is_private");

-- CreateIndex
CREATE INDEX "bookmark_user_id_position_idx" ON "bookmark"("user_id", "position");

-- CreateIndex
CREATE INDEX "bookmark_course_id_idx" ON "bookmark"("course_id");

-- CreateIndex
CREATE INDEX "bookmark_lesson_id_idx" ON "bookmark"("lesson_id");

-- CreateIndex
CREATE INDEX "bookmark_resource_id_idx" ON "bookmark"("resource_id");

-- CreateIndex
CREATE UNIQUE INDEX "bookmark_user_id_course_id_key" ON "bookmark"("user_id", "course_id");

-- CreateIndex
CREATE UNIQUE INDEX "bookmark_user_id_lesson_id_key" ON "bookmark"("user_id", "lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "bookmark_user_id_resource_id_key" ON "bookmark"("user_id", "resource_id");

-- CreateIndex
CREATE UNIQUE INDEX "scheduled_job_name_key" ON "scheduled_job"("name");

-- CreateIndex
CREATE INDEX "scheduled_job_is_enabled_next_run_at_idx" ON "scheduled_job"("is_enabled", "next_run_at");

-- CreateIndex
CREATE INDEX "job_run_function_id_created_at_idx" ON "job_run"("function_id", "created_at");

-- CreateIndex
CREATE INDEX "job_run_state_wake_at_idx" ON "job_run"("state", "wake_at");

-- CreateIndex
CREATE INDEX "job_run_parent_run_id_idx" ON "job_run"("parent_run_id");

-- CreateIndex
CREATE INDEX "job_run_function_id_concurrency_key_state_idx" ON "job_run"("function_id", "concurrency_key", "state");

-- CreateIndex
CREATE UNIQUE INDEX "job_run_function_id_idempotency_key_key" ON "job_run"("function_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "job_step_state_wake_at_idx" ON "job_step"("state", "wake_at");

-- CreateIndex
CREATE UNIQUE INDEX "job_step_run_id_step_id_key" ON "job_step"("run_id", "step_id");

-- CreateIndex
CREATE INDEX "outbox_event_sent_at_created_at_idx" ON "outbox_event"("sent_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_mail_message_id_key" ON "outbox_mail"("message_id");

-- CreateIndex
CREATE INDEX "outbox_mail_state_created_at_idx" ON "outbox_mail"("state", "created_at");

-- CreateIndex
CREATE INDEX "outbox_mail_user_id_idx" ON "outbox_mail"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "heartbeat_name_key" ON "heartbeat"("name");

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_storage_key_key" ON "stored_file"("storage_key");

-- CreateIndex
CREATE INDEX "stored_file_owner_id_created_at_idx" ON "stored_file"("owner_id", "created_at");

-- CreateIndex
CREATE INDEX "stored_file_sha256_idx" ON "stored_file"("sha256");

-- CreateIndex
CREATE INDEX "stored_file_state_created_at_idx" ON "stored_file"("state", "created_at");

-- CreateIndex
CREATE INDEX "stored_file_mime_type_idx" ON "stored_file"("mime_type");

-- CreateIndex
CREATE UNIQUE INDEX "storage_use_owner_id_key" ON "storage_use"("owner_id");

-- CreateIndex
CREATE INDEX "review_course_id_state_created_at_idx" ON "review"("course_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "review_user_id_created_at_idx" ON "review"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "review_rating_idx" ON "review"("rating");

-- CreateIndex
CREATE INDEX "review_state_is_featured_idx" ON "review"("state", "is_featured");

-- CreateIndex
CREATE INDEX "review_decided_by_id_idx" ON "review"("decided_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_user_id_course_id_key" ON "review"("user_id", "course_id");

-- CreateIndex
CREATE INDEX "review_vote_user_id_idx" ON "review_vote"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_vote_review_id_user_id_key" ON "review_vote"("review_id", "user_id");

-- CreateIndex
CREATE INDEX "review_report_user_id_idx" ON "review_report"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_report_review_id_user_id_key" ON "review_report"("review_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_reply_review_id_key" ON "review_reply"("review_id");

-- CreateIndex
CREATE INDEX "review_reply_user_id_idx" ON "review_reply"("user_id");

-- CreateIndex
CREATE INDEX "user_activity_user_id_created_at_idx" ON "user_activity"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "user_activity_course_id_created_at_idx" ON "user_activity"("course_id", "created_at");

-- CreateIndex
CREATE INDEX "user_activity_kind_idx" ON "user_activity"("kind");

-- CreateIndex
CREATE INDEX "user_activity_lesson_id_idx" ON "user_activity"("lesson_id");

-- CreateIndex
CREATE INDEX "user_activity_resource_id_idx" ON "user_activity"("resource_id");

-- CreateIndex
CREATE INDEX "user_activity_assessment_id_idx" ON "user_activity"("assessment_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_stats_user_id_key" ON "user_stats"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_stats_course_id_key" ON "course_stats"("course_id");

-- CreateIndex
CREATE UNIQUE INDEX "instructor_analytics_instructor_id_key" ON "instructor_analytics"("instructor_id");

-- CreateIndex
CREATE INDEX "instructor_analytics_total_students_average_rating_idx" ON "instructor_analytics"("total_students", "average_rating");

-- CreateIndex
CREATE INDEX "instructor_analytics_instructor_id_updated_at_idx" ON "instructor_analytics"("instructor_id", "updated_at");

-- CreateIndex
CREATE INDEX "instructor_analytics_history_instructor_id_date_idx" ON "instructor_analytics_history"("instructor_id", "date");

-- CreateIndex
CREATE UNIQUE INDEX "instructor_analytics_history_instructor_id_kind_date_key" ON "instructor_analytics_history"("instructor_id", "kind", "date");

-- CreateIndex
CREATE UNIQUE INDEX "platform_statistics_key_key" ON "platform_statistics"("key");

-- CreateIndex
CREATE INDEX "testimonial_is_featured_position_idx" ON "testimonial"("is_featured", "position");

-- CreateIndex
CREATE INDEX "testimonial_avatar_file_id_idx" ON "testimonial"("avatar_file_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_creation_session_session_id_key" ON "course_creation_session"("session_id");

-- CreateIndex
CREATE INDEX "course_creation_session_instructor_id_status_idx" ON "course_creation_session"("instructor_id", "status");

-- CreateIndex
CREATE INDEX "course_creation_session_status_expires_at_idx" ON "course_creation_session"("status", "expires_at");

-- CreateIndex
CREATE INDEX "course_creation_session_creation_method_status_idx" ON "course_creation_session"("creation_method", "status");

-- CreateIndex
CREATE INDEX "course_creation_session_course_id_idx" ON "course_creation_session"("course_id");

-- CreateIndex
CREATE INDEX "course_creation_session_published_course_id_idx" ON "course_creation_session"("published_course_id");

-- CreateIndex
CREATE INDEX "course_creation_session_template_id_idx" ON "course_creation_session"("template_id");

-- CreateIndex
CREATE INDEX "draft_course_content_session_id_position_idx" ON "draft_course_content"("session_id", "position");

-- CreateIndex
CREATE INDEX "draft_course_content_course_version_id_content_type_content_idx" ON "draft_course_content"("course_version_id", "content_type", "content_id", "version");

-- CreateIndex
CREATE INDEX "draft_course_content_is_complete_last_saved_at_idx" ON "draft_course_content"("is_complete", "last_saved_at");

-- CreateIndex
CREATE INDEX "draft_course_content_saved_by_id_idx" ON "draft_course_content"("saved_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_course_content_session_id_content_type_content_id_ver_key" ON "draft_course_content"("session_id", "content_type", "content_id", "version");

-- CreateIndex
CREATE INDEX "uploaded_content_session_id_state_idx" ON "uploaded_content"("session_id", "state");

-- CreateIndex
CREATE INDEX "uploaded_content_owner_id_state_created_at_idx" ON "uploaded_content"("owner_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "uploaded_content_content_hash_idx" ON "uploaded_content"("content_hash");

-- CreateIndex
CREATE INDEX "uploaded_content_state_created_at_idx" ON "uploaded_content"("state", "created_at");

-- CreateIndex
CREATE INDEX "uploaded_content_file_id_idx" ON "uploaded_content"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "uploaded_content_session_id_content_type_version_key" ON "uploaded_content"("session_id", "content_type", "version");

-- CreateIndex
CREATE INDEX "course_template_template_type_is_active_idx" ON "course_template"("template_type", "is_active");

-- CreateIndex
CREATE INDEX "course_template_is_active_required_tier_idx" ON "course_template"("is_active", "required_tier");

-- CreateIndex
CREATE INDEX "course_template_usage_count_idx" ON "course_template"("usage_count");

-- CreateIndex
CREATE INDEX "course_template_created_by_id_idx" ON "course_template"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "instructor_dashboard_instructor_id_key" ON "instructor_dashboard"("instructor_id");

-- CreateIndex
CREATE UNIQUE INDEX "instructor_profile_user_id_key" ON "instructor_profile"("user_id");

-- CreateIndex
CREATE INDEX "instructor_profile_status_is_verified_idx" ON "instructor_profile"("status", "is_verified");

-- CreateIndex
CREATE INDEX "instructor_profile_tier_created_at_idx" ON "instructor_profile"("tier", "created_at");

-- CreateIndex
CREATE INDEX "instructor_profile_status_tier_idx" ON "instructor_profile"("status", "tier");

-- CreateIndex
CREATE INDEX "instructor_profile_picture_file_id_idx" ON "instructor_profile"("picture_file_id");

-- CreateIndex
CREATE INDEX "instructor_profile_cover_file_id_idx" ON "instructor_profile"("cover_file_id");

-- CreateIndex
CREATE INDEX "instructor_profile_decided_by_id_idx" ON "instructor_profile"("decided_by_id");

-- CreateIndex
CREATE INDEX "instructor_expertise_category_id_idx" ON "instructor_expertise"("category_id");

-- CreateIndex
CREATE UNIQUE INDEX "instructor_expertise_profile_id_category_id_key" ON "instructor_expertise"("profile_id", "category_id");

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "group_of_people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile" ADD CONSTRAINT "profile_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "profile" ADD CONSTRAINT "profile_picture_file_id_fkey" FOREIGN KEY ("picture_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_address" ADD CONSTRAINT "email_address_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_verification" ADD CONSTRAINT "email_verification_email_address_id_fkey" FOREIGN KEY ("email_address_id") REFERENCES "email_address"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_session" ADD CONSTRAINT "user_session_impersonator_id_fkey" FOREIGN KEY ("impersonator_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "login_log" ADD CONSTRAINT "login_log_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription_period" ADD CONSTRAINT "subscription_period_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_preference" ADD CONSTRAINT "user_preference_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_setting" ADD CONSTRAINT "site_setting_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_version" ADD CONSTRAINT "assessment_version_lesson_version_id_fkey" FOREIGN KEY ("lesson_version_id") REFERENCES "lesson_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_version" ADD CONSTRAINT "assessment_version_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_question" ADD CONSTRAINT "assessment_question_assessment_version_id_fkey" FOREIGN KEY ("assessment_version_id") REFERENCES "assessment_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_question" ADD CONSTRAINT "assessment_question_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_attempt" ADD CONSTRAINT "assessment_attempt_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_attempt" ADD CONSTRAINT "assessment_attempt_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_attempt" ADD CONSTRAINT "assessment_attempt_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment_attempt" ADD CONSTRAINT "assessment_attempt_assessment_version_id_fkey" FOREIGN KEY ("assessment_version_id") REFERENCES "assessment_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_answer" ADD CONSTRAINT "attempt_answer_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "assessment_attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_answer" ADD CONSTRAINT "attempt_answer_question_version_id_fkey" FOREIGN KEY ("question_version_id") REFERENCES "question_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_answer" ADD CONSTRAINT "attempt_answer_graded_by_id_fkey" FOREIGN KEY ("graded_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_parent_version_id_fkey" FOREIGN KEY ("parent_version_id") REFERENCES "course_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_published_by_id_fkey" FOREIGN KEY ("published_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_thumbnail_file_id_fkey" FOREIGN KEY ("thumbnail_file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module" ADD CONSTRAINT "module_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "course_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "module"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "course_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_module_version_id_fkey" FOREIGN KEY ("module_version_id") REFERENCES "module_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_video_file_id_fkey" FOREIGN KEY ("video_file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "caption" ADD CONSTRAINT "caption_lesson_version_id_fkey" FOREIGN KEY ("lesson_version_id") REFERENCES "lesson_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "caption" ADD CONSTRAINT "caption_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_file" ADD CONSTRAINT "course_file_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "course_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_file" ADD CONSTRAINT "course_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_version" ADD CONSTRAINT "resource_version_lesson_version_id_fkey" FOREIGN KEY ("lesson_version_id") REFERENCES "lesson_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_version" ADD CONSTRAINT "resource_version_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_version" ADD CONSTRAINT "resource_version_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource_download" ADD CONSTRAINT "resource_download_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_instructor" ADD CONSTRAINT "course_instructor_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_instructor" ADD CONSTRAINT "course_instructor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_invite" ADD CONSTRAINT "course_invite_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_invite" ADD CONSTRAINT "course_invite_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_invite" ADD CONSTRAINT "course_invite_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_gate" ADD CONSTRAINT "lesson_gate_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "course_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_gate" ADD CONSTRAINT "lesson_gate_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_gate" ADD CONSTRAINT "lesson_gate_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "module"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "category" ADD CONSTRAINT "category_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slug_redirect" ADD CONSTRAINT "slug_redirect_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slug_redirect" ADD CONSTRAINT "slug_redirect_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course" ADD CONSTRAINT "course_live_version_id_fkey" FOREIGN KEY ("live_version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_view" ADD CONSTRAINT "course_view_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite" ADD CONSTRAINT "invite_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite" ADD CONSTRAINT "invite_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invite" ADD CONSTRAINT "invite_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread" ADD CONSTRAINT "thread_accepted_post_id_fkey" FOREIGN KEY ("accepted_post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_course_draft" ADD CONSTRAINT "ai_course_draft_instructor_id_fkey" FOREIGN KEY ("instructor_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_course_draft" ADD CONSTRAINT "ai_course_draft_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_source" ADD CONSTRAINT "draft_source_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "ai_course_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_source" ADD CONSTRAINT "draft_source_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_span" ADD CONSTRAINT "source_span_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "draft_source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "ai_course_draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_suggestion_id_fkey" FOREIGN KEY ("suggestion_id") REFERENCES "suggestion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citation" ADD CONSTRAINT "citation_span_id_fkey" FOREIGN KEY ("span_id") REFERENCES "source_span"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_version" ADD CONSTRAINT "prompt_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "prompt_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_version" ADD CONSTRAINT "prompt_version_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_request" ADD CONSTRAINT "ai_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_request" ADD CONSTRAINT "ai_request_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "ai_course_draft"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_request" ADD CONSTRAINT "ai_request_prompt_version_id_fkey" FOREIGN KEY ("prompt_version_id") REFERENCES "prompt_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ai_credit" ADD CONSTRAINT "ai_credit_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "course_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "access_grant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_last_lesson_id_fkey" FOREIGN KEY ("last_lesson_id") REFERENCES "lesson"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_enrollment_id_fkey" FOREIGN KEY ("enrollment_id") REFERENCES "enrollment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "access_request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_step" ADD CONSTRAINT "job_step_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "job_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_use" ADD CONSTRAINT "storage_use_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_vote" ADD CONSTRAINT "review_vote_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_vote" ADD CONSTRAINT "review_vote_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_report" ADD CONSTRAINT "review_report_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_report" ADD CONSTRAINT "review_report_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_reply" ADD CONSTRAINT "review_reply_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_reply" ADD CONSTRAINT "review_reply_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_activity" ADD CONSTRAINT "user_activity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_activity" ADD CONSTRAINT "user_activity_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_activity" ADD CONSTRAINT "user_activity_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_activity" ADD CONSTRAINT "user_activity_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_activity" ADD CONSTRAINT "user_activity_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_stats" ADD CONSTRAINT "user_stats_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_stats" ADD CONSTRAINT "course_stats_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor_analytics" ADD CONSTRAINT "instructor_analytics_instructor_id_fkey" FOREIGN KEY ("instructor_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor_analytics_history" ADD CONSTRAINT "instructor_analytics_history_instructor_id_fkey" FOREIGN KEY ("instructor_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "testimonial" ADD CONSTRAINT "testimonial_avatar_file_id_fkey" FOREIGN KEY ("avatar_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_creation_session" ADD CONSTRAINT "course_creation_session_instructor_id_fkey" FOREIGN KEY ("instructor_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_creation_session" ADD CONSTRAINT "course_creation_session_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_creation_session" ADD CONSTRAINT "course_creation_session_published_course_id_fkey" FOREIGN KEY ("published_course_id") REFERENCES "course"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_creation_session" ADD CONSTRAINT "course_creation_session_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "course_template"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_course_content" ADD CONSTRAINT "draft_course_content_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "course_creation_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_course_content" ADD CONSTRAINT "draft_course_content_course_version_id_fkey" FOREIGN KEY ("course_version_id") REFERENCES "course_version"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_course_content" ADD CONSTRAINT "draft_course_content_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploaded_content" ADD CONSTRAINT "uploaded_content_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "course_creation_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploaded_content" ADD CONSTRAINT "uploaded_content_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploaded_content" ADD CONSTRAINT "uploaded_content_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "course_template" ADD CONSTRAINT "course_template_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor_dashboard" ADD CONSTRAINT "instructor_dashboard_instructor_id_fkey" FOREIGN KEY ("instructor_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor_profile" ADD CONSTRAINT "instructor_profile_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor_profile" ADD CONSTRAINT "instructor_profile_picture_file_id_fkey" FOREIGN KEY ("picture_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor_profile" ADD CONSTRAINT "instructor_profile_cover_file_id_fkey" FOREIGN KEY ("cover_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor_profile" ADD CONSTRAINT "instructor_profile_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor_expertise" ADD CONSTRAINT "instructor_expertise_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "instructor_profile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instructor_expertise" ADD CONSTRAINT "instructor_expertise_category_id_fkey" FOREIGN KEY ("category_id") REFERENCES "category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say. ------------------------------------------------------------------------------------------

-- Accounts
ALTER TABLE "users" ADD CONSTRAINT "users_username_lower" CHECK ("username" = lower("username"));
ALTER TABLE "users" ADD CONSTRAINT "users_failed_login_attempts_positive" CHECK ("failed_login_attempts" >= 0);
ALTER TABLE "profile" ADD CONSTRAINT "profile_teaching_experience_range" CHECK ("teaching_experience" BETWEEN 0 AND 100);
CREATE UNIQUE INDEX "email_address_one_primary" ON "email_address" ("user_id") WHERE "is_primary";
CREATE UNIQUE INDEX "email_address_verified_once" ON "email_address" ("email_key") WHERE "verified_at" IS NOT NULL;
CREATE UNIQUE INDEX "email_address_primary_once" ON "email_address" ("email_key") WHERE "is_primary";
ALTER TABLE "subscription_period" ADD CONSTRAINT "subscription_period_amount_positive" CHECK ("amount_minor" >= 0);

-- Files
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_size_positive" CHECK ("size_bytes" >= 0);
ALTER TABLE "storage_use" ADD CONSTRAINT "storage_use_positive" CHECK ("used_bytes" >= 0 AND "reserved_bytes" >= 0 AND ("quota_bytes" IS NULL OR "quota_bytes" >= 0));

-- Catalogue
ALTER TABLE "category" ADD CONSTRAINT "category_sort_order_positive" CHECK ("sort_order" >= 0);
ALTER TABLE "category" ADD CONSTRAINT "category_not_its_own_parent" CHECK ("parent_id" IS DISTINCT FROM "id");
CREATE UNIQUE INDEX "category_name_within_parent" ON "category" (coalesce("parent_id", '00000000-0000-0000-0000-000000000000'::uuid), lower("name"));
ALTER TABLE "slug_redirect" ADD CONSTRAINT "slug_redirect_one_target" CHECK (num_nonnulls("course_id", "category_id") = 1);
ALTER TABLE "course" ADD CONSTRAINT "course_price_positive" CHECK ("price_minor" >= 0);
ALTER TABLE "course" ADD CONSTRAINT "course_discount_price_positive" CHECK ("discount_price_minor" IS NULL OR "discount_price_minor" >= 0);
ALTER TABLE "course" ADD CONSTRAINT "course_discount_less_than_price" CHECK ("discount_price_minor" IS NULL OR "discount_price_minor" < "price_minor");
ALTER TABLE "course" ADD CONSTRAINT "course_discount_pair" CHECK ("discount_ends_at" IS NULL OR "discount_price_minor" IS NOT NULL);
ALTER TABLE "course" ADD CONSTRAINT "course_counters_positive" CHECK ("view_count" >= 0 AND "enrolled_count" >= 0 AND "review_count" >= 0 AND "revision" >= 0);
ALTER TABLE "course" ADD CONSTRAINT "course_capacity_positive" CHECK ("capacity" IS NULL OR "capacity" >= 0);
ALTER TABLE "course" ADD CONSTRAINT "course_average_rating_range" CHECK ("average_rating" IS NULL OR "average_rating" BETWEEN 0 AND 5);
ALTER TABLE "course" ADD CONSTRAINT "course_enrollment_window" CHECK ("enrollment_closes_at" IS NULL OR "enrollment_opens_at" IS NULL OR "enrollment_opens_at" < "enrollment_closes_at");
ALTER TABLE "course" ADD CONSTRAINT "course_live_has_version" CHECK ("state" <> 'LIVE' OR ("live_version_id" IS NOT NULL AND "published_at" IS NOT NULL AND "category_id" IS NOT NULL));
ALTER TABLE "course" ADD CONSTRAINT "course_scheduled_pair" CHECK (("state" = 'SCHEDULED') = ("scheduled_for" IS NOT NULL));
ALTER TABLE "course" ADD CONSTRAINT "course_archived_pair" CHECK (("state" = 'ARCHIVED') = ("archived_at" IS NOT NULL));
ALTER TABLE "course" ADD CONSTRAINT "course_preview_pair" CHECK (("preview_token_hash" IS NULL) = ("preview_expires_at" IS NULL));

-- The tree of categories has no cycle, whatever writes it.
CREATE FUNCTION category_refuse_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE above uuid := NEW."parent_id";
BEGIN
  WHILE above IS NOT NULL LOOP
    IF above = NEW."id" THEN RAISE EXCEPTION 'category % would stand below itself', NEW."id" USING ERRCODE = 'check_violation'; END IF;
    SELECT "parent_id" INTO above FROM "category" WHERE "id" = above;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER category_refuse_cycle BEFORE INSERT OR UPDATE OF "parent_id" ON "category" FOR EACH ROW EXECUTE FUNCTION category_refuse_cycle();

-- Search: full text in the course's language, typo tolerance over words.
CREATE FUNCTION lectern_unaccent(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT public.unaccent('public.unaccent', $1) $$;
CREATE FUNCTION search_document_set_vector() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE language regconfig := CASE NEW."configuration" WHEN 'english' THEN 'english'::regconfig ELSE 'simple'::regconfig END;
BEGIN
  NEW."vector" := setweight(to_tsvector('simple'::regconfig, lectern_unaccent(NEW."title")), 'A')
    || setweight(to_tsvector(language, lectern_unaccent(NEW."title")), 'B')
    || setweight(to_tsvector(language, lectern_unaccent(left(NEW."body", 400000))), 'D');
  RETURN NEW;
END $$;
CREATE TRIGGER search_document_set_vector BEFORE INSERT OR UPDATE ON "search_document" FOR EACH ROW EXECUTE FUNCTION search_document_set_vector();

-- Courses
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_positive" CHECK ("number" > 0 AND "revision" >= 0);
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_completeness_range" CHECK ("completeness_percentage" BETWEEN 0 AND 100);
ALTER TABLE "course_version" ADD CONSTRAINT "course_version_counts_positive" CHECK ("module_count" >= 0 AND "lesson_count" >= 0 AND "required_lesson_count" >= 0 AND "assessment_count" >= 0 AND "total_minutes" >= 0 AND ("duration_minutes" IS NULL OR "duration_minutes" >= 0));
CREATE UNIQUE INDEX "course_version_one_draft" ON "course_version" ("course_id") WHERE "published_at" IS NULL;
ALTER TABLE "module_version" ADD CONSTRAINT "module_version_positive" CHECK ("position" >= 0 AND ("duration_minutes" IS NULL OR "duration_minutes" >= 0));
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_positive" CHECK ("position" >= 0 AND ("duration_minutes" IS NULL OR "duration_minutes" >= 0) AND ("video_seconds" IS NULL OR "video_seconds" >= 0));
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_one_video" CHECK ("video_url" IS NULL OR "video_file_id" IS NULL);
ALTER TABLE "resource" ADD CONSTRAINT "resource_download_count_positive" CHECK ("download_count" >= 0);
ALTER TABLE "resource_version" ADD CONSTRAINT "resource_version_positive" CHECK ("position" >= 0 AND ("duration_minutes" IS NULL OR "duration_minutes" >= 0));
ALTER TABLE "resource_version" ADD CONSTRAINT "resource_version_one_body" CHECK (num_nonnulls("file_id", "url") = 1);
ALTER TABLE "course_instructor" ADD CONSTRAINT "course_instructor_revenue_share_range" CHECK ("revenue_share" BETWEEN 0 AND 100);
ALTER TABLE "course_instructor" ADD CONSTRAINT "course_instructor_left_pair" CHECK ("is_active" = ("left_at" IS NULL));
ALTER TABLE "course_invite" ADD CONSTRAINT "course_invite_revenue_share_range" CHECK ("revenue_share" BETWEEN 0 AND 100);
CREATE UNIQUE INDEX "course_instructor_one_lead" ON "course_instructor" ("course_id") WHERE "role" = 'LEAD' AND "is_active";
ALTER TABLE "lesson_gate" ADD CONSTRAINT "lesson_gate_one_target" CHECK (num_nonnulls("lesson_id", "module_id") = 1);

-- Shares of one course sum to at most 100; the course row is the lock.
CREATE FUNCTION course_instructor_share_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "course" WHERE "id" = NEW."course_id" FOR UPDATE;
  IF (SELECT coalesce(sum("revenue_share"), 0) FROM "course_instructor" WHERE "course_id" = NEW."course_id" AND "is_active") > 100 THEN
    RAISE EXCEPTION 'revenue shares of course % exceed 100', NEW."course_id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER course_instructor_share_sum AFTER INSERT OR UPDATE OF "revenue_share", "is_active" ON "course_instructor" FOR EACH ROW WHEN (NEW."revenue_share" > 0) EXECUTE FUNCTION course_instructor_share_sum();

-- A published version never changes: its content rows refuse writes. (Counters and links of the course are not in these tables.)
CREATE FUNCTION refuse_change_of_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE of_version uuid; published timestamptz;
BEGIN
  of_version := CASE WHEN TG_OP = 'INSERT' THEN NEW."version_id" ELSE OLD."version_id" END;
  SELECT "published_at" INTO published FROM "course_version" WHERE "id" = of_version;
  IF published IS NOT NULL THEN
    RAISE EXCEPTION 'version % is published and does not change', of_version USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER module_version_immutable BEFORE INSERT OR UPDATE OR DELETE ON "module_version" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_version();
CREATE TRIGGER lesson_version_immutable BEFORE INSERT OR UPDATE OR DELETE ON "lesson_version" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_version();

-- Studio
ALTER TABLE "course_creation_session" ADD CONSTRAINT "course_creation_session_ranges" CHECK ("current_step" >= 0 AND "total_steps" >= 0 AND "completion_percentage" BETWEEN 0 AND 100);
ALTER TABLE "draft_course_content" ADD CONSTRAINT "draft_course_content_positive" CHECK ("version" >= 0 AND "auto_save_version" >= 0 AND "position" >= 0);
ALTER TABLE "uploaded_content" ADD CONSTRAINT "uploaded_content_positive" CHECK ("version" > 0 AND "size_bytes" >= 0);
ALTER TABLE "course_template" ADD CONSTRAINT "course_template_ranges" CHECK ("usage_count" >= 0 AND "success_rate" BETWEEN 0 AND 100);
ALTER TABLE "instructor_profile" ADD CONSTRAINT "instructor_profile_valid_experience_years" CHECK ("years_experience" BETWEEN 0 AND 100);

-- Enrolment and progress
CREATE UNIQUE INDEX "enrollment_one_seat" ON "enrollment" ("user_id", "course_id") WHERE "status" IN ('ACTIVE', 'SUSPENDED', 'COMPLETED');
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_completed_pair" CHECK ("status" <> 'COMPLETED' OR "completed_at" IS NOT NULL);
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_progress_range" CHECK ("progress_percentage" BETWEEN 0 AND 100);
ALTER TABLE "enrollment" ADD CONSTRAINT "enrollment_counts_positive" CHECK ("lessons_completed" >= 0 AND "assessments_passed" >= 0 AND "time_spent_seconds" >= 0 AND "study_streak_days" >= 0);
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_ranges" CHECK ("percentage" BETWEEN 0 AND 100 AND "active_seconds" >= 0 AND "watched_seconds" >= 0 AND ("position_seconds" IS NULL OR "position_seconds" >= 0));
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_completed_pair" CHECK (("completed_at" IS NULL) = ("completion_cause" IS NULL));
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_amount_positive" CHECK ("amount_minor" >= 0);
ALTER TABLE "access_request" ADD CONSTRAINT "access_request_one_target" CHECK (num_nonnulls("course_id", "tier") = 1);
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_amount_positive" CHECK ("amount_minor" >= 0);
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_one_target" CHECK (num_nonnulls("course_id", "tier") = 1);
CREATE UNIQUE INDEX "access_request_one_open" ON "access_request" ("user_id", "course_id") WHERE "state" = 'PENDING' AND "course_id" IS NOT NULL;
ALTER TABLE "note" ADD CONSTRAINT "note_timestamp_positive" CHECK ("timestamp_seconds" IS NULL OR "timestamp_seconds" >= 0);
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_one_target" CHECK (num_nonnulls("course_id", "lesson_id", "resource_id") = 1);
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_position_positive" CHECK ("position" >= 0);

-- Assessment
ALTER TABLE "assessment_version" ADD CONSTRAINT "assessment_version_ranges" CHECK ("passing_score" BETWEEN 0 AND 100 AND "max_attempts" >= 0 AND "time_limit_minutes" >= 0);
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_positive" CHECK ("number" > 0 AND "points" >= 0);
ALTER TABLE "assessment_question" ADD CONSTRAINT "assessment_question_position_positive" CHECK ("position" >= 0);
ALTER TABLE "answer" ADD CONSTRAINT "answer_position_positive" CHECK ("position" >= 0);
ALTER TABLE "assessment_attempt" ADD CONSTRAINT "assessment_attempt_ranges" CHECK ("attempt_number" > 0 AND "max_score" >= 0 AND ("score" IS NULL OR "score" >= 0) AND ("percentage" IS NULL OR "percentage" BETWEEN 0 AND 100) AND ("time_taken_seconds" IS NULL OR "time_taken_seconds" >= 0));
ALTER TABLE "assessment_attempt" ADD CONSTRAINT "assessment_attempt_ended_pair" CHECK (("state" = 'IN_PROGRESS') = ("ended_at" IS NULL));
ALTER TABLE "assessment_attempt" ADD CONSTRAINT "assessment_attempt_scored" CHECK ("state" NOT IN ('SUBMITTED', 'EXPIRED') OR ("score" IS NOT NULL AND "is_passed" IS NOT NULL));
CREATE UNIQUE INDEX "assessment_attempt_one_open" ON "assessment_attempt" ("enrollment_id", "assessment_id") WHERE "state" = 'IN_PROGRESS';
ALTER TABLE "attempt_answer" ADD CONSTRAINT "attempt_answer_positive" CHECK ("revision" >= 0 AND ("points_earned" IS NULL OR "points_earned" >= 0));
CREATE FUNCTION answer_keep_while_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "attempt_answer" WHERE "selected_answers" @> ARRAY[OLD."id"]) THEN
    RAISE EXCEPTION 'answer % stands in an attempt', OLD."id" USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER answer_keep_while_given BEFORE DELETE ON "answer" FOR EACH ROW EXECUTE FUNCTION answer_keep_while_given();

-- Certificates
CREATE UNIQUE INDEX "certificate_one_current" ON "certificate" ("enrollment_id") WHERE "superseded_at" IS NULL;
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_revoked_pair" CHECK ("is_valid" = ("revoked_at" IS NULL) AND ("revoked_at" IS NULL) = ("revocation_reason" IS NULL));
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_facts" CHECK ("duration_minutes" >= 0 AND "template_version" > 0 AND btrim("recipient_name") <> '');

-- Reviews and testimonials
ALTER TABLE "review" ADD CONSTRAINT "review_rating_range" CHECK ("rating" BETWEEN 1 AND 5);
ALTER TABLE "review" ADD CONSTRAINT "review_counts" CHECK ("helpful_count" >= 0 AND "progress_when_written" BETWEEN 0 AND 100);
ALTER TABLE "review" ADD CONSTRAINT "review_decided_pair" CHECK (("state" = 'PENDING') = ("decided_at" IS NULL));
ALTER TABLE "testimonial" ADD CONSTRAINT "testimonial_rating_range" CHECK ("rating" BETWEEN 1 AND 5 AND "position" >= 0);

-- Community and notifications
ALTER TABLE "thread" ADD CONSTRAINT "thread_second_positive" CHECK ("video_second" IS NULL OR "video_second" >= 0);
ALTER TABLE "notification" ADD CONSTRAINT "notification_own_paths" CHECK ("action_url" IS NULL OR ("action_url" LIKE '/%' AND "action_url" NOT LIKE '//%' AND "action_url" NOT LIKE '/\\%'));

-- Statistics
ALTER TABLE "user_stats" ADD CONSTRAINT "user_stats_ranges" CHECK ("courses_enrolled" >= 0 AND "courses_completed" >= 0 AND "time_spent_seconds" >= 0 AND "activity_streak" >= 0 AND ("average_score" IS NULL OR "average_score" BETWEEN 0 AND 100));
ALTER TABLE "course_stats" ADD CONSTRAINT "course_stats_ranges" CHECK ("total_students" >= 0 AND "active_students" >= 0 AND "completion_count" >= 0 AND ("average_completion_days" IS NULL OR "average_completion_days" >= 0) AND ("engagement_score" IS NULL OR "engagement_score" BETWEEN 0 AND 100));
ALTER TABLE "instructor_analytics" ADD CONSTRAINT "instructor_analytics_ranges" CHECK ("total_students" >= 0 AND "total_courses" >= 0 AND "total_reviews" >= 0 AND ("average_rating" IS NULL OR "average_rating" BETWEEN 0 AND 5) AND ("completion_rate" IS NULL OR "completion_rate" BETWEEN 0 AND 100) AND ("satisfaction_rate" IS NULL OR "satisfaction_rate" BETWEEN 0 AND 100));
ALTER TABLE "instructor_analytics_history" ADD CONSTRAINT "instructor_analytics_history_ranges" CHECK ("total_students" >= 0 AND "total_courses" >= 0 AND ("average_rating" IS NULL OR "average_rating" BETWEEN 0 AND 5) AND ("completion_rate" IS NULL OR "completion_rate" BETWEEN 0 AND 100));
ALTER TABLE "platform_statistics" ADD CONSTRAINT "platform_statistics_one_row" CHECK ("key" = 'site' AND "total_courses" >= 0 AND "total_students" >= 0 AND "total_instructors" >= 0 AND "lessons_completed" >= 0 AND "certificates_issued" >= 0);

-- Drafting
ALTER TABLE "ai_course_draft" ADD CONSTRAINT "ai_course_draft_positive" CHECK (("duration_minutes" IS NULL OR "duration_minutes" >= 0) AND ("price_minor" IS NULL OR ("price_minor" >= 0 AND "currency" IS NOT NULL)));
ALTER TABLE "ai_request" ADD CONSTRAINT "ai_request_positive" CHECK ("input_tokens" >= 0 AND "output_tokens" >= 0 AND "cost_micros" >= 0 AND "latency_ms" >= 0);
ALTER TABLE "ai_credit" ADD CONSTRAINT "ai_credit_positive" CHECK ("granted" >= 0 AND "used" >= 0);

-- Jobs and administration
ALTER TABLE "scheduled_job" ADD CONSTRAINT "scheduled_job_one_body" CHECK (num_nonnulls("interval_seconds", "cron", "clocked_at", "solar") = 1 AND (("kind" = 'INTERVAL') = ("interval_seconds" IS NOT NULL)) AND (("kind" = 'CRON') = ("cron" IS NOT NULL)) AND (("kind" = 'CLOCKED') = ("clocked_at" IS NOT NULL)) AND (("kind" = 'SOLAR') = ("solar" IS NOT NULL)));
ALTER TABLE "scheduled_job" ADD CONSTRAINT "scheduled_job_positive" CHECK ("total_runs" >= 0 AND ("interval_seconds" IS NULL OR "interval_seconds" > 0));
CREATE INDEX "outbox_event_unsent" ON "outbox_event" ("created_at") WHERE "sent_at" IS NULL;
CREATE FUNCTION audit_event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Only the values beside the chain may go, once, when a person's data is erased.
  IF TG_OP = 'UPDATE' AND NEW."values" IS NULL AND NEW."erased_at" IS NOT NULL AND to_jsonb(NEW) - 'values' - 'erased_at' - 'ip_address' = to_jsonb(OLD) - 'values' - 'erased_at' - 'ip_address' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the audit log is append-only' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION audit_event_append_only();
