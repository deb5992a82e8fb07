import type { Talk } from "@/features/discussion/server/list-threads";

/** Where a discussion is shown, and to whom. */
export interface TalkPlace {
  courseId: string;
  slug: string;
  /** BCP 47, of the titles of lessons. */
  language: string;
  /** Beside this lesson; null on the page of the course. */
  lessonId: string | null;
  reader: Talk["reader"];
  /** Something was stored: what is shown is to be fetched again. */
  onChanged: () => void;
}
