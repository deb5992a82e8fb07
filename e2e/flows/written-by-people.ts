import { withSiteDatabase } from "./site-database";

/** What people wrote and no catalog of messages holds: where it is in the database. */
const columns: Record<string, readonly string[]> = {
  access_request: ["invoice_to", "reference", "note", "decision_reason"],
  ai_course_draft: ["title", "description", "target_audience", "course_objectives"],
  announcement: ["title", "content"],
  answer: ["text", "explanation"],
  answer_grade: ["comment", "reason"],
  assessment_accommodation: ["reason"],
  assessment_version: ["title", "description"],
  attempt_answer: ["text_response"],
  bank_question: ["tags"],
  bank_question_version: ["content->>'text' AS text"],
  bookmark: ["title", "notes"],
  category: ["name", "description"],
  certificate: ["number", "verification_hash", "recipient_name", "instructor_name", "course_title"],
  course: ["unpublish_reason"],
  course_group: ["name"],
  course_template: ["name", "description", "tags"],
  course_version: [
    "title",
    "subtitle",
    "change_note",
    "meta_description",
    "requirements",
    "skills",
    "objectives",
    "audience",
  ],
  draft_course_content: ["title"],
  draft_source: ["title"],
  email_address: ["email"],
  group_of_people: ["name", "description"],
  instructor_profile: ["display_name", "headline", "bio", "organization", "decision_reason"],
  invite: ["email"],
  learner_message: ["content"],
  lesson_version: ["title", "section", "lab_checks"],
  module_version: ["title", "description"],
  note: ["content", "tags"],
  post: ["content"],
  question_bank: ["title", "description"],
  question_version: ["text", "explanation", "feedback", "body->>'graderNotes' AS notes", "body->'rubric' AS rubric"],
  regrade: ["reason"],
  resource_version: ["title", "description"],
  review: ["title", "content", "reason_note", "moderation_notes", "appeal_text"],
  review_reply: ["content"],
  saved_comment: ["text"],
  stored_file: ["original_name"],
  testimonial: ["name", "role", "content"],
  thread: ["title"],
  uploaded_content: ["original_filename"],
  user_session: ["impersonation_reason"],
  users: ["name", "username"],
};

const flat = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(flat) : [];
};

export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Every such text there is, once. */
async function listWritings(): Promise<string[]> {
  const found = await withSiteDatabase(async (client) => {
    const texts: string[] = [];
    for (const [table, names] of Object.entries(columns)) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT ${names.join(", ")} FROM ${table}`);
      texts.push(...rows.flatMap((row) => Object.values(row).flatMap(flat)));
    }
    return texts;
  });
  return found.map(oneLine).filter((text) => /[a-z]{2}/i.test(text));
}

/** Every such text there was whenever it was looked: what another journey wrote may be gone again by the next page. */
export class Writings {
  readonly #known = new Set<string>();
  /** The longest first, so that none is taken for a part of another. */
  longestFirst: readonly string[] = [];

  async lookAgain(): Promise<void> {
    for (const text of await listWritings()) this.#known.add(text);
    this.longestFirst = [...this.#known].sort((a, b) => b.length - a.length);
  }
}
