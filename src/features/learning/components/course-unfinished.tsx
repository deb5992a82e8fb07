"use client";
import { useFreshlyDone } from "./use-freshly-done";

/** Remembers, on pages of a course that is not done yet, that it is not: so that the page that first sees it done can say so. */
export function CourseUnfinished({ enrollmentId }: { enrollmentId: string }) {
  useFreshlyDone(`${enrollmentId} course`, false);
  return null;
}
