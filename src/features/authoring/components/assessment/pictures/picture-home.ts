import { api } from "@/components/api/client";

/** Where the images of questions are kept: with a course, or with a bank. */
export type PictureHome = { courseId: string } | { bankId: string };

/** Makes a stored file one of its files; @returns the path by which texts name it, and where it can be seen. */
export const takeFile = (home: PictureHome, fileId: string): Promise<{ path: string; url: string }> =>
  "courseId" in home
    ? api.authoring.lesson.takeFile.mutate({ courseId: home.courseId, fileId })
    : api.authoring.banks.takeFile.mutate({ bankId: home.bankId, fileId });

/** Its images by their paths; what it doesn't have is left out. */
export const linkedPictures = (home: PictureHome, paths: string[], signal: AbortSignal) =>
  "courseId" in home
    ? api.authoring.assessment.pictures.query({ courseId: home.courseId, paths }, { signal })
    : api.authoring.banks.pictures.query({ bankId: home.bankId, paths }, { signal });
