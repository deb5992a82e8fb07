import "server-only";
import * as z from "zod";
import {
  type ItemStatistics,
  measureDrawn,
  measureItems,
  type SetStatistics,
} from "@/features/item-analysis/item-statistics";
import type { PartCount } from "@/features/item-analysis/part-uses";
import { flagsOf, type ItemFlag, mostAttempts, type OptionUse } from "@/features/item-analysis/rules";
import type { AskAnalysis } from "@/features/item-analysis/schema";
import { type Draw, exampleOfDraws } from "@/features/questions/draws";
import type { CountedAnswers } from "@/features/questions/question-type";
import type { QuestionType } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { queryRows, rowSchema } from "@/server/db/query-rows";
import type { Deps } from "@/server/trpc/context";
import { type AnalyzedPart, analyzeParts, type WrongText, wrongTextsOfParts } from "./analyze-parts";
import { readQuestions } from "./read-questions";
import { readSeen } from "./read-seen";
import { readSums } from "./read-sums";
import { readUses } from "./read-uses";

export interface AnalyzedItem extends ItemStatistics {
  questionVersionId: string;
  type: QuestionType;
  /** Without markup. */
  text: string;
  maxPoints: number;
  penalty: number;
  skipped: number;
  /** That had it: all, but where it is drawn. */
  attempts: number;
  /** Of those who answered: from the answer before, or the start, to the last change. */
  medianSeconds: number | null;
  options: (OptionUse & { text: string })[];
  /** What can be chosen in each part of an answer; none where the answer has no such parts. */
  parts: AnalyzedPart[];
  /** Where an answer has its parts; null where it is counted as a whole. */
  countedBy: CountedAnswers["by"] | null;
  /** What was typed and wrong more than once, the most frequent first; part by part where an answer has parts. */
  wrongTexts: WrongText[];
  flags: ItemFlag[];
}

export interface Analysis {
  title: string;
  place: string;
  attempts: number;
  /** Of each of the two groups. */
  groupSize: number;
  /** More attempts were made than are read. */
  isLimited: boolean;
  /** Every question is either right or wrong: alpha is KR-20. */
  isRightOrWrong: boolean;
  set: SetStatistics;
  items: AnalyzedItem[];
  /** Course versions that had one set of questions, the latest first. */
  sets: QuestionSet[];
  /** Which of them this is, by its latest version. */
  version: number;
  isPublished: boolean;
}

export interface QuestionSet {
  /** Latest and first course version with these questions. */
  version: number;
  since: number;
  attempts: number;
}

const VersionRow = rowSchema(() => ({
  number: z.number(),
  isPublished: z.boolean(),
  title: z.string(),
  place: z.string(),
  assessmentVersionId: z.string(),
  questions: z.array(z.string()),
  draws: z.array(z.object({ key: z.string(), count: z.number() })),
  attempts: z.number(),
}));

/**
 * What the attempts at a lesson's assessment say about its questions. Questions that were edited since are others: attempts
 * are counted for one set of questions at a time. Four queries, five with draws, whatever the number of attempts.
 * @throws AppError NOT_FOUND where no version of the course has such an assessment.
 */
