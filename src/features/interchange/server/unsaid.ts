import "server-only";
import type { AssessmentDocument, LessonDocument, ReadCourse } from "@/features/interchange/course-document";
import { standardReview } from "@/features/questions/review-matrix";

/** What courses of other platforms say nothing of, and what Lectern then takes. Whoever reads one adds what it does say. */

export const unsaidOfCourse = {
  slug: null,
  subtitle: "",
  language: "en",
  level: "ALL_LEVELS",
  category: null,
  objectives: [],
  requirements: [],
  audience: [],
  skills: [],
  price: null,
  hasCertificate: true,
  seo: { description: "", keywords: [] },
  thumbnail: null,
  durationMinutes: null,
} satisfies Partial<ReadCourse["course"]>;

export const unsaidOfLesson = {
  required: true,
  access: "REGISTERED",
  freePreview: false,
  content: "",
  guestContent: "",
  registeredContent: "",
  video: null,
  embedUrl: null,
  hasLab: false,
  labChecks: [],
  resources: [],
  assessment: null,
} satisfies Partial<LessonDocument>;

export const unsaidOfAssessment = {
  description: "",
  maxAttempts: 0,
  timeLimitMinutes: 0,
  opensAt: null,
  closesAt: null,
  cooldownMinutes: 0,
  shuffleQuestions: false,
  shuffleAnswers: false,
  review: standardReview,
  counts: "BEST",
  feedbackBands: [],
  recordsSignals: false,
  hidesNames: false,
  twoGraders: false,
  agreementPercent: 10,
} satisfies Partial<AssessmentDocument>;
