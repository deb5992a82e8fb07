import "server-only";
import { filePaths, withFilePaths } from "@/features/authoring/banks/question-files";
import { bringFiles, type FileHome } from "@/features/media/server/library/file-home";
import { type EditedQuestion, StoredQuestion } from "@/features/questions/edited-question";
import type { Tx } from "@/server/db/client";

/**
 * Questions of one place as they are in another, in the same order: the files that they name become files there too, and their texts
 * have the paths that the files have there. What isn't found here stays as it is written.
 */
export async function bringQuestions(
  tx: Tx,
  ways: { from: FileHome; to: FileHome },
  questions: readonly EditedQuestion[],
): Promise<EditedQuestion[]> {
  const paths = await bringFiles(tx, ways, [...new Set(questions.flatMap(filePaths))]);
  if (paths.size === 0) return [...questions];
  return questions.map((question) => {
    const brought = withFilePaths(question, paths);
    // A longer path may be too much for a text of the greatest length, and one that is too long couldn't be read anymore.
    return StoredQuestion.safeParse(brought).success ? brought : question;
  });
}
