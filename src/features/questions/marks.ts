/** What a question of a bank is found by. */
export interface QuestionMarks {
  /** In lower case, each once. */
  tags: string[];
  /** 1 easy, 2 medium, 3 hard; null: not said. */
  difficulty: number | null;
}

export const longestTag = 40;
/** Of one question. */
export const mostTags = 20;
/** What a tag looks like, in lower case. */
export const tagForm = new RegExp(`^[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,${longestTag - 1}}$`, "u");
