import { touchTags } from "@/server/cache/tag-cache";
import { seedBank } from "./bank";
import { seedCategories } from "./categories";
import { seedCourses } from "./courses";
import { seedDashboard } from "./dashboard";
import { seedEnrollments } from "./enrollments";
import { seedEssays } from "./essays";
import { seedGroups } from "./groups";
import { seedInstructors } from "./instructors";
import { seedPeople } from "./people";
import { seedReviews } from "./reviews";
import type { SeedDeps } from "./seed-deps";
import { seedTestimonials } from "./testimonials";

/**
 * Puts the demo content in; what is there already is left alone, so an interrupted run is simply repeated.
 * Returns one line on what there is, for the terminal.
 */
export async function seed(deps: SeedDeps): Promise<string> {
  const [people] = await Promise.all([seedPeople(deps), seedCategories(deps)]);
  await seedInstructors(deps, people);
  const courses = await seedCourses(deps, people);
  const enrollments = await seedEnrollments(deps, people, courses);
  await seedGroups(deps, people, courses);
  await seedEssays(deps, people, courses);
  await seedBank(deps, people, courses);
  await seedDashboard(deps, people, courses);
  const reviews = await seedReviews(deps, people, courses);
  await seedTestimonials(deps);
  // A site that runs already shows it at once.
  const ids = [...courses.values()].map(({ id }) => `course:${id}`);
  await deps.db.$transaction((tx) => touchTags(tx, ["catalog", "categories", "site", ...ids]));
  return `${people.ids.length} people, ${courses.size} courses, ${enrollments} enrollments, ${reviews} reviews`;
}
