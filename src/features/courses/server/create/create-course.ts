import "server-only";
import * as z from "zod";
import type { CreateCourse } from "@/features/courses/builder";
import { startSession } from "@/features/courses/server/sessions/start-session";
import type { CreationMethod } from "@/generated/prisma/enums";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import type { PersonDeps } from "@/server/trpc/context";
import { makeCourse, type NewCourse } from "./make-course";

export const MadeCourse = z.object({ courseId: z.string(), slug: z.string(), sessionId: z.string() });
export type MadeCourse = z.infer<typeof MadeCourse>;

export type CreateDeps = Pick<PersonDeps, "db" | "now" | "actor" | "userAgent">;

/** A draft that can be written in. */
export interface EmptyDraft {
  courseId: string;
  slug: string;
  at: Date;
}

interface Creation extends CreateCourse {
  method: CreationMethod;
  template?: { id: string; name: string };
  course?: Partial<NewCourse["course"]>;
}

/** Copying a large course takes longer than the five seconds that a transaction has by default. */
const limits = { maxWait: 10_000, timeout: 60_000 };

/**
 * Makes a course with its lead, an address of its own and a session of the builder, then has it filled. A repeated call with the
 * same id makes nothing and answers as the first did.
 * @throws AppError CONFLICT `courses.id_taken` when the id belongs to a course of someone else.
 */
export function createWith(
  { db, now, actor, userAgent }: CreateDeps,
  { courseId, sessionId, title, method, template, course }: Creation,
  fill: (tx: Tx, draft: EmptyDraft) => Promise<void>,
): Promise<MadeCourse> {
  const at = now();
  return db.$transaction(async (tx) => {
    const about = { id: courseId, ownerId: actor.id, title, slug: null, at };
    const made = await makeCourse(tx, { ...about, course: { ...course, creationMethod: method } });
    if (!made.isNew) return findMade(tx, { courseId, ownerId: actor.id });
    await fill(tx, { courseId, slug: made.slug, at });
    await startSession(tx, { sessionId, instructorId: actor.id, courseId, method, template, at, userAgent });
    return { courseId, slug: made.slug, sessionId };
  }, limits);
}

async function findMade(tx: Tx, { courseId, ownerId }: { courseId: string; ownerId: string }): Promise<MadeCourse> {
  const known = await tx.course.findFirst({
    where: { id: courseId, createdById: ownerId },
    select: { slug: true, builderSessions: { select: { sessionId: true }, orderBy: { createdAt: "asc" }, take: 1 } },
  });
  const sessionId = known?.builderSessions[0]?.sessionId;
  if (!known || !sessionId) throw new AppError("CONFLICT", "courses.id_taken");
  return { courseId, slug: known.slug, sessionId };
}

/** A course that holds nothing but its title. Safe to retry; errors as of `createWith`. */
export function createCourse(deps: CreateDeps, input: CreateCourse): Promise<MadeCourse> {
  return createWith(deps, { ...input, method: "BUILDER" }, async (tx, { courseId }) => {
    await tx.courseVersion.create({ data: { id: uuidV7(), courseId, number: 1, title: input.title } });
  });
}
