import { moved } from "./order";

/** A lesson of a version as far as a comparison looks: names as they are, long texts as digests. */
export interface LessonFacts {
  id: string;
  title: string;
  type: string;
  section: string | null;
  isRequired: boolean;
  isFreePreview: boolean;
  accessLevel: string;
  minutes: number | null;
  text: string;
  teasers: string;
  video: string;
  /** Captions and transcript. */
  captions: string;
  /** Embedded activity and the lab's list. */
  activity: string;
  resources: string;
  /** The files that its texts name, where one of them differs between the two versions. */
  files: string | null;
  assessment: { title: string; rules: string; questions: readonly QuestionFacts[] } | null;
}

export interface QuestionFacts {
  id: string;
  digest: string;
}

export interface ModuleFacts {
  id: string;
  title: string;
  description: string;
  /** Neither shown nor counted. */
  isHidden: boolean;
  minutes: number | null;
  lessons: readonly LessonFacts[];
}

export const detailFields = [
  "title",
  "subtitle",
  "description",
  "thumbnail",
  "level",
  "language",
  "requirements",
  "skills",
  "objectives",
  "audience",
  "search",
  "duration",
  "gates",
] as const;
export type DetailField = (typeof detailFields)[number];

/** A version of a course on plain data; lessons, modules and questions by the ids that all versions share. */
export interface VersionFacts {
  details: Readonly<Record<DetailField, string>>;
  modules: readonly ModuleFacts[];
}

/** What differs of a thing that both versions have. */
export type Aspect =
  | { kind: "renamed"; from: string }
  | { kind: "required" | "optional" | "hidden" | "shown" | "preview" | "noPreview" }
  | { kind: "access"; from: string; to: string }
  | { kind: "detail"; field: DetailField }
  | { kind: "questionAdded" | "questionRemoved" | "questionChanged" | "questionMoved"; question: number }
  | { kind: "assessmentAdded" | "assessmentRemoved" | "assessmentRules" }
  | {
      kind:
        | "text"
        | "teasers"
        | "video"
        | "captions"
        | "activity"
        | "resources"
        | "files"
        | "section"
        | "duration"
        | "type"
        | "about"
        | "moved";
    };

/** One line of what is different. `place` is that of the later version, or of the earlier one where it was removed. */
export interface VersionChange {
  of: "course" | "module" | "lesson";
  /** The id that all versions share; null for the course. */
  id: string | null;
  kind: "added" | "removed" | "moved" | "changed";
  place: string;
  title: string;
  aspects: readonly Aspect[];
  /** Of a lesson that was added. */
  added?: { type: string; minutes: number | null; isRequired: boolean };
}

interface Placed<T> {
  thing: T;
  place: string;
  home: string;
}

const placedLessons = (version: VersionFacts): Map<string, Placed<LessonFacts>> =>
  new Map(
    version.modules.flatMap((module, m) =>
      module.lessons.map((lesson, l) => [
        lesson.id,
        { thing: lesson, place: `${m + 1}.${l + 1}`, home: module.id } satisfies Placed<LessonFacts>,
      ]),
    ),
  );

const placedModules = (version: VersionFacts): Map<string, Placed<ModuleFacts>> =>
  new Map(version.modules.map((thing, m) => [thing.id, { thing, place: `${m + 1}`, home: "" }]));

/** What someone who knows `before` would have to be told of `after`, in the order of the course. Equal versions differ in nothing. */
export function compareVersions(before: VersionFacts, after: VersionFacts): VersionChange[] {
  const fields = detailFields.filter((field) => before.details[field] !== after.details[field]);
  const course: VersionChange[] =
    fields.length === 0
      ? []
      : [
          {
            of: "course",
            id: null,
            kind: "changed",
            place: "",
            title: after.details.title,
            aspects: fields.map((field) => ({ kind: "detail", field })),
          },
        ];
  const changes = [...compareModules(before, after), ...compareLessons(before, after)];
  return [...course, ...changes.sort((a, b) => comparePlaces(a.place, b.place))];
}

function comparePlaces(a: string, b: string): number {
  const [am = 0, al = 0] = a.split(".").map(Number);
  const [bm = 0, bl = 0] = b.split(".").map(Number);
  return am - bm || al - bl;
}

function compareModules(before: VersionFacts, after: VersionFacts): VersionChange[] {
  const [old, now] = [placedModules(before), placedModules(after)];
  const wandered = moved([...old.keys()], [...now.keys()]);
  return compareThings("module", old, now, (was, is, id) => [
    ...(was.thing.title !== is.thing.title ? [{ kind: "renamed" as const, from: was.thing.title }] : []),
    ...(was.thing.isHidden !== is.thing.isHidden
      ? [{ kind: is.thing.isHidden ? ("hidden" as const) : ("shown" as const) }]
      : []),
    ...(was.thing.description !== is.thing.description ? [{ kind: "about" as const }] : []),
    ...(was.thing.minutes !== is.thing.minutes ? [{ kind: "duration" as const }] : []),
    ...(wandered.has(id) ? [{ kind: "moved" as const }] : []),
  ]);
}

