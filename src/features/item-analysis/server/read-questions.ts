import "server-only";
import * as z from "zod";
import type { OptionUse } from "@/features/item-analysis/rules";
import type { CountedAnswers, CountedPart } from "@/features/questions/question-type";
import { questionType, textWithoutFields } from "@/features/questions/registry";
import type { QuestionType } from "@/generated/prisma/enums";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { inOneLine } from "./in-one-line";
import { chosenTypes, partTypes } from "./types-by-control";

interface AskedQuestion {
  id: string;
  type: QuestionType;
  /** Without markup. */
  text: string;
  maxPoints: number;
  penalty: number;
  drawKey: string | null;
  /** Where they are what is chosen as a whole. */
  options: (Pick<OptionUse, "id" | "isCorrect" | "credit"> & { text: string })[];
  /** Null where its answers are counted as a whole. */
  countedBy: CountedAnswers["by"] | null;
  parts: readonly CountedPart[];
}

const Row = rowSchema(() => ({
  id: z.string(),
  type: z.custom<QuestionType>((value) => typeof value === "string"),
  text: z.string(),
  maxPoints: z.number(),
  penalty: z.number(),
  drawKey: z.string().nullable(),
  body: z.json(),
  answers: z.array(z.object({ id: z.string(), text: z.string(), isCorrect: z.boolean(), credit: z.number() })),
}));

/** Answers of those types alone of which they are what students give. What a regrade left out counts for nothing here too. One query. */
export async function readQuestions(db: Deps["db"], assessmentVersionId: string): Promise<AskedQuestion[]> {
  const inParts = partTypes.map(({ type }) => type);
  const rows = await queryRows(db, Row)`
    SELECT q.id::text AS id, q.type::text AS type, q.points::float8 AS "maxPoints", q.penalty::float8 / 100 AS penalty,
           p.draw_key::text AS "drawKey", CASE WHEN q.type::text = ANY(${inParts}::text[]) THEN q.text ELSE left(q.text, 4000) END AS text,
           CASE WHEN q.type::text = ANY(${inParts}::text[]) THEN q.body END AS body,
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'text', left(o.text, 1000), 'isCorrect', o.is_correct,
                       'credit', o.credit::float8 / 100) ORDER BY o.position)
                       FROM answer o WHERE o.question_version_id = q.id
                        AND q.type::text = ANY(${[...chosenTypes, ...inParts]}::text[])), '[]') AS answers
      FROM assessment_question p JOIN question_version q ON q.id = p.question_version_id
     WHERE p.assessment_version_id = ${assessmentVersionId}::uuid
       AND (SELECT r.way FROM regrade r WHERE r.question_version_id = q.id ORDER BY r.created_at DESC, r.id DESC LIMIT 1) IS DISTINCT FROM 'LEFT_OUT'
     ORDER BY p.draw_key IS NOT NULL, p.position`;
  return Promise.all(
    rows.map(async ({ answers, text, body, ...question }) => {
      const { counted } = questionType(question.type);
      const options = chosenTypes.includes(question.type) ? answers : [];
      return {
        ...question,
        ...{ countedBy: counted?.by ?? null, parts: counted?.parts({ text, body, answers }) ?? [] },
        text: await inOneLine(textWithoutFields({ type: question.type, text: text.slice(0, 4000) }, "____")),
        options: await Promise.all(options.map(async (option) => ({ ...option, text: await inOneLine(option.text) }))),
      };
    }),
  );
}
