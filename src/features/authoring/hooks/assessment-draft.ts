import { movedBefore, questionGroups, ruleGroups } from "@/features/authoring/assessment/rules";
import type { AssessmentRules, EditedQuestion } from "@/features/authoring/assessment/schema";
import { MergedText, type MergedView, type MergeResult } from "./merged-text";

export interface GivenAssessment {
  revision: number;
  rules: AssessmentRules;
  questions: readonly { id: string; versionId: string; question: EditedQuestion }[];
}

/** The calls that store what is done here, in the order in which it was done. */
export interface DraftCalls {
  saveQuestion: (
    id: string,
    change: { base: EditedQuestion; value: EditedQuestion },
  ) => Promise<MergeResult<EditedQuestion>>;
  saveRules: (change: { base: AssessmentRules; value: AssessmentRules }) => Promise<MergeResult<AssessmentRules>>;
  add: (id: string, question: EditedQuestion) => void;
  move: (id: string, beforeId: string | null) => void;
  duplicate: (id: string, copyId: string) => void;
  remove: (id: string) => void;
  restore: (id: string, beforeId: string | null) => void;
}

export interface DraftQuestionView extends MergedView<EditedQuestion> {
  id: string;
}

export interface DraftView {
  rules: MergedView<AssessmentRules>;
  questions: readonly DraftQuestionView[];
}

/** The assessment as the author has it, a step ahead of the server. */
export class AssessmentDraft {
  #order: string[];
  readonly #questions = new Map<string, MergedText<EditedQuestion>>();
  readonly rules: MergedText<AssessmentRules>;
  readonly #listeners = new Set<() => void>();
  #view: DraftView;
  #written = 0;

  constructor(
    private readonly calls: DraftCalls,
    given: GivenAssessment,
  ) {
    this.#order = given.questions.map(({ id }) => id);
    for (const { id, question } of given.questions) this.#open(id, question);
    this.rules = new MergedText<AssessmentRules>(ruleGroups, given.rules, calls.saveRules, () => this.#tell());
    this.#view = this.#look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly read = (): DraftView => this.#view;

  question(id: string): MergedText<EditedQuestion> | undefined {
    return this.#questions.get(id);
  }

  /** A write of this page was stored: what was read before it is out of date. */
  noteWritten(revision: number | null): void {
    this.#written = Math.max(this.#written, revision ?? 0);
  }

  /** What the server says counts, once nothing of this page is on its way any more. */
  take(given: GivenAssessment): void {
    if (given.revision < this.#written) return;
    this.#order = given.questions.map(({ id }) => id);
    for (const { id, question } of given.questions) {
      const known = this.#questions.get(id);
      if (known) known.take(question);
      else this.#open(id, question);
    }
    this.rules.take(given.rules);
    this.#tell();
  }

  add(id: string, question: EditedQuestion): void {
    this.#open(id, question);
    this.#order = [...this.#order, id];
    this.calls.add(id, question);
    this.#tell();
  }

  /** What is being written is stored first, so that the copy has it. */
  duplicate(id: string, copyId: string): void {
    void this.#questions.get(id)?.flush();
    this.calls.duplicate(id, copyId);
  }

  move(id: string, beforeId: string | null): void {
    this.#order = movedBefore(this.#order, id, beforeId);
    this.calls.move(id, beforeId);
    this.#tell();
  }

  /** @returns how to bring it back. */
  remove(id: string): () => void {
    void this.#questions.get(id)?.flush();
    const beforeId = this.#order[this.#order.indexOf(id) + 1] ?? null;
    this.#order = this.#order.filter((each) => each !== id);
    this.calls.remove(id);
    this.#tell();
    return () => {
      if (this.#order.includes(id)) return;
      this.#order = movedBefore([...this.#order, id], id, beforeId);
      this.calls.restore(id, beforeId);
      this.#tell();
    };
  }

  flush(): void {
    for (const question of this.#questions.values()) void question.flush();
    void this.rules.flush();
  }

  #open(id: string, question: EditedQuestion): void {
    const send = (change: { base: EditedQuestion; value: EditedQuestion }) => this.calls.saveQuestion(id, change);
    this.#questions.set(id, new MergedText<EditedQuestion>(questionGroups, question, send, () => this.#tell()));
  }

  #look(): DraftView {
    const questions = this.#order.flatMap((id) => {
      const question = this.#questions.get(id);
      return question ? [{ id, ...question.view }] : [];
    });
    return { rules: this.rules.view, questions };
  }

  #tell(): void {
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
  }
}
