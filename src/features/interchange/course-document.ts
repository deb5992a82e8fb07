import type { QuestionDocument } from "@/features/questions/course-files";
import type { FeedbackBand } from "@/features/questions/feedback-bands";
import type { ReviewMatrix } from "@/features/questions/review-matrix";

/**
 * A whole course as plain data: what every importer produces and every exporter consumes. Texts are Markdown source
 * (CommonMark + GFM + math + directives) that may hold raw HTML. Files are named by a path relative to the course root;
 * texts refer to them by that path, and to a lesson as `lesson:` and its sourceKey. A source key is unique: a module's and
 * a lesson's and a resource's in the course, a question's in its assessment.
 */
export interface CourseDocument {
  /** Stable identity of the course in its source, for example "olx:OpenedX/DemoX/DemoCourse" or "lectern:UUID". */
  originKey: string;
  slug: string | null;
  title: string;
  subtitle: string;
  description: string;
  /** BCP 47. */
  language: string;
  level: "BEGINNER" | "INTERMEDIATE" | "ADVANCED" | "ALL_LEVELS";
  /** Slug of a category, or null to leave the choice to the instructor. */
  category: string | null;
  objectives: string[];
  requirements: string[];
  audience: string[];
  skills: string[];
  price: { amountMinor: number; currency: string } | null;
  hasCertificate: boolean;
  seo: { description: string; keywords: string[] };
  /** Path of an image among `files`. */
  thumbnail: string | null;
  /** Set by hand; null for the sum of the lessons. */
  durationMinutes: number | null;
  modules: ModuleDocument[];
  files: FileDocument[];
  /** Absent where nothing was set up. */
  gradebook?: GradebookDocument;
}

/** How grades are put together. No grade of a student is in it. */
export interface GradebookDocument {
  /** What a student has not done counts as 0 points; else it is left out. */
  countsMissing: boolean;
  /** In their order, names each once. `weight`: percent of the total. */
  categories: { name: string; weight: number; dropLowest: number }[];
  /** Assessments that aren't as all begin (100 points, no category), by their lessons, then the items that have only a title. */
  items: GradeItemDocument[];
}

export interface GradeItemDocument {
  /** Source key of a lesson with an assessment; or else there is a title. */
  lesson?: string;
  title?: string;
  /** Name of a category. */
  category?: string;
  points: number;
}

/** What has to hold before a lesson or the lessons of a module open: all that is named. */
export interface GateDocument {
  /** Source keys of lessons. */
  after?: string[];
  /** Source keys of modules. */
  afterModules?: string[];
  /** ISO 8601, in UTC. */
  on?: string;
  daysAfterEnrolment?: number;
}

export interface ModuleDocument {
  /** Stable within the course: decides which module a repeated import updates. */
  sourceKey: string;
  title: string;
  description: string;
  hidden: boolean;
  durationMinutes: number | null;
  /** Absent where nothing is asked: what was imported before there were gates is the same as it was. */
  opens?: GateDocument;
  lessons: LessonDocument[];
}

export type LessonType = "VIDEO" | "READING" | "INTERACTIVE" | "QUIZ" | "LAB" | "DISCUSSION";
export type ActivityType = "WATCH" | "READ" | "DO" | "DISCUSS";

export interface LessonDocument {
  sourceKey: string;
  title: string;
  /** Heading under which the lesson is inside its module (an OLX sequential), or null. */
  section: string | null;
  type: LessonType;
  activity: ActivityType;
  required: boolean;
  access: "GUEST" | "REGISTERED" | "PREMIUM";
  freePreview: boolean;
  durationMinutes: number | null;
  content: string;
  guestContent: string;
  registeredContent: string;
  /** Either an address outside or a stored file of the course, never both. */
  video: VideoDocument | null;
  /** Address of an interactive embed, from the allow-list of hosts. */
  embedUrl: string | null;
  hasLab: boolean;
  /** What a student ticks off in a lab. */
  labChecks: string[];
  resources: ResourceDocument[];
  assessment: AssessmentDocument | null;
  /** As of a module. */
  opens?: GateDocument;
}

