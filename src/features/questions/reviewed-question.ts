import type { Hundredths } from "./points";
import type { ReviewedArea, ReviewRow } from "./question-type";
import type { ShownRubric } from "./rubric";
import type { ShownText } from "./shown-question";

export interface ShownRow extends Omit<ReviewRow, "lead" | "text" | "kind" | "feedback"> {
  /** What the text is an answer to, where that isn't the question itself. */
  lead: ShownText | null;
  /** An author's text, or what someone typed. */
  text: ShownText | string;
  feedback: ShownText | null;
}

export interface ShownRegrades {
  /** The question counts for nothing. */
  isLeftOut: boolean;
  /** The first one first. */
  changes: {
    at: Date;
    /** Null while the answer waited for a person. */
    before: Hundredths | null;
    after: Hundredths | null;
    isLeftOut: boolean;
    reason: string;
  }[];
}

export interface ReviewedQuestion {
  versionId: string;
  text: ShownText;
  /** The marks of the blanks in the text, in its order. */
  blanks: string[];
  points: number;
  isAnswered: boolean;
  /** An image with the areas that could be chosen; null where there is none. */
  picture: { image: ShownText; areas: ReviewedArea[] } | null;
  /** Null while results are not shown. */
  result: { earned: number; isCorrect: boolean } | null;
  rows: ShownRow[];
  /** A grader's words as typed; the author's general ones and the explanation, null while the policy keeps them. */
  graderFeedback: string;
  feedback: ShownText | null;
  explanation: ShownText | null;
}

/** A file of an answer, with the address where its reader may fetch it. */
export interface ShownFile {
  id: string;
  name: string;
  sizeBytes: number;
  address: string;
}

export interface GivenFiles {
  files: readonly ShownFile[];
  /** Names of those that had not arrived when the attempt ended: for its student alone. */
  late: readonly string[];
}

/** A lesson, with its number in the course as students see it ("2.1"). */
export interface LessonToRead {
  lessonId: string;
  title: string;
  place: string;
}

/** What a question of an attempt has beside it. */
export interface InAttempt {
  /** What the author named for those who missed it; empty where the question was answered right, or that isn't shown. */
  readAgain: readonly LessonToRead[];
  /** What a person graded by; null where that isn't shown or there is none. */
  rubric: ShownRubric | null;
  /** Null while results are not shown. */
  regrades: ShownRegrades | null;
  /** Null where the question isn't answered with files. */
  files?: GivenFiles | null;
  /** For staff: when the student checked the answer, which made it final while the attempt ran. Null where they didn't. */
  checkedAt?: Date | null;
  /** Of the same question in earlier attempts, earliest first. */
  earlier?: readonly EarlierResult[];
}

/** What a question earned in an earlier attempt. */
export interface EarlierResult {
  number: number;
  earned: number;
  points: number;
  /** Another version of it was asked then. */
  isReworded: boolean;
}
