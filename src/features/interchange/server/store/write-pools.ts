import "server-only";
import { bringQuestions } from "@/features/authoring/server/banks/bring-questions";
import { shareBanks } from "@/features/authoring/server/banks/own-banks";
import { insertBankQuestions } from "@/features/authoring/server/banks/write-bank-questions";
import type { DrawDocument } from "@/features/interchange/course-document";
import { ImportError } from "@/features/interchange/import-error";
import { questionKey } from "@/features/interchange/server/store/merge-import";
import type { WrittenLesson } from "@/features/interchange/server/store/write-draft";
import { type EditedQuestion, StoredQuestion } from "@/features/questions/edited-question";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";

export interface PoolTarget {
  /** Of the draft, whose files those of its questions are. */
  versionId: string;
  /** Who brings the course in, and gets the banks that there are not yet. */
  ownerId: string;
  /** The banks of the draws that the course had before, by the key of each after its lesson's. */
  banks: ReadonlyMap<string, string>;
  at: Date;
}

/** In which banks questions of the course are already, by the key of each after its lesson's. */
export type BankOf = (lessonKey: string, questionKey: string) => string | null;

interface PoolQuestion {
  sourceKey: string;
  /** Of the version in the assessment. */
  versionId: string;
  /** As its editor has it, if it isn't too large for one. */
  content: unknown;
}

/**
 * The question banks behind the draws of an imported course. A file has no banks: a draw keeps the bank that it had here, or else its pool
 * becomes a bank of whoever brings the course in, one for all draws from a bank of the same title.
 */
export class Pools {
  private readonly added: { id: string; title: string }[] = [];
  private readonly missing = new Map<DrawDocument, { bankId: string; questions: PoolQuestion[] }>();
  private readonly bankByTitle = new Map<string, string>();
  private readonly chosen = new Map<string, string>();

  private constructor(private readonly target: PoolTarget) {}

  static async choose(tx: Tx, target: PoolTarget, lessons: readonly WrittenLesson[], bankOf: BankOf): Promise<Pools> {
    const pools = new Pools(target);
    const own = await tx.questionBank.findMany({
      where: { id: { in: [...new Set(target.banks.values())] }, ownerId: target.ownerId, deletedAt: null },
      select: { id: true, title: true },
    });
    for (const { id, title } of own) pools.bankByTitle.set(title, id);
    const open = new Set(own.map(({ id }) => id));
    // A question that is added names files that its bank has, or gets, now.
    await shareBanks(tx, [...open]);
    for (const { document } of lessons) {
      for (const draw of document.assessment?.draws ?? []) {
        const ref = questionKey(document.sourceKey, draw.key);
        const known = target.banks.get(ref) ?? null;
        // Nothing is added to a bank of someone else; a pool that needs nothing of it stays there.
        const isWhole = document.assessment?.questions
          .filter((question) => question.draw === draw.key)
          .every(({ sourceKey }) => bankOf(document.sourceKey, sourceKey) === known);
        const keeps = known !== null && (open.has(known) || isWhole);
        pools.chosen.set(ref, keeps ? known : pools.ownBank(draw.bank));
      }
    }
    return pools;
  }

  private ownBank(title: string): string {
    const known = this.bankByTitle.get(title);
    if (known !== undefined) return known;
    const id = uuidV7();
    this.bankByTitle.set(title, id);
    this.added.push({ id, title });
    return id;
  }

  bankOf(lessonKey: string, { key }: DrawDocument): string {
    const bankId = this.chosen.get(questionKey(lessonKey, key));
    if (bankId === undefined) throw new Error(`no bank was chosen for the draw ${key} of ${lessonKey}`);
    return bankId;
  }

  /** A question that the bank of its draw doesn't have yet. */
  add(draw: DrawDocument, bankId: string, question: PoolQuestion): void {
    const pool = this.missing.get(draw) ?? { bankId, questions: [] };
    this.missing.set(draw, pool);
    pool.questions.push(question);
  }

  /**
   * Writes the new banks, and the questions that banks don't have yet.
   * @returns their versions in the bank by those in the assessment.
   * @throws ImportError for a question that is too large for a bank.
   */
  async write(tx: Tx): Promise<Map<string, string>> {
    const { ownerId, at } = this.target;
    const banks = this.added.map((bank) => ({ ...bank, ownerId, description: "", createdAt: at, updatedAt: at }));
    await insertRows(tx, "question_bank", banks);
    const links = new Map<string, string>();
    for (const [draw, { bankId, questions }] of this.missing) {
      const ids = new Map(questions.map(({ versionId }) => [uuidV7(), versionId]));
      await this.addToBank(tx, { bankId, draw }, [...ids.keys()], questions.map(contentOf));
      const versions = await tx.bankQuestionVersion.findMany({
        where: { bankQuestionId: { in: [...ids.keys()] } },
        select: { id: true, bankQuestionId: true },
      });
      for (const { id, bankQuestionId } of versions) links.set(ids.get(bankQuestionId) ?? "", id);
    }
    return links;
  }

  private async addToBank(
    tx: Tx,
    { bankId, draw }: { bankId: string; draw: DrawDocument },
    ids: readonly string[],
    contents: readonly EditedQuestion[],
  ): Promise<void> {
    const { versionId, at } = this.target;
    const brought = await bringQuestions(tx, { from: { versionId }, to: { bankId } }, contents);
    const questions = brought.map((question, n) => ({ questionId: ids[n] ?? "", question }));
    const { tags, difficulty = null } = draw;
    await insertBankQuestions(tx, { bankId, tags, difficulty, questions }, at);
  }
}

function contentOf({ sourceKey, content }: PoolQuestion): EditedQuestion {
  const parsed = StoredQuestion.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new ImportError(
    `The question "${sourceKey}" is too large to be drawn: its texts may have 50,000 characters each, and it may have 100 options. Shorten it, or take it out of its draw.`,
  );
}
