import { randomUUID } from "node:crypto";
import type { Db } from "@/server/db/client";
import type { Column } from "../procedures/people";
import type { Things } from "./more-things";
import { readCanaries } from "./read-table";

export interface Canary {
  /** Column and row, as the table calls them. */
  name: string;
  /** What is looked for. */
  text: string;
  /** Who may be shown it, and by which procedures where not by all: beginnings of their paths. */
  may: Partial<Record<Column, readonly string[]>>;
}

/** What is a secret automatically and would not be one that is written over it, or could not be read anymore. */
const asItIs = new Set([
  "users.password_hash",
  "email_verification.token_hash",
  "password_reset.token_hash",
  "second_factor.secret_encrypted",
  "passkey.public_key",
  "passkey.credential_id",
  "course.preview_token_hash",
  "course_invite.token_hash",
  "invite.token_hash",
  "invite.email",
  "certificate.verification_hash",
  "email_address.email",
  "stored_file.storage_key",
  "stored_file.sha256",
  "question_version.numeric_value",
  "question_version.numeric_tolerance",
  "prompt_version.body",
]);

/** The row of a table that is meant, as a condition. */
function rowsOf(things: Things): Readonly<Record<string, string>> {
  const id = (value: string | undefined) => `id = '${value}'`;
  const of = (value: string | undefined, name = "user_id") => `${name} = '${value}'`;
  const { student, paused, suspended } = things.people;
  const course = of(things.courseId, "course_id");
  const inLive = (lessonId: string) => `version_id = '${things.versionId}' AND lesson_id = '${lessonId}'`;
  const inQuiz = `question_id IN (SELECT id FROM question WHERE assessment_id = (SELECT id FROM assessment WHERE lesson_id = '${things.quizId}'))`;
  const short = `question_version_id IN (SELECT id FROM question_version WHERE type = 'SHORT_ANSWER' AND ${inQuiz})`;
  return {
    "account student": of(student.id),
    "access_grant paused": id(things.grantId),
    "access_request student": of(student.id),
    "ai_course_draft lead": id(things.draftId),
    "ai_request lead": of(things.draftId, "draft_id"),
    "announcement unsent": id(things.unsentId),
    "answer short": short,
    "answer_file student": `${of(things.attemptId, "attempt_id")} AND file_id IS NOT NULL`,
    "answer_grade essay": of(things.answerId, "attempt_answer_id"),
    "assessment_accommodation paused": id(things.accommodationId),
    "assessment_attempt student": id(things.attemptId),
    "attempt_address ended": of(things.endedAttemptId, "attempt_id"),
    "attempt_answer ended": of(things.endedAttemptId, "attempt_id"),
    "attempt_answer essay": id(things.answerId),
    "attempt_answer student": of(things.attemptId, "attempt_id"),
    "audit_event made": "action = 'canary'",
    "bank_question lead": id(things.bankQuestionId),
    "bank_question_version lead": of(things.bankQuestionId, "bank_question_id"),
    "bookmark removed": id(things.removedBookmarkId),
    "bookmark student": id(things.bookmarkId),
    "certificate student": of(student.id),
    "citation lead": of(things.suggestionId, "suggestion_id"),
    "course course": id(things.courseId),
    "course_creation_session lead": `session_id = '${things.sessionId}'`,
    "course_group evening": id(things.courseGroupId),
    "course_invite course": `${course} AND state = 'PENDING'`,
    "course_mute paused": of(paused.id),
    "course_template lead": id(things.templateId),
    "course_version another": of(things.draftCourseId, "course_id"),
    "course_version draft": id(things.draftVersionId),
    "course_view made": of(paused.id, "visitor"),
    "draft_course_content video": id(things.recordId),
    "draft_run lead": id(things.runId),
    "draft_source lead": id(things.sourceId),
    "draft_text lead": of(things.unitId, "unit_id"),
    "draft_unit lead": id(things.unitId),
    "email_address second": id(things.addressId),
    "email_verification student": `email_address_id IN (SELECT id FROM email_address WHERE user_id = '${student.id}')`,
    "file_download made": of(things.fileId, "file_id"),
    "grade_category speaking": id(things.gradeCategoryId),
    "grade_item oral": id(things.itemId),
    "item_grade student": of(things.itemId, "item_id"),
    "learner_message message": id(things.messageId),
    "heartbeat canary": "name = 'canary'",
    "instructor_profile student": of(student.id),
    "instructor_profile suspended": of(suspended.id),
    "invite course": course,
    "job_run made": "function_id = 'canary'",
    "job_step made": "name = 'canary'",
    "lesson_version draft": `version_id = '${things.draftVersionId}' AND lesson_id = '${things.labId}'`,
    "lesson_version video": inLive(things.videoId),
    "lesson_version hidden": id(things.hiddenLessonId),
    "lesson_version lab": inLive(things.labId),
    "lesson_version last": inLive(things.lastId),
    "lesson_version priced": of(things.priced.versionId, "version_id"),
    "link_check course": course,
    "login_log student": `${of(student.id)} AND ip_address IS NOT NULL`,
    "mail_refusal made": "kind = 'canary'",
    "module_version hidden": id(things.hiddenModuleId),
    "note hidden": id(things.hiddenNoteId),
    "note own": id(things.ownNoteId),
    "note removed": id(things.removedNoteId),
    "note shared": id(things.sharedNoteId),
    "note_report shared": of(things.sharedNoteId, "note_id"),
    "notification student": id(things.notificationId),
    "outbox_event made": "name = 'canary'",
    "outbox_mail made": id(things.mailId),
    "passkey paused": of(paused.id),
    "password_reset student": of(student.id),
    "pending_sign_up made": "next_step = 'canary'",
    "post hidden": id(things.hiddenPostId),
    "post removed": id(things.removedPostId),
    "post reply": id(things.replyId),
    "post_report thread": of(things.postId, "post_id"),
    "post_revision thread": of(things.postId, "post_id"),
    "prompt_version outline": `id = (SELECT prompt_version_id FROM draft_run WHERE id = '${things.runId}')`,
    "practice_review student": of(things.cardId, "card_id"),
    "profile student": of(student.id),
    "question_bank lead": id(things.bankId),
    "question_version essay": `type = 'ESSAY' AND ${inQuiz}`,
    "question_version numeric": `type = 'NUMERIC' AND ${inQuiz}`,
    "rate_limit made": "points = 271828",
    "recovery_code paused": of(paused.id),
    "request_limit made": "points = 271828",
    "resource_download made": of(things.premiumResourceId, "resource_id"),
    "resource_version lab": `${of(things.resourceId, "resource_id")} AND lesson_version_id IN (SELECT id FROM lesson_version WHERE ${inLive(things.labId)})`,
    "resource_version premium": id(things.premiumId),
    "review approved": id(things.reviewId),
    "review declined": id(things.declinedReviewId),
    "review waiting": id(things.waitingReviewId),
    "review_report approved": of(things.reviewId, "review_id"),
    "saved_comment lead": id(things.savedCommentId),
    "search_document video": id(things.searchDocumentId),
    "search_word canary": "word = 'canary'",
    "second_factor paused": of(paused.id),
    "setup_code made": id(things.setupCodeId),
    "site_setting canary": "key = 'canary'",
    "source_span lead": id(things.spanId),
    "stored_file lead": id(things.fileId),
    "subscription student": of(student.id),
    "suggestion lead": id(things.suggestionId),
    "thread thread": id(things.threadId),
    "uploaded_content lead": id(things.uploadId),
    "user_activity student": `${of(student.id)} AND kind = 'NOTE_WRITTEN'`,
    "user_stats student": of(student.id),
    "user_session acted": id(things.actedSessionId),
    "user_session student": id(things.otherSessionId),
    "users student": id(student.id),
  };
}

