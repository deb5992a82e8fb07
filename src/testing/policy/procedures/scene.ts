import type { Db } from "@/server/db/client";
import type { TestClock } from "@/testing/clock";
import { theCourses } from "./course-scene";
import { theAuthorsThings, theLearnersThings, theSitesThings } from "./things-scene";

/** A course with its people and one of each thing, and the ids of all of them. */
export async function theScene(db: Db, clock: TestClock) {
  const course = await theCourses(db, clock);
  const learners = await theLearnersThings(db, clock, course);
  const authors = await theAuthorsThings(db, clock, course);
  const sites = await theSitesThings(db, clock, course);
  return { ...course, ...learners, ...authors, ...sites };
}

export type Scene = Awaited<ReturnType<typeof theScene>>;
