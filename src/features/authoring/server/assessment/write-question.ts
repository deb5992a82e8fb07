import "server-only";
import * as z from "zod";
import type { EditedAnswer, EditedQuestion } from "@/features/questions/edited-question";
import { Prisma } from "@/generated/prisma/client";
import { uuidV4 } from "@/lib/uuid-v4";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { queryRow, rowSchema } from "@/server/db/query-rows";
import type { ContentRow } from "./find-question";

const Held = rowSchema(() => ({ isHeld: z.boolean() }));

const columnsOf = ({
  answers: _,
  numericValue,
  numericTolerance,
  numericUnit,
  body,
  readAgain = [],
  ...rest
}: EditedQuestion) => ({
  ...rest,
  readAgain,
  body: body ?? Prisma.DbNull,
  numericValue: numericValue || null,
  numericTolerance: numericTolerance || null,
  numericUnit: numericUnit || null,
});

/** Writes a question's next version, the first one included, with answers of its own. @returns its id. */
export async function addQuestionVersion(
  tx: Tx,
  questionId: string,
  question: EditedQuestion,
  {
    at,
    importedHash = null,
    bankQuestionVersionId = null,
  }: { at: Date; importedHash?: string | null; bankQuestionVersionId?: string | null },
): Promise<string> {
  const { _max } = await tx.questionVersion.aggregate({ where: { questionId }, _max: { number: true } });
  const { id } = await tx.questionVersion.create({
    data: {
      ...columnsOf(question),
      ...{ questionId, number: (_max.number ?? 0) + 1, importedHash, bankQuestionVersionId, createdAt: at },
    },
    select: { id: true },
  });
  const free = await freeIds(tx, question.answers);
  await insertRows(
    tx,
    "answer",
    question.answers.map((answer, position) => ({
      ...answer,
      credit: creditOf(answer),
      id: free.has(answer.id) ? answer.id : uuidV4(),
      questionVersionId: id,
      position,
      createdAt: at,
    })),
  );
  return id;
}

/** Writes the first versions of several new questions in a few statements, with new ids for their answers. */
export async function insertFirstVersions(
  tx: Tx,
  added: readonly { id: string; questionId: string; question: EditedQuestion; bankQuestionVersionId?: string }[],
  at: Date,
): Promise<void> {
  const versions = added.map(({ id, questionId, question, bankQuestionVersionId = null }) => ({
    ...columnsOf(question),
    ...{ body: question.body ?? null, id, questionId, number: 1, bankQuestionVersionId, createdAt: at },
  }));
  await insertRows(tx, "question_version", versions);
  const answers = added.flatMap(({ id: questionVersionId, question }) =>
    question.answers.map((answer, position) => ({
      ...answer,
      ...{ credit: creditOf(answer), id: uuidV4(), questionVersionId, position, createdAt: at },
    })),
  );
  await insertRows(tx, "answer", answers);
}

/** What is right earns everything. */
const creditOf = ({ isCorrect, credit = 0 }: EditedAnswer): number => (isCorrect ? 0 : credit);

async function freeIds(tx: Tx, answers: readonly EditedAnswer[]): Promise<Set<string>> {
  const ids = answers.map(({ id }) => id);
  const taken = await tx.answer.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const isTaken = new Set(taken.map(({ id }) => id));
  return new Set(ids.filter((id) => !isTaken.has(id)));
}

/** Writes a question over a version that no one has seen yet. An answer that stays keeps its row. */
export async function changeQuestionVersion(
  tx: Tx,
  row: ContentRow,
  question: EditedQuestion,
  at: Date,
): Promise<void> {
  await tx.questionVersion.update({ where: { id: row.id }, data: columnsOf(question) });
  const rows = await rowsFor(tx, row, question.answers);
  await tx.answer.deleteMany({ where: { questionVersionId: row.id, id: { notIn: rows.map(({ id }) => id) } } });
  // One statement, at whose end the positions are looked at: none of them meets another on the way.
  await tx.$executeRaw`
    INSERT INTO answer (id, question_version_id, position, text, is_correct, explanation, is_case_sensitive, is_pattern, credit, created_at)
    SELECT a.id, ${row.id}::uuid, a.position, a.text, a."isCorrect", a.explanation, a."isCaseSensitive", a."isPattern", a.credit, ${at}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS a (id uuid, position int, text text, "isCorrect" boolean, explanation text, "isCaseSensitive" boolean, "isPattern" boolean, credit numeric)
    ON CONFLICT (id) DO UPDATE SET position = excluded.position, text = excluded.text, is_correct = excluded.is_correct,
      explanation = excluded.explanation, is_case_sensitive = excluded.is_case_sensitive, is_pattern = excluded.is_pattern,
      credit = excluded.credit`;
}

/**
 * The rows that the answers belong in. An editor that was open while the question became another version names the old
 * version's rows: its answers go over those that are in the same place.
 */
async function rowsFor(tx: Tx, row: ContentRow, answers: readonly EditedAnswer[]) {
  const own = new Set(row.answers.map(({ id }) => id));
  const named = new Set(answers.map(({ id }) => id).filter((id) => own.has(id)));
  const free = await freeIds(tx, answers);
  return answers.map((answer, position) => {
    const same = row.answers[position]?.id;
    const isKnown = own.has(answer.id) || free.has(answer.id);
    const isOver = !isKnown && same !== undefined && !named.has(same);
    return { ...answer, credit: creditOf(answer), id: isKnown ? answer.id : isOver ? same : uuidV4(), position };
  });
}

/** Whether a published version or an attempt holds it, so that it must stay as it is. */
export async function isHeld(tx: Tx, questionVersionId: string): Promise<boolean> {
  const row = await queryRow(tx, Held)`
    SELECT question_version_is_held(${questionVersionId}::uuid) AS "isHeld"`;
  return row.isHeld;
}
