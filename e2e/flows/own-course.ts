import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { callSite } from "./call-site";

export interface OwnCourse {
  id: string;
  title: string;
  /** Where its part of this name is in the studio. */
  at: (part: "team" | "students" | "students/import") => string;
}

/** A course of the signed-in instructor's own, with one lesson: a draft, or live. */
export async function ownCourse(page: Page, url: string, { isLive }: { isLive: boolean }): Promise<OwnCourse> {
  const site = await callSite(url, page.context());
  const [courseId, moduleId, lessonId] = [randomUUID(), randomUUID(), randomUUID()];
  const title = `Knots ${courseId.slice(0, 8)}`;
  await site.studio.builder.create.mutate({ courseId, sessionId: randomUUID(), title });
  await site.authoring.outline.addModule.mutate({ courseId, moduleId, title: "First steps" });
  await site.authoring.outline.addLesson.mutate({ courseId, lessonId, moduleId, title: "The bowline", kind: "lesson" });
  if (isLive) await site.courses.publish.mutate({ courseId });
  return { id: courseId, title, at: (part) => `/instructor/courses/${courseId}/${part}` };
}
