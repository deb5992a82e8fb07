/**
 * What must hold before a lesson, or each lesson of a module, opens to a student: everything that is named. Kept as it is in
 * LessonGate.condition.
 */
export interface GateCondition {
  /** Ids of lessons that have to be complete; one with an assessment is when that is passed. */
  readonly afterLessons?: readonly string[] | undefined;
  /** Ids of modules whose lessons that count have to be complete. */
  readonly afterModules?: readonly string[] | undefined;
  /** ISO 8601. */
  readonly opensAt?: string | undefined;
  /** Days of 24 hours from the enrollment. */
  readonly daysAfterEnrolment?: number | undefined;
}

export interface GatedLesson {
  readonly id: string;
  readonly isRequired: boolean;
  readonly gates: readonly GateCondition[];
}

/** A module that students see, now or from its time on, with its own gates and those of its lessons. */
export interface GatedModule<L extends GatedLesson = GatedLesson> {
  readonly id: string;
  readonly gates: readonly GateCondition[];
  readonly lessons: readonly L[];
}

/** Where someone with an enrollment is. */
export interface LearnerProgress {
  readonly enrolledAt: Date;
  /** Ids of the lessons that were ever opened: none of them shuts again. */
  readonly begun: ReadonlySet<string>;
  readonly completed: ReadonlySet<string>;
}

/** What a lesson still waits for. */
export interface Lock {
  readonly afterLessons: readonly string[];
  readonly afterModules: readonly string[];
  /** By date and by the student's pace, whichever is later. */
  readonly opensAt: Date | null;
  /** For whoever has not enrolled, and has no pace yet. */
  readonly daysAfterEnrolment: number | null;
}

export type Locks = ReadonlyMap<string, Lock>;

const dayMs = 86_400_000;

export const hasGates = (modules: readonly GatedModule[]): boolean =>
  modules.some(({ gates, lessons }) => gates.length > 0 || lessons.some((lesson) => lesson.gates.length > 0));

/** The lessons that complete a module: the required ones, or all where none is. */
export function lessonsThatCount<L extends { readonly isRequired: boolean }>(lessons: readonly L[]): readonly L[] {
  const required = lessons.filter(({ isRequired }) => isRequired);
  return required.length > 0 ? required : lessons;
}

/**
 * The one definition of which lessons are locked to a student, and by what. Teams and admins are not asked, and lessons that
 * everybody may read have no lock that holds: both are decided before (learning/rules.ts, the access table). What a condition
 * names and students do not have in their version holds no one.
 */
export function findLocks(modules: readonly GatedModule[], learner: LearnerProgress | null, now: Date): Locks {
  const lockBy = lockFinder(modules, learner, now);
  const locks = new Map<string, Lock>();
  for (const module of modules)
    for (const { id, gates } of module.lessons) {
      if (learner?.begun.has(id) || learner?.completed.has(id)) continue;
      const lock = lockBy([...module.gates, ...gates]);
      if (lock) locks.set(id, lock);
    }
  return locks;
}

function lockFinder(modules: readonly GatedModule[], learner: LearnerProgress | null, now: Date) {
  const lessonIds = new Set(modules.flatMap(({ lessons }) => lessons.map(({ id }) => id)));
  const completed = (id: string) => learner?.completed.has(id) === true;
  const openModules = new Set(
    modules.filter(({ lessons }) => !lessonsThatCount(lessons).every(({ id }) => completed(id))).map(({ id }) => id),
  );
  return (gates: readonly GateCondition[]): Lock | null => {
    const days = Math.max(-1, ...gates.map(({ daysAfterEnrolment }) => daysAfterEnrolment ?? -1));
    const times = gates.flatMap(({ opensAt }) => (opensAt ? [Date.parse(opensAt)] : []));
    if (learner && days >= 0) times.push(learner.enrolledAt.getTime() + days * dayMs);
    const opensAt = Math.max(0, ...times);
    const lock: Lock = {
      afterLessons: named(gates, "afterLessons").filter((id) => lessonIds.has(id) && !completed(id)),
      afterModules: named(gates, "afterModules").filter((id) => openModules.has(id)),
      opensAt: opensAt > now.getTime() ? new Date(opensAt) : null,
      daysAfterEnrolment: learner === null && days > 0 ? days : null,
    };
    return isShut(lock) ? lock : null;
  };
}