function compareLessons(before: VersionFacts, after: VersionFacts): VersionChange[] {
  const [old, now] = [placedLessons(before), placedLessons(after)];
  const wandered = new Set(
    after.modules.flatMap((module) => [
      ...moved(
        before.modules.find(({ id }) => id === module.id)?.lessons.map(({ id }) => id) ?? [],
        module.lessons.map(({ id }) => id),
      ),
    ]),
  );
  const changes = compareThings("lesson", old, now, (was, is, id) => [
    ...aspectsOfLesson(was.thing, is.thing),
    ...(was.home !== is.home || wandered.has(id) ? [{ kind: "moved" as const }] : []),
  ]);
  return changes.map((change) => {
    const lesson = change.kind === "added" && change.id ? now.get(change.id)?.thing : undefined;
    return lesson
      ? { ...change, added: { type: lesson.type, minutes: lesson.minutes, isRequired: lesson.isRequired } }
      : change;
  });
}

function compareThings<T extends { title: string }>(
  of: "module" | "lesson",
  old: ReadonlyMap<string, Placed<T>>,
  now: ReadonlyMap<string, Placed<T>>,
  aspectsOf: (was: Placed<T>, is: Placed<T>, id: string) => Aspect[],
): VersionChange[] {
  const line = (id: string, kind: VersionChange["kind"], { place, thing }: Placed<T>, aspects: Aspect[] = []) => ({
    of,
    id,
    kind,
    place,
    title: thing.title,
    aspects,
  });
  const removed = [...old].flatMap(([id, was]) => (now.has(id) ? [] : [line(id, "removed", was)]));
  const rest = [...now].flatMap(([id, is]) => {
    const was = old.get(id);
    if (!was) return [line(id, "added", is)];
    const aspects = aspectsOf(was, is, id);
    if (aspects.length === 0) return [];
    return [line(id, aspects.every(({ kind }) => kind === "moved") ? "moved" : "changed", is, aspects)];
  });
  return [...removed, ...rest];
}

const sameKinds = [
  ["text", "text"],
  ["teasers", "teasers"],
  ["video", "video"],
  ["captions", "captions"],
  ["activity", "activity"],
  ["resources", "resources"],
  ["files", "files"],
  ["section", "section"],
  ["minutes", "duration"],
  ["type", "type"],
] as const;

function aspectsOfLesson(was: LessonFacts, is: LessonFacts): Aspect[] {
  return [
    ...(was.title !== is.title ? [{ kind: "renamed" as const, from: was.title }] : []),
    ...sameKinds.filter(([field]) => was[field] !== is[field]).map(([, kind]) => ({ kind })),
    ...(was.isRequired !== is.isRequired
      ? [{ kind: is.isRequired ? ("required" as const) : ("optional" as const) }]
      : []),
    ...(was.isFreePreview !== is.isFreePreview
      ? [{ kind: is.isFreePreview ? ("preview" as const) : ("noPreview" as const) }]
      : []),
    ...(was.accessLevel !== is.accessLevel
      ? [{ kind: "access" as const, from: was.accessLevel, to: is.accessLevel }]
      : []),
    ...aspectsOfAssessment(was.assessment, is.assessment),
  ];
}

function aspectsOfAssessment(was: LessonFacts["assessment"], is: LessonFacts["assessment"]): Aspect[] {
  if (!was && !is) return [];
  if (!was) return [{ kind: "assessmentAdded" }];
  if (!is) return [{ kind: "assessmentRemoved" }];
  const old = new Map(was.questions.map(({ id, digest }) => [id, digest]));
  const now = new Set(is.questions.map(({ id }) => id));
  const wandered = moved([...old.keys()], [...now]);
  return [
    ...(was.rules !== is.rules || was.title !== is.title ? [{ kind: "assessmentRules" as const }] : []),
    ...was.questions.flatMap(({ id }, n) =>
      now.has(id) ? [] : [{ kind: "questionRemoved" as const, question: n + 1 }],
    ),
    ...is.questions.flatMap(({ id, digest }, n): Aspect[] => {
      const question = n + 1;
      if (!old.has(id)) return [{ kind: "questionAdded", question }];
      if (old.get(id) !== digest) return [{ kind: "questionChanged", question }];
      return wandered.has(id) ? [{ kind: "questionMoved", question }] : [];
    }),
  ];
}
