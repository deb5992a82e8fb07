import "server-only";
import type {
  AssessmentDocument,
  CourseDocument,
  LessonDocument,
  ModuleDocument,
  NotCarried,
} from "@/features/interchange/course-document";
import {
  fingerprintLesson,
  fingerprintModule,
  fingerprintQuestion,
} from "@/features/interchange/server/store/fingerprint";
import type { QuestionDocument } from "@/features/questions/course-files";

/** Fingerprints of what was last imported, by key; a question's key is after its lesson's. Null: made here. */
export interface ImportedHashes {
  modules: Map<string, string | null>;
  lessons: Map<string, string | null>;
  questions: Map<string, string | null>;
}

/** What is here already. */
export interface Baseline {
  modules: readonly ModuleDocument[];
  hashes: ImportedHashes;
}

export interface MergedCourse {
  modules: ModuleDocument[];
  hashes: ImportedHashes;
  conflicts: NotCarried[];
}

export const questionKey = (lessonKey: string, key: string): string => `${lessonKey}\n${key}`;

export const keptChange = "This was changed here, so the import did not replace it.";
const keptOwn = "This is only here, not in the imported course. It was kept.";

/**
 * Puts an imported course over what is here. Whatever was edited or made here is kept and listed; whatever was only
 * ever imported follows the source, into its new place or out of the course.
 */
export function mergeImport(incoming: CourseDocument, baseline: Baseline | null): MergedCourse {
  return new Merge(baseline ?? { modules: [], hashes: emptyHashes() }).run(incoming);
}

export function emptyHashes(): ImportedHashes {
  return { modules: new Map(), lessons: new Map(), questions: new Map() };
}

class Merge {
  private readonly hashes = emptyHashes();
  private readonly conflicts: NotCarried[] = [];
  private readonly modulesHere: Map<string, ModuleDocument>;
  private readonly lessonsHere: Map<string, { lesson: LessonDocument; module: ModuleDocument }>;

  constructor(private readonly baseline: Baseline) {
    this.modulesHere = new Map(baseline.modules.map((module) => [module.sourceKey, module]));
    this.lessonsHere = new Map(
      baseline.modules.flatMap((module) =>
        module.lessons.map((lesson) => [lesson.sourceKey, { lesson, module }] as const),
      ),
    );
  }

  run(incoming: CourseDocument): MergedCourse {
    const modules = incoming.modules.map((module) => this.module(module));
    const keys = new Set(incoming.modules.flatMap(({ lessons }) => lessons.map(({ sourceKey }) => sourceKey)));
    for (const module of this.baseline.modules) this.addOurs(module, modules, keys);
    return { modules, hashes: this.hashes, conflicts: this.conflicts };
  }

  private module(incoming: ModuleDocument): ModuleDocument {
    const here = this.modulesHere.get(incoming.sourceKey);
    const lessons = incoming.lessons.map((lesson) => this.lesson(lesson, incoming));
    const before = this.baseline.hashes.modules.get(incoming.sourceKey) ?? null;
    const kept = here !== undefined && this.isKept(fingerprintModule(here), before, fingerprintModule(incoming));
    this.hashes.modules.set(incoming.sourceKey, kept ? before : fingerprintModule(incoming));
    if (!kept || !here) return { ...incoming, lessons };
    this.conflicts.push({ where: here.title, what: "module", why: keptChange });
    return { ...here, lessons };
  }

  private lesson(incoming: LessonDocument, module: ModuleDocument): LessonDocument {
    const key = incoming.sourceKey;
    const here = this.lessonsHere.get(key)?.lesson;
    const before = this.baseline.hashes.lessons.get(key) ?? null;
    const kept = here !== undefined && this.isKept(fingerprintLesson(here), before, fingerprintLesson(incoming));
    this.hashes.lessons.set(key, kept ? before : fingerprintLesson(incoming));
    if (kept) this.conflicts.push({ where: `${module.title} / ${here.title}`, what: "lesson", why: keptChange });
    const shell = kept ? here : incoming;
    return { ...shell, assessment: this.assessment(shell, incoming, here ?? null, module) };
  }