type Place = { data_type: string };

/** Puts a canary into each place of the table, or takes what is there for one. */
export async function plantCanaries(db: Db, things: Things): Promise<Canary[]> {
  const rows = rowsOf(things);
  await db.searchWord.create({ data: { word: "canary" } });
  const lines = readCanaries();
  const planted: Canary[] = [];
  await db.$transaction(
    async (tx) => {
      // What is published never changes.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      for (const [at, { table, column, row, may }] of lines.entries()) {
        const name = `${table}.${column} ${row}`;
        const where = rows[`${table} ${row}`];
        if (!where) throw new Error(`no row is meant by ${table} ${row}`);
        const place = { table, column, where };
        const text = await (asItIs.has(`${table}.${column}`) ? read(tx, place) : write(tx, place, at));
        planted.push({ name, text, may });
      }
    },
    { timeout: 60_000 },
  );
  return planted;
}

type Tx = Parameters<Parameters<Db["$transaction"]>[0]>[0];
type Spot = { table: string; column: string; where: string };

/** The first stretch that no format writes in another way. */
async function read(tx: Tx, { table, column, where }: Spot): Promise<string> {
  const [found] = await tx.$queryRawUnsafe<{ text: string | null }[]>(
    `SELECT substring("${column}"::text FROM '[^"\\\\\\n]{8,}') AS text FROM "${table}" WHERE ${where} AND "${column}" IS NOT NULL LIMIT 1`,
  );
  if (!found?.text) throw new Error(`nothing to look for in ${table}.${column} WHERE ${where}`);
  return found.text;
}

