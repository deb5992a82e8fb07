import "server-only";
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { LessonDocument, ModuleDocument } from "@/features/interchange/course-document";
import type { QuestionDocument } from "@/features/questions/course-files";

/** The same content has the same fingerprint, here and in any file it was imported from. */
export function fingerprintModule({ lessons: _, ...module }: ModuleDocument): string {
  return fingerprint(module);
}

/** Of a lesson with its rules of assessment; its questions have fingerprints of their own. */
export function fingerprintLesson({ assessment, ...lesson }: LessonDocument): string {
  return fingerprint({ ...lesson, assessment: assessment && { ...assessment, questions: [] } });
}

export function fingerprintQuestion(question: QuestionDocument): string {
  return fingerprint(question);
}

function fingerprint(value: object): string {
  return createHash("sha256")
    .update(canonicalize(value) ?? "")
    .digest("hex");
}
