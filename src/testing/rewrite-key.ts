import type { ClientBase } from "pg";
import type { QuestionType } from "@/features/questions/question-type";
import { readBlanks } from "@/features/questions/types/fill-in-blanks/body";
import { readMatching } from "@/features/questions/types/matching/body";
import { readNumeric } from "@/features/questions/types/numeric/body";

/** All that is right, and all that is said about it, becomes something else; what is asked and its ids stay. */
const otherBody: Partial<Record<QuestionType, (body: unknown) => object>> = {
  MATCHING: (body) => {
    const { pairs, extras } = readMatching(body);
    const other = pairs.map(({ promptId, prompt }, at) => {
      const { answerId = "", answer = "" } = pairs[(at + 1) % pairs.length] ?? {};
      return { promptId, prompt, answerId, answer, feedback: "Not so." };
    });
    return { pairs: other, extras };
  },
  FILL_IN_BLANKS: (body) => ({
    blanks: readBlanks(body).map((blank) => {
      if (blank.kind === "text") {
        const accepted = ["A much longer one", { text: "Another", credit: 75, feedback: "Nearly so." }];
        return { ...blank, accepted, feedback: "Not so." };
      }
      if (blank.kind === "number") {
        const foreseen = [{ value: "42", tolerance: "1", credit: 75, feedback: "Not 42." }];
        return { ...blank, value: "1234.5", tolerance: "5%", feedback: "Not so.", answerFeedback: "So.", foreseen };
      }
      const right = blank.choices.findIndex(({ isCorrect }) => isCorrect);
      const isOther = (at: number) => at === (right + 1) % blank.choices.length;
      return {
        ...{ ...blank, feedback: "Not so." },
        choices: blank.choices.map((choice, at) => ({ ...choice, isCorrect: isOther(at), feedback: "Not so." })),
      };
    }),
  }),
  NUMERIC: (body) => {
    const { units, ...rest } = readNumeric(body);
    return {
      ...rest,
      ...{ units: units.map((one) => ({ ...one, unit: "mile" })), feedback: "In miles." },
      foreseen: [{ value: "42", tolerance: "1", credit: 75, feedback: "Not 42." }],
    };
  },
  ESSAY: (body) => ({ ...(body as object), graderNotes: "Another thing." }),
  CODE: (body) => ({ ...(body as object), graderNotes: "Another thing." }),
  FILE_UPLOAD: (body) => ({ ...(body as object), graderNotes: "Another thing." }),
};

/** The same questions with the same ids, and nothing but their key rewritten: each part that tells what is right. */
export async function rewriteKey(client: Pick<ClientBase, "query">, versionIds: readonly string[]): Promise<void> {
  const put = (statement: string, ...values: unknown[]) => client.query(statement, [versionIds, ...values]);
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  const ofType = (types: string) =>
    `question_version_id IN (SELECT id FROM question_version WHERE type IN (${types}) AND id = ANY($1::uuid[]))`;
  await put(`UPDATE answer SET is_correct = NOT is_correct, credit = 0, explanation = 'Not so.'
    WHERE question_version_id = ANY($1::uuid[])`);
  await put(`UPDATE answer SET credit = 37.5 WHERE NOT is_correct AND ${ofType("'SINGLE_CHOICE'")}`);
  await put(`UPDATE answer SET text = 'Spring, a longer one', is_pattern = true, is_correct = true
    WHERE ${ofType("'SHORT_ANSWER', 'CODE'")}`);
  await put(`UPDATE answer a SET position = (SELECT max(position) FROM answer b WHERE b.question_version_id = a.question_version_id) - position
    WHERE ${ofType("'ORDERING'")}`);
  await put(`UPDATE question_version SET explanation = 'Because.', feedback = 'See.',
      numeric_value = CASE WHEN numeric_value IS NULL THEN NULL ELSE '17' END, numeric_tolerance = '5%',
      numeric_unit = CASE WHEN type = 'NUMERIC' AND numeric_unit IS NOT NULL THEN 'km' ELSE numeric_unit END
    WHERE id = ANY($1::uuid[])`);
  const { rows } = await put("SELECT id, type, body FROM question_version WHERE id = ANY($1::uuid[])");
  for (const { id, type, body } of rows as { id: string; type: QuestionType; body: unknown }[]) {
    const change = otherBody[type];
    if (change && body !== null)
      await client.query("UPDATE question_version SET body = $2::jsonb WHERE id = $1", [
        id,
        JSON.stringify(change(body)),
      ]);
  }
  await client.query("COMMIT");
}
