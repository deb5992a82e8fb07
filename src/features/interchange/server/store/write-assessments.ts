import "server-only";
import type { AssessmentDocument, DrawDocument, SectionDocument } from "@/features/interchange/course-document";
import { changeIntroductions, changeQuestionTexts } from "@/features/interchange/question-texts";
import { sectionOf } from "@/features/interchange/section-of";
import { collectGarbage } from "@/features/interchange/server/collect-garbage";
import { questionKey } from "@/features/interchange/server/store/merge-import";
import type { WrittenLesson } from "@/features/interchange/server/store/write-draft";
import { Pools, type PoolTarget } from "@/features/interchange/server/store/write-pools";
import { withoutIds } from "@/features/questions/body-texts";
import { courseFile, type QuestionDocument } from "@/features/questions/course-files";
import { inSections } from "@/features/questions/sections";
import type { Prisma } from "@/generated/prisma/client";
import { uuidV4 } from "@/lib/uuid-v4";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";

type Text = (source: string) => string;

/**
 * Writes the assessments of a draft's lessons. A question whose content did not change keeps its version, so that attempts
 * and statistics stay together; a changed one gets the next number.
 */
export async function writeAssessments(
  tx: Tx,
  { courseId, ...target }: PoolTarget & { courseId: string },
  lessons: readonly WrittenLesson[],
  hashes: ReadonlyMap<string, string | null>,
  text: Text,
): Promise<void> {
  const lessonIds = lessons.map(({ lessonId }) => lessonId);
  const known = await loadKnown(tx, lessonIds);
  const idOfLesson = new Map(lessons.map(({ lessonId, document }) => [document.sourceKey, lessonId]));
  const bankOf = (lessonKey: string, key: string) =>
    known.get(idOfLesson.get(lessonKey) ?? "")?.questions.get(key)?.latest?.bank?.id ?? null;
  const pools = await Pools.choose(tx, target, lessons, bankOf);
  const rows = new AssessmentRows(courseId, known, hashes, text, idOfLesson, pools);
  for (const lesson of lessons) if (lesson.document.assessment) rows.add(lesson, lesson.document.assessment);
  await rows.write(tx);
}

interface KnownQuestion {
  id: string;
  latest: {
    id: string;
    number: number;
    content: string;
    importedHash: string | null;
    /** The bank that it was drawn from, and its version there. */
    bank: { id: string; versionId: string } | null;
  } | null;
}

interface KnownAssessment {
  id: string;
  questions: Map<string, KnownQuestion>;
}

async function loadKnown(tx: Tx, lessonIds: string[]): Promise<Map<string, KnownAssessment>> {
  const assessments = await tx.assessment.findMany({
    where: { lessonId: { in: lessonIds } },
    select: {
      id: true,
      lessonId: true,
      questions: {
        select: {
          id: true,
          sourceKey: true,
          versions: {
            orderBy: { number: "desc" },
            take: 1,
            include: {
              answers: { orderBy: { position: "asc" } },
              bankQuestionVersion: { select: { id: true, bankQuestion: { select: { bankId: true } } } },
            },
          },
        },
      },
    },
  });
  return new Map(
    assessments.map(({ id, lessonId, questions }) => [
      lessonId,
      {
        id,
        questions: new Map(
          questions.map(({ id: questionId, sourceKey, versions: [latest] }) => [
            sourceKey ?? questionId,
            {
              id: questionId,
              latest: latest
                ? {
                    id: latest.id,
                    number: latest.number,
                    content: contentOf(latest, latest.answers),
                    importedHash: latest.importedHash,
                    bank: bankOfVersion(latest.bankQuestionVersion),
                  }
                : null,
            },
          ]),
        ),
      },
    ]),
  );
}

const bankOfVersion = (version: { id: string; bankQuestion: { bankId: string } } | null) =>
  version && { id: version.bankQuestion.bankId, versionId: version.id };

type Answer = Omit<Prisma.AnswerCreateManyInput, "questionVersionId" | "position">;
type Content = Omit<Prisma.QuestionVersionUncheckedCreateInput, "questionId" | "number" | "importedHash" | "answers">;

