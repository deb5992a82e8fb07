import "server-only";
import type { QuestionDocument } from "@/features/questions/course-files";
import { emptyFileUpload } from "@/features/questions/types/file-upload/body";
import { descendants, textOf, type XmlElement } from "@/lib/xml-tree";

const byFile = /^(file|online_upload)$/;
const byText = /^(html|text|online_text_entry)$/;
const byNothing = /^(none|not_graded|)$/;

/** What students hand in for an assignment, as the question that asks for it; null where they hand in nothing. */
export function submissionOf(
  assignment: XmlElement,
  title: string,
  lost: (what: string, why: string) => void,
): QuestionDocument | null {
  const within = [...descendants(assignment)];
  const wordsOf = (name: string) => within.filter((one) => one.name === name).map(textOf);
  const formats = within.filter(({ name }) => name === "format").map(({ attributes }) => attributes.type ?? "");
  const said = [...new Set([...formats, ...wordsOf("submission_types").flatMap((types) => types.split(","))])];
  const hasFile = said.some((type) => byFile.test(type));
  const hasText = said.some((type) => byText.test(type));
  const others = said.filter((type) => !byFile.test(type) && !byText.test(type) && !byNothing.test(type));
  if (others.length > 0) lost("submission", `Students cannot hand in this way here: ${others.join(", ")}.`);
  if (hasFile && hasText) lost("submission", "Students hand in files here, not a text as well.");
  if (wordsOf("due_at").some((moment) => moment !== "")) lost("due_at", "Due dates do not exist here.");
  if (wordsOf("peer_reviews").includes("true")) lost("peer_reviews", "Assessment by peers is not imported.");
  if (within.some(({ name }) => name === "rubric_identifierref")) lost("rubric", "Rubrics of Canvas are not imported.");
  if (!hasFile && !hasText) return null;
  const gradable =
    within.find(({ name }) => name === "gradable")?.attributes.points_possible ?? wordsOf("points_possible")[0];
  const points = Number(gradable);
  const shared = {
    ...{ sourceKey: "submission", text: title || "Hand in your work.", explanation: "", feedback: "" },
    points: Number.isFinite(points) && points >= 0 ? Math.min(999_999, Math.round(points * 100) / 100) : 1,
    ...{ options: [], numeric: null, accepted: [] },
  };
  if (hasFile) return { ...shared, type: "FILE_UPLOAD", files: { ...emptyFileUpload, graderNotes: "" } };
  return { ...shared, type: "ESSAY", essay: { minWords: null, maxWords: null, graderNotes: "" } };
}
