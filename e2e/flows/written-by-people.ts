import { withSiteDatabase } from "./site-database";

/** What people wrote and no catalogue of messages holds: where it stands in the database. */
const columns: Record<string, readonly string[]> = {
  answer: ["text", "explanation"],
  assessment_version: ["title", "description"],
  category: ["name", "description"],
  certificate: ["number", "verification_hash", "recipient_name", "course_title"],
  course_version: ["title", "subtitle", "meta_description", "requirements", "skills", "objectives", "audience"],
  email_address: ["email"],
  instructor_profile: ["display_name", "headline", "bio", "organization"],
  lesson_version: ["title", "section", "lab_checks"],
  module_version: ["title", "description"],
  question_version: ["text", "explanation", "feedback"],
  resource_version: ["title", "description"],
  review: ["title", "content"],
  review_reply: ["content"],
  stored_file: ["original_name"],
  testimonial: ["name", "role", "content"],
  users: ["name", "username"],
};

const flat = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.flatMap(flat) : [];
};

export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Every such text once, the longest first, so that none is taken for a part of another. */
export async function listWritings(): Promise<string[]> {
  const found = await withSiteDatabase(async (client) => {
    const texts: string[] = [];
    for (const [table, names] of Object.entries(columns)) {
      const { rows } = await client.query<Record<string, unknown>>(`SELECT ${names.join(", ")} FROM ${table}`);
      texts.push(...rows.flatMap((row) => Object.values(row).flatMap(flat)));
    }
    return texts;
  });
  const whole = found.map(oneLine).filter((text) => /[a-z]{2}/i.test(text));
  return [...new Set(whole)].sort((a, b) => b.length - a.length);
}