/** Their columns are decimals of Postgres. */
const amounts = ["points", "penalty", "credit"];

/** What makes two versions of a question the same, as text. */
function contentOf(version: object, answers: readonly object[]): string {
  const pick = (row: object, names: readonly string[]) =>
    names.map((name) => {
      const value: unknown = Reflect.get(row, name);
      return value === null || value === undefined ? null : amounts.includes(name) ? Number(value) : value;
    });
  const fields = [
    "type",
    "text",
    "points",
    "penalty",
    "explanation",
    "feedback",
    "numericValue",
    "numericTolerance",
    "numericUnit",
    "readAgain",
  ];
  const answerFields = ["text", "isCorrect", "explanation", "isCaseSensitive", "isPattern", "credit"];
  const body = withoutIds(Reflect.get(version, "body") ?? null);
  return JSON.stringify([pick(version, fields), answers.map((answer) => pick(answer, answerFields)), body]);
}

/** A question as its editor has it. */
const editedOf = (
  { numericValue, numericTolerance, numericUnit, ...content }: Content,
  answers: readonly Answer[],
) => ({
  ...{ ...content, answers, body: content.body ?? null, readAgain: undefined },
  ...{ numericValue: numericValue ?? "", numericTolerance: numericTolerance ?? "", numericUnit: numericUnit ?? "" },
});

interface Pool {
  draw: DrawDocument;
  bankId: string;
}

interface QuestionHome {
  assessmentId: string;
  known: KnownQuestion | undefined;
  importedHash: string | null;
  /** Null for a question that every attempt has. */
  pool: Pool | null;
}

class AssessmentRows {
  private readonly assessments: Prisma.AssessmentCreateManyInput[] = [];
  private readonly versions: Prisma.AssessmentVersionCreateManyInput[] = [];
  private readonly questions: Prisma.QuestionCreateManyInput[] = [];
  private readonly questionVersions: Prisma.QuestionVersionCreateManyInput[] = [];
  private readonly answers: Prisma.AnswerCreateManyInput[] = [];
  private readonly draws: Prisma.AssessmentDrawCreateManyInput[] = [];
  private readonly placements: Prisma.AssessmentQuestionCreateManyInput[] = [];
  private readonly adopted: { id: string; importedHash: string | null }[] = [];

  constructor(
    private readonly courseId: string,
    private readonly known: ReadonlyMap<string, KnownAssessment>,
    private readonly hashes: ReadonlyMap<string, string | null>,
    private readonly text: Text,
    private readonly idOfLesson: ReadonlyMap<string, string>,
    private readonly pools: Pools,
  ) {}

  add({ lessonId, lessonVersionId, document }: WrittenLesson, assessment: AssessmentDocument): void {
    const known = this.known.get(lessonId);
    const assessmentId = known?.id ?? uuidV7();
    if (!known) this.assessments.push({ id: assessmentId, lessonId, courseId: this.courseId });
    const id = uuidV7();
    const {
      shuffleQuestions,
      shuffleAnswers,
      counts,
      questions,
      sections: _,
      draws = [],
      paging,
      ...rules
    } = assessment;
    const { sections = [] } = changeIntroductions(assessment, this.text);
    const placed = inSections(sections, questions, sectionOf(assessment)).flatMap(({ section, items }) =>
      items.map((question) => ({ question, sectionKey: section?.key ?? null })),
    );
    const pools = new Map(
      draws.map((draw) => [draw.key, { draw, bankId: this.pools.bankOf(document.sourceKey, draw) }]),
    );
    this.addDraws(id, [...pools.values()], sections);
    this.versions.push({
      id,
      lessonVersionId,
      assessmentId,
      ...rules,
      sections: sections.map((section) => ({ ...section })),
      paging: paging ?? "SECTION",
      randomizeQuestions: shuffleQuestions,
      randomizeAnswers: shuffleAnswers,
      countingRule: counts,
    });
    for (const [position, { question, sectionKey }] of placed.entries()) {
      const importedHash = this.hashes.get(questionKey(document.sourceKey, question.sourceKey)) ?? null;
      // One whose draw is not here is asked in every attempt.
      const pool = pools.get(question.draw ?? "") ?? null;
      const questionVersionId = this.addQuestion(question, {
        ...{ assessmentId, known: known?.questions.get(question.sourceKey), importedHash, pool },
      });
      const place = pool ? { sectionKey: null, drawKey: pool.draw.key } : { sectionKey, drawKey: null };
      this.placements.push({ assessmentVersionId: id, questionVersionId, position, ...place });
    }
  }