  private assessment(
    shell: LessonDocument,
    incoming: LessonDocument,
    here: LessonDocument | null,
    module: ModuleDocument,
  ): AssessmentDocument | null {
    const where = `${module.title} / ${shell.title}`;
    const theirs = incoming.assessment?.questions ?? [];
    const ours = new Map((here?.assessment?.questions ?? []).map((question) => [question.sourceKey, question]));
    const merged = theirs.map((question) =>
      this.question(question, ours.get(question.sourceKey), shell.sourceKey, where),
    );
    const named = new Set(theirs.map(({ sourceKey }) => sourceKey));
    for (const question of ours.values()) {
      if (!named.has(question.sourceKey) && this.isOurs(question, shell.sourceKey, where)) merged.push(question);
    }
    const rules = shell.assessment ?? incoming.assessment ?? here?.assessment ?? null;
    return rules === null || merged.length === 0 ? null : { ...rules, questions: merged };
  }

  private question(
    incoming: QuestionDocument,
    here: QuestionDocument | undefined,
    lessonKey: string,
    where: string,
  ): QuestionDocument {
    const key = questionKey(lessonKey, incoming.sourceKey);
    const before = this.baseline.hashes.questions.get(key) ?? null;
    const kept = here !== undefined && this.isKept(fingerprintQuestion(here), before, fingerprintQuestion(incoming));
    this.hashes.questions.set(key, kept ? before : fingerprintQuestion(incoming));
    if (!kept) return incoming;
    this.conflicts.push({ where, what: "question", why: keptChange });
    return here;
  }

  /** Edited here: it is neither what was last imported nor what comes in now. */
  private isKept(here: string, before: string | null, incoming: string): boolean {
    return here !== before && here !== incoming;
  }

  private isOurs(question: QuestionDocument, lessonKey: string, where: string): boolean {
    const key = questionKey(lessonKey, question.sourceKey);
    const before = this.baseline.hashes.questions.get(key) ?? null;
    if (before === fingerprintQuestion(question)) return false;
    this.hashes.questions.set(key, before);
    this.conflicts.push({ where, what: "question", why: keptOwn });
    return true;
  }

  /** Keeps of a module here the lessons that the source does not have but that were edited or made here. */
  private addOurs(here: ModuleDocument, modules: ModuleDocument[], incomingLessons: ReadonlySet<string>): void {
    const ours = here.lessons.filter((lesson) => {
      const before = this.baseline.hashes.lessons.get(lesson.sourceKey) ?? null;
      return !incomingLessons.has(lesson.sourceKey) && (before !== fingerprintLesson(lesson) || this.holdsOurs(lesson));
    });
    const before = this.baseline.hashes.modules.get(here.sourceKey) ?? null;
    const target = modules.find(({ sourceKey }) => sourceKey === here.sourceKey);
    const madeHere = target === undefined && before !== fingerprintModule(here);
    if (ours.length === 0 && !madeHere) return;
    for (const lesson of ours) this.keepLesson(lesson, here);
    if (target) target.lessons = [...target.lessons, ...ours];
    else {
      this.hashes.modules.set(here.sourceKey, before);
      if (madeHere) this.conflicts.push({ where: here.title, what: "module", why: keptOwn });
      modules.push({ ...here, lessons: ours });
    }
  }

  private holdsOurs({ sourceKey, assessment }: LessonDocument): boolean {
    return (assessment?.questions ?? []).some((question) => {
      const before = this.baseline.hashes.questions.get(questionKey(sourceKey, question.sourceKey)) ?? null;
      return before !== fingerprintQuestion(question);
    });
  }

  private keepLesson(lesson: LessonDocument, module: ModuleDocument): void {
    const { lessons, questions } = this.baseline.hashes;
    this.hashes.lessons.set(lesson.sourceKey, lessons.get(lesson.sourceKey) ?? null);
    for (const { sourceKey } of lesson.assessment?.questions ?? []) {
      const key = questionKey(lesson.sourceKey, sourceKey);
      this.hashes.questions.set(key, questions.get(key) ?? null);
    }
    this.conflicts.push({ where: `${module.title} / ${lesson.title}`, what: "lesson", why: keptOwn });
  }
}
