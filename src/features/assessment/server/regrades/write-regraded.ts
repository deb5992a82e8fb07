import "server-only";
import { randomUUID } from "node:crypto";
import type { AnswerMark } from "@/features/assessment/regrading";
import { fromHundredths, type Hundredths } from "@/features/questions/points";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";

/** An answer that gets other points than it has. */
export interface RegradedAnswer {
  regradeId: string;
  attemptId: string;
  questionVersionId: string;
  /** Null where the question was never opened: it gets a row, so that its points are somewhere. */
  answerId: string | null;
  endedAt: Date;
  before: AnswerMark;
  after: AnswerMark;
}

const numeric = (points: Hundredths | null): string | null => (points === null ? null : fromHundredths(points));

/** Gives the answers their points, and writes down what they had. Three statements and one more a thousand answers or so. */
export async function writeRegraded(tx: Tx, answers: readonly RegradedAnswer[], at: Date): Promise<void> {
  if (answers.length === 0) return;
  const known = answers.map((answer) => ({ ...answer, id: answer.answerId ?? uuidV7(at.getTime()) }));
  await insertRows(
    tx,
    "attempt_answer",
    known
      .filter(({ answerId }) => answerId === null)
      .map(({ id, attemptId, questionVersionId, endedAt }) => ({
        ...{ id, attemptId, questionVersionId, clientId: randomUUID(), revision: 0 },
        ...{ selectedAnswers: [], textResponse: "", fields: {}, isFlagged: false, feedback: "", isLeftOut: false },
        ...{ answeredAt: endedAt, createdAt: at, updatedAt: at },
      })),
  );
  const marks = known.map(({ id, after }) => ({
    id,
    earned: numeric(after.earned),
    correct: after.isCorrect,
    out: after.isLeftOut,
  }));
  await tx.$executeRaw`
    UPDATE attempt_answer AS a SET points_earned = m.earned, is_correct = m.correct, is_left_out = m.out, updated_at = ${at}
      FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS m(id uuid, earned numeric, correct boolean, out boolean)
     WHERE a.id = m.id`;
  await insertRows(
    tx,
    "regraded_answer",
    known.map(({ id, regradeId, before, after }) => ({
      id: uuidV7(at.getTime()),
      ...{ regradeId, attemptAnswerId: id, createdAt: at },
      ...{ pointsBefore: numeric(before.earned), pointsAfter: numeric(after.earned) },
      ...{ isLeftOutBefore: before.isLeftOut, isLeftOutAfter: after.isLeftOut },
    })),
  );
}