  private addDraws(assessmentVersionId: string, pools: readonly Pool[], sections: readonly SectionDocument[]): void {
    const homes = inSections(sections, pools, ({ draw }) => draw.section ?? null);
    for (const [position, { draw, bankId }] of pools.entries()) {
      const home = homes.find(({ items }) => items.some((each) => each.draw === draw));
      const { key, tags, count, points, difficulty = null } = draw;
      const sectionKey = home?.section?.key ?? null;
      this.draws.push({
        ...{ assessmentVersionId, key, bankId, tags, difficulty, count, points, position, sectionKey },
        readAgain: this.lessonIds(draw),
      });
    }
  }

  async write(tx: Tx): Promise<void> {
    await insertRows(tx, "assessment", this.assessments);
    await insertRows(tx, "assessment_version", this.versions);
    await insertRows(tx, "question", this.questions);
    const links = await this.pools.write(tx);
    for (const version of this.questionVersions) version.bankQuestionVersionId ??= links.get(version.id ?? "") ?? null;
    await insertRows(tx, "question_version", this.questionVersions, collectGarbage);
    await insertRows(tx, "answer", this.answers, collectGarbage);
    await insertRows(tx, "assessment_draw", this.draws);
    await insertRows(tx, "assessment_question", this.placements);
    for (const { id, importedHash } of this.adopted) {
      await tx.questionVersion.update({ where: { id }, data: { importedHash } });
    }
  }

  /** The version of the question to show: the latest, or the next one when the content changed. */
  private addQuestion(question: QuestionDocument, { assessmentId, known, importedHash, pool }: QuestionHome): string {
    const { content, answers } = this.contentOf(question);
    const latest = known?.latest ?? null;
    const isInBank = pool !== null && latest?.bank?.id === pool.bankId;
    const isSame = latest?.content === contentOf(content, answers);
    if (latest !== null && isSame && (pool === null || isInBank)) {
      if (latest.importedHash !== importedHash) this.adopted.push({ id: latest.id, importedHash });
      return latest.id;
    }
    const questionId = known?.id ?? uuidV7();
    if (!known) this.questions.push({ id: questionId, assessmentId, sourceKey: question.sourceKey });
    const id = uuidV7();
    const bankQuestionVersionId = isInBank ? (latest?.bank?.versionId ?? null) : null;
    const number = (latest?.number ?? 0) + 1;
    this.questionVersions.push({ ...content, id, questionId, number, importedHash, bankQuestionVersionId });
    const { sourceKey } = question;
    if (pool && !isInBank) {
      this.pools.add(pool.draw, pool.bankId, { sourceKey, versionId: id, content: editedOf(content, answers) });
    }
    this.answers.push(...answers.map((answer, position) => ({ ...answer, questionVersionId: id, position })));
    return id;
  }

  private lessonIds({ readAgain = [] }: Pick<QuestionDocument, "readAgain">): string[] {
    return readAgain.flatMap((key) => this.idOfLesson.get(key) ?? []);
  }

  private contentOf(document: QuestionDocument): { content: Content; answers: Answer[] } {
    const question = changeQuestionTexts(document, this.text);
    const { answers, body, ...number } = courseFile(question.type).store(question);
    const content: Content = {
      type: question.type,
      text: question.text,
      points: question.points,
      penalty: question.penalty ?? 0,
      explanation: question.explanation,
      feedback: question.feedback,
      ...{ numericValue: null, numericTolerance: null, numericUnit: null, ...number },
      body: body as Prisma.InputJsonObject | undefined,
      readAgain: this.lessonIds(question),
    };
    return { content, answers: answers.map((answer) => ({ credit: 0, id: uuidV4(), ...answer })) };
  }
}
