import "server-only";
import * as z from "zod";
import { isSame } from "@/features/editor/merge-fields";
import { fitToKind } from "@/features/questions/authoring";
import { EditedQuestion } from "@/features/questions/edited-question";
import { json, queryRows } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";

/**
 * The questions of a lesson that are as a model wrote them and an author accepted them, letter for letter: whoever changes one
 * takes the mark off it. In the newest version of the course. One query.
 */
export async function readQuestionMarks(
  { db }: Pick<Deps, "db">,
  courseId: string,
  lessonId: string,
): Promise<{ questionIds: string[] }> {
  const rows = await queryRows(db, () => z.strictObject({ id: z.string(), written: json(), stands: json() }))`
    SELECT v.question_id::text AS id, g.content->'question' AS written,
           jsonb_build_object('type', v.type, 'text', v.text, 'points', v.points, 'penalty', v.penalty, 'explanation', v.explanation,
             'feedback', v.feedback, 'numericValue', coalesce(v.numeric_value, ''),
             'numericTolerance', coalesce(v.numeric_tolerance, ''), 'numericUnit', coalesce(v.numeric_unit, ''), 'body', v.body,
             'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'text', a.text, 'isCorrect', a.is_correct,
               'explanation', a.explanation, 'isCaseSensitive', a.is_case_sensitive, 'isPattern', a.is_pattern)
               || CASE WHEN a.credit > 0 THEN jsonb_build_object('credit', a.credit) ELSE '{}' END
               ORDER BY a.position), '[]') FROM answer a WHERE a.question_version_id = v.id)) AS stands
      FROM suggestion g
      JOIN ai_course_draft d ON d.id = g.draft_id
      JOIN lesson_version l ON l.lesson_id = g.lesson_id
      JOIN assessment_version s ON s.lesson_version_id = l.id
      JOIN assessment_question p ON p.assessment_version_id = s.id
      JOIN question_version v ON v.id = p.question_version_id AND v.question_id::text = g.target_id
     WHERE d.course_id = ${courseId}::uuid AND g.lesson_id = ${lessonId}::uuid AND g.target_kind = 'question'
       AND g.state = 'ACCEPTED' AND g.run_id IS NOT NULL
       AND l.version_id = (SELECT id FROM course_version WHERE course_id = ${courseId}::uuid ORDER BY number DESC LIMIT 1)`;
  const isUnchanged = ({ written, stands }: (typeof rows)[number]) => {
    const [one, other] = [EditedQuestion.safeParse(written), EditedQuestion.safeParse(stands)];
    return one.success && other.success && isSame(fitToKind(one.data), other.data);
  };
  return { questionIds: rows.filter(isUnchanged).map(({ id }) => id) };
}