const isShut = ({ afterLessons, afterModules, opensAt, daysAfterEnrolment }: Lock): boolean =>
  afterLessons.length > 0 || afterModules.length > 0 || opensAt !== null || daysAfterEnrolment !== null;

const named = (gates: readonly GateCondition[], name: "afterLessons" | "afterModules"): string[] => [
  ...new Set(gates.flatMap((gate) => gate[name] ?? [])),
];

/** Lessons that no student could ever open: they wait for themselves, in however large a circle, or for one that does. */
export function findStuckLessons(modules: readonly GatedModule[]): ReadonlySet<string> {
  const counted = new Map(modules.map(({ id, lessons }) => [id, lessonsThatCount(lessons).map((lesson) => lesson.id)]));
  const stuck = new Map<string, ReadonlySet<string>>();
  for (const module of modules)
    for (const { id, gates } of module.lessons) {
      const all = [...module.gates, ...gates];
      const before = named(all, "afterModules").flatMap((of) => counted.get(of) ?? []);
      stuck.set(id, new Set([...named(all, "afterLessons"), ...before]));
    }
  for (let opened = -1; opened !== 0; ) {
    const next = [...stuck].filter(([, before]) => ![...before].some((id) => stuck.has(id)));
    opened = next.length;
    for (const [id] of next) stuck.delete(id);
  }
  return new Set(stuck.keys());
}

/** One thing that opens a lesson, as it is said to people; of several each has to happen. */
export type OpeningReason =
  | { readonly kind: "lesson" | "assessment" | "module"; readonly id: string; readonly title: string }
  | { readonly kind: "time"; readonly at: Date }
  | { readonly kind: "days"; readonly days: number };

interface NamedLesson extends GatedLesson {
  readonly title: string;
  readonly hasAssessment: boolean;
}

type NamedModule = GatedModule<NamedLesson> & { readonly title: string };

/** A lock in words' material, with the titles of the outline that it was found in. */
export function reasonsOf(lock: Lock, modules: readonly NamedModule[]): OpeningReason[] {
  const lessons = modules.flatMap((module) => module.lessons).filter(({ id }) => lock.afterLessons.includes(id));
  return [
    ...lessons.map(
      ({ id, title, hasAssessment }) => ({ kind: hasAssessment ? "assessment" : "lesson", id, title }) as const,
    ),
    ...modules
      .filter(({ id }) => lock.afterModules.includes(id))
      .map(({ id, title }) => ({ kind: "module", id, title }) as const),
    ...(lock.daysAfterEnrolment === null ? [] : [{ kind: "days", days: lock.daysAfterEnrolment } as const]),
    ...(lock.opensAt === null ? [] : [{ kind: "time", at: lock.opensAt } as const]),
  ];
}

/** What gates ask of whoever starts now: for the page of a course, which is the same for everybody. */
export function describeGates(
  gates: readonly GateCondition[],
  modules: readonly NamedModule[],
  now: Date,
): OpeningReason[] {
  const lock = gates.length > 0 ? lockFinder(modules, null, now)(gates) : null;
  return lock ? reasonsOf(lock, modules) : [];
}

/** The moments at which gates open by themselves. */
export const openingTimes = (modules: readonly GatedModule[]): Date[] =>
  modules
    .flatMap(({ gates, lessons }) => [...gates, ...lessons.flatMap((lesson) => lesson.gates)])
    .flatMap(({ opensAt }) => (opensAt ? [new Date(opensAt)] : []));