export async function getAnalysis(
  { db }: Pick<Deps, "db">,
  courseId: string,
  { lessonId, count, version }: AskAnalysis,
): Promise<Analysis> {
  const sets = await listSets(db, courseId, lessonId);
  const asked = version === null ? undefined : sets.find((set) => version >= set.since && version <= set.version);
  const set = asked ?? sets.find(({ attempts }) => attempts > 0) ?? sets[0];
  if (!set) throw new AppError("NOT_FOUND", "common.not_found");
  const of = { assessmentVersionIds: set.assessmentVersionIds, count };
  const isDrawn = set.draws.length > 0;
  const [questions, sums, uses, seen] = await Promise.all([
    readQuestions(db, set.latestId),
    readSums(db, of),
    readUses(db, of),
    isDrawn ? readSeen(db, of) : null,
  ]);
  const seenOf = (id: string) => (seen ? (seen.get(id) ?? noAttempts) : sums.set);
  const perItem = questions.map(({ id, maxPoints }) => ({
    ...{ maxPoints, seen: seenOf(id), ...(sums.items.get(id) ?? nothing) },
  }));
  const maxTotal = exampleOfDraws(questions, set.draws).reduce((sum, { maxPoints }) => sum + maxPoints, 0);
  const measured = isDrawn ? measureDrawn(sums.set, perItem, maxTotal) : measureItems(sums.set, perItem);
  const items = questions.map(async ({ id, options, drawKey: _, parts, ...question }, at): Promise<AnalyzedItem> => {
    const { attempts } = seenOf(id);
    const { answered = 0, medianSeconds = null } = sums.items.get(id) ?? {};
    const given = uses.parts.get(id) ?? new Map<string, PartCount[]>();
    const item = {
      ...(measured.items[at] ?? { facility: null, discrimination: null, alphaWithout: null }),
      ...question,
      ...{ questionVersionId: id, medianSeconds, skipped: attempts - answered, attempts },
      options: options.map((option) => ({ ...option, ...(uses.options.get(option.id) ?? notChosen) })),
      parts: await analyzeParts(parts, question.countedBy, given),
      wrongTexts: [
        ...(uses.wrongTexts.get(id) ?? []).map((wrong) => ({ ...wrong, part: null })),
        ...wrongTextsOfParts(parts, given),
      ],
    };
    return { ...item, flags: flagsOf(item, { attempts, alpha: measured.set.alpha }) };
  });
  const { attempts } = sums.set;
  return {
    title: set.title,
    place: set.place,
    attempts,
    groupSize: uses.groupSize,
    isLimited: attempts === mostAttempts,
    isRightOrWrong: questions.every(({ id }) => sums.items.get(id)?.isRightOrWrong ?? true),
    set: measured.set,
    items: await Promise.all(items),
    sets: sets.map(({ version: latest, since, attempts: made }) => ({ version: latest, since, attempts: made })),
    version: set.version,
    isPublished: set.isPublished,
  };
}

const noAttempts = { attempts: 0, total: 0, totalSquares: 0 };
const nothing = { points: 0, pointSquares: 0, pointsByTotal: 0 };
const notChosen = { chosen: 0, upper: 0, lower: 0 };

interface KnownSet extends QuestionSet {
  isPublished: boolean;
  title: string;
  place: string;
  latestId: string;
  assessmentVersionIds: string[];
  draws: Draw[];
}

/** Versions of the assessment, those with the same questions as one; of a draft only where nothing was published yet. */
async function listSets(db: Deps["db"], courseId: string, lessonId: string): Promise<KnownSet[]> {
  const rows = await queryRows(db, VersionRow)`
    SELECT v.number, v.published_at IS NOT NULL AS "isPublished", s.title, s.id::text AS "assessmentVersionId", (m.position + 1) || '.' || (l.position + 1) AS place,
           ARRAY(SELECT q.question_version_id::text FROM assessment_question q WHERE q.assessment_version_id = s.id
                  ORDER BY q.question_version_id) AS questions,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('key', d.key, 'count', d.count) ORDER BY d.position), '[]')
              FROM assessment_draw d WHERE d.assessment_version_id = s.id) AS draws,
           (SELECT count(*)::int FROM assessment_attempt a
             WHERE a.assessment_version_id = s.id AND a.state IN ('SUBMITTED', 'EXPIRED')) AS attempts
      FROM course_version v JOIN lesson_version l ON l.version_id = v.id JOIN module_version m ON m.id = l.module_version_id
      JOIN assessment_version s ON s.lesson_version_id = l.id
     WHERE v.course_id = ${courseId}::uuid AND l.lesson_id = ${lessonId}::uuid
     ORDER BY v.published_at IS NOT NULL DESC, v.number DESC LIMIT 500`;
  const published = rows.filter(({ isPublished }) => isPublished);
  const sets = new Map<string, KnownSet>();
  for (const {
    number,
    isPublished,
    title,
    place,
    assessmentVersionId,
    questions,
    draws,
    attempts,
  } of published.length > 0 ? published : rows) {
    const key = JSON.stringify([questions, draws]);
    const known = sets.get(key);
    if (known) {
      known.since = number;
      known.attempts += attempts;
      known.assessmentVersionIds.push(assessmentVersionId);
    } else {
      const ids = { latestId: assessmentVersionId, assessmentVersionIds: [assessmentVersionId] };
      sets.set(key, { version: number, since: number, isPublished, attempts, title, place, draws, ...ids });
    }
  }
  return [...sets.values()];
}