/** A Json that is read by its shape gets the canary into a text of it; any other is replaced. */
const shaped: Readonly<Record<string, string>> = {
  "question_version.body": 'regexp_replace(body::text, \'"graderNotes": "\', \'"graderNotes": "CANARY \')::jsonb',
  "bank_question_version.content": 'regexp_replace(content::text, \'"text": "\', \'"text": "CANARY \')::jsonb',
  "suggestion.content": 'regexp_replace(content::text, \'"title": "\', \'"title": "CANARY \')::jsonb',
  "draft_course_content.data": 'regexp_replace(data::text, \'"content": "\', \'"content": "CANARY \')::jsonb',
  "course_template.structure": 'regexp_replace(structure::text, \'"title": "\', \'"title": "CANARY \')::jsonb',
  "notification.metadata": "replace(metadata::text, 'Knots', 'CANARY')::jsonb",
  "outbox_mail.headers": 'headers || \'{"X-Canary": "CANARY"}\'',
};

async function write(tx: Tx, { table, column, where }: Spot, at: number): Promise<string> {
  const [place] = await tx.$queryRaw<Place[]>`
    SELECT data_type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ${table} AND column_name = ${column}`;
  const isAddress = place?.data_type === "inet";
  const text = isAddress
    ? `198.51.100.${100 + (at % 100)}`
    : `canary${String(at).padStart(3, "0")}${randomUUID().slice(0, 6)}`;
  const kinds: Record<string, string> = {
    text: /url|website/.test(column) ? `'https://${text}.example/'` : `'${text} ' || coalesce("${column}", '')`,
    ARRAY: `array_append("${column}", '${text}')`,
    jsonb: `'{"canary": "${text}"}'`,
    inet: `'${text}'`,
  };
  const value = shaped[`${table}.${column}`]?.replaceAll("CANARY", text) ?? kinds[place?.data_type ?? ""];
  if (!value) throw new Error(`${table}.${column} is ${place?.data_type}`);
  const changed = await tx.$executeRawUnsafe(`UPDATE "${table}" SET "${column}" = ${value} WHERE ${where}`);
  if (changed === 0) throw new Error(`${table}.${column}: nothing is planted`);
  return text;
}
