import "server-only";
import { courseFile, type QuestionDocument } from "@/features/questions/course-files";
import type { EditedQuestion } from "@/features/questions/edited-question";

/** A question as its editor has it, as one of a course document. */
export function documentOf(question: EditedQuestion, sourceKey: string): QuestionDocument {
  const { type, text, points, penalty, explanation, feedback, answers } = question;
  const key = courseFile(type).load({
    text,
    answers: answers.map(({ credit = 0, ...answer }) => ({ ...answer, credit: { toNumber: () => credit } })),
    numericValue: question.numericValue || null,
    numericTolerance: question.numericTolerance || null,
    numericUnit: question.numericUnit || null,
    body: question.body,
  });
  return {
    ...{ sourceKey, type, text, points, explanation, feedback },
    ...(penalty > 0 && { penalty }),
    ...{ options: [], numeric: null, accepted: [] },
    ...key,
  };
}

/** Keys made of ids of a package, no two the same. */
export class Keys {
  readonly #given = new Set<string>();

  of(id: string, fallback: string): string {
    const plain =
      id
        .replace(/[^A-Za-z0-9._~:@/+-]+/g, "-")
        .replace(/^[^A-Za-z0-9]+/, "")
        .slice(0, 180) || fallback;
    let key = plain;
    for (let number = 2; this.#given.has(key); number += 1) key = `${plain}~${number}`;
    this.#given.add(key);
    return key;
  }
}