export interface VideoDocument {
  url: string | null;
  filePath: string | null;
  captions: { language: string; label: string; filePath: string }[];
  /** WebVTT or plain text. */
  transcript: string;
  durationSeconds: number | null;
}

export interface ResourceDocument {
  sourceKey: string;
  title: string;
  type: "DOCUMENT" | "CODE" | "DATA" | "IMAGE" | "AUDIO" | "VIDEO" | "ARCHIVE" | "LINK" | "OTHER";
  description: string;
  filePath: string | null;
  url: string | null;
  premium: boolean;
  durationMinutes: number | null;
}

export interface AssessmentDocument {
  title: string;
  description: string;
  /** 0 to 100. */
  passingScore: number;
  /** 0 = unlimited. */
  maxAttempts: number;
  /** 0 = no limit. */
  timeLimitMinutes: number;
  /** ISO 8601 in UTC, the first before the second; null: no such moment. */
  opensAt: string | null;
  closesAt: string | null;
  /** 0 = none. */
  cooldownMinutes: number;
  shuffleQuestions: boolean;
  shuffleAnswers: boolean;
  /** What students see of an ended attempt, and when. */
  review: ReviewMatrix;
  counts: "BEST" | "LAST" | "AVERAGE";
  /** About the whole attempt, by its score in percent; none from the same. */
  feedbackBands: FeedbackBand[];
  /** Whether attempts note absences, pasting and changes of network. */
  recordsSignals: boolean;
  /** Whether those who grade and teach see numbers in place of its students' names, until names are shown. */
  hidesNames: boolean;
  /** Whether two people grade each answer. */
  twoGraders: boolean;
  /** Of a question's points: two grades that differ by no more agree. */
  agreementPercent: number;
  /** In the order in which they are asked. Absent for none: what was imported before there were sections is the same as it was. */
  sections?: SectionDocument[];
  /** Absent for none, as sections. */
  draws?: DrawDocument[];
  /** How many questions a page of an attempt has. Absent for a section's. */
  paging?: "ALL" | "QUESTION";
  /** By section, where there are some. */
  questions: QuestionDocument[];
}

export interface SectionDocument {
  /** Unique in the assessment. */
  key: string;
  /** Empty: it is known by its number. */
  title: string;
  introduction: string;
}

/** A random choice from questions, its pool: those that name it. */
export interface DrawDocument {
  /** A UUID, unique in the assessment. */
  key: string;
  /** Title of the question bank that its pool is from. */
  bank: string;
  /** What the questions of the bank that match it are tagged with, in lower case; empty for any. */
  tags: string[];
  /** 1 easy, 2 medium, 3 hard. Absent for any. */
  difficulty?: number;
  /** How many questions of its pool an attempt has. */
  count: number;
  /** Of each of its questions. */
  points: number;
  /** Source keys of lessons to read again after missing one of its questions, which have the same. Absent for none. */
  readAgain?: string[];
  /** Key of its section. Absent without sections. */
  section?: string;
}

export interface FileDocument {
  /** Relative to the course root, forward slashes, NFC, no "..". */
  path: string;
  /** Where its bytes lie on this machine while the import runs. */
  localPath: string;
  size: number;
}

/** One thing that an import could not carry over. */
export interface NotCarried {
  /** File and, where there is one, line. */
  where: string;
  /** Kind of thing, in the source's own word: "customresponse", "poll", "remote image". */
  what: string;
  why: string;
}

export interface ReadCourse {
  course: CourseDocument;
  notCarried: NotCarried[];
  /** How many of each kind came over, in the source's own words: with `notCarried` it adds up to what the source holds. */
  carriedByKind: Readonly<Record<string, number>>;
  /** Things changed on the way in that lose nothing, such as a normalised folder. */
  notes: string[];
}
