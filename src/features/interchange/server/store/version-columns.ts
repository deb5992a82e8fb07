import "server-only";
import type { Prisma } from "@/generated/prisma/client";

const file = {
  select: { id: true, storageKey: true, sizeBytes: true, originalName: true, sha256: true },
} as const satisfies { select: Prisma.StoredFileSelect };

const questionColumns = {
  type: true,
  text: true,
  points: true,
  penalty: true,
  explanation: true,
  feedback: true,
  numericValue: true,
  numericTolerance: true,
  numericUnit: true,
  body: true,
  readAgain: true,
  importedHash: true,
  question: { select: { id: true, sourceKey: true } },
  answers: {
    orderBy: { position: "asc" },
    select: {
      ...{ text: true, isCorrect: true, explanation: true },
      ...{ isCaseSensitive: true, isPattern: true, credit: true },
    },
  },
} as const satisfies Prisma.QuestionVersionSelect;

const lessonColumns = {
  section: true,
  title: true,
  type: true,
  activityType: true,
  isRequired: true,
  accessLevel: true,
  isFreePreview: true,
  content: true,
  registeredContent: true,
  guestContent: true,
  videoUrl: true,
  videoFile: file,
  videoSeconds: true,
  transcript: true,
  embedUrl: true,
  hasLab: true,
  labChecks: true,
  durationMinutes: true,
  importedHash: true,
  lesson: { select: { id: true, sourceKey: true } },
  captions: { orderBy: { language: "asc" }, select: { language: true, label: true, file } },
  resources: {
    orderBy: { position: "asc" },
    select: {
      title: true,
      type: true,
      description: true,
      url: true,
      isPremium: true,
      durationMinutes: true,
      file,
      resource: { select: { id: true, sourceKey: true } },
    },
  },
  assessmentVersion: {
    select: {
      title: true,
      description: true,
      passingScore: true,
      maxAttempts: true,
      timeLimitMinutes: true,
      opensAt: true,
      closesAt: true,
      cooldownMinutes: true,
      randomizeQuestions: true,
      randomizeAnswers: true,
      review: true,
      countingRule: true,
      feedbackBands: true,
      recordsSignals: true,
      hidesNames: true,
      twoGraders: true,
      agreementPercent: true,
      sections: true,
      paging: true,
      draws: {
        orderBy: { position: "asc" },
        select: {
          key: true,
          tags: true,
          difficulty: true,
          count: true,
          points: true,
          sectionKey: true,
          readAgain: true,
          bank: { select: { id: true, title: true } },
        },
      },
      questions: {
        orderBy: { position: "asc" },
        select: {
          sectionKey: true,
          drawKey: true,
          draw: { select: { sectionKey: true } },
          questionVersion: { select: questionColumns },
        },
      },
    },
  },
} as const satisfies Prisma.LessonVersionSelect;

/** Everything of a version that belongs into a course document. */
export const versionColumns = {
  id: true,
  publishedAt: true,
  title: true,
  subtitle: true,
  description: true,
  language: true,
  level: true,
  objectives: true,
  requirements: true,
  audience: true,
  skills: true,
  metaKeywords: true,
  metaDescription: true,
  durationMinutes: true,
  thumbnailFile: file,
  files: { orderBy: { path: "asc" }, select: { path: true, file } },
  lessonGates: { orderBy: { id: "asc" }, select: { lessonId: true, moduleId: true, condition: true } },
  course: {
    select: {
      id: true,
      slug: true,
      originKey: true,
      priceMinor: true,
      currency: true,
      hasCertificate: true,
      category: { select: { slug: true } },
      gradebook: { select: { countsMissing: true } },
      gradeCategories: {
        orderBy: { position: "asc" },
        select: { id: true, name: true, weight: true, dropLowest: true },
      },
      gradeItems: {
        where: { archivedAt: null },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: { title: true, categoryId: true, maxPoints: true, assessment: { select: { lessonId: true } } },
      },
    },
  },
  modules: {
    orderBy: { position: "asc" },
    select: {
      title: true,
      description: true,
      publishedAt: true,
      durationMinutes: true,
      importedHash: true,
      module: { select: { id: true, sourceKey: true } },
      lessons: { orderBy: { position: "asc" }, select: lessonColumns },
    },
  },
} as const satisfies Prisma.CourseVersionSelect;

export type VersionRow = Prisma.CourseVersionGetPayload<{ select: typeof versionColumns }>;
export type LessonRow = VersionRow["modules"][number]["lessons"][number];
export type FileRow = NonNullable<VersionRow["thumbnailFile"]>;
export type QuestionRow = NonNullable<LessonRow["assessmentVersion"]>["questions"][number]["questionVersion"];
export type DrawRow = NonNullable<LessonRow["assessmentVersion"]>["draws"][number];
