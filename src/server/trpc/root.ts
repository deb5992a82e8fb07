import "server-only";
import { lazy } from "@trpc/server";
import { createCallerFactory, router } from "./init";

/** Each part is loaded with the first call to it: a process that starts, or starts again after a fault, answers sooner. */
export const appRouter = router({
  accounts: lazy(() => import("@/features/accounts/server/router")),
  authoring: lazy(() => import("@/features/authoring/server/router")),
  certificates: lazy(() => import("@/features/certificates/server/router")),
  assessment: lazy(() => import("@/features/assessment/server/router")),
  audit: lazy(() => import("@/features/audit/server/router")),
  captions: lazy(() => import("@/features/authoring/server/captions/router")),
  catalog: lazy(() => import("@/features/catalog/server/router")),
  courseGroups: lazy(() => import("@/features/course-groups/server/router")),
  courses: lazy(() => import("@/features/courses/server/router")),
  categories: lazy(() => import("@/features/administration/server/categories/router")),
  discussion: lazy(() => import("@/features/discussion/server/router")),
  drafting: lazy(() => import("@/features/drafting/server/router")),
  enrollment: lazy(() => import("@/features/enrollment/server/router")),
  gradebook: lazy(() => import("@/features/gradebook/server/router")),
  grading: lazy(() => import("@/features/grading/server/router")),
  instructors: lazy(() => import("@/features/instructors/server/router")),
  interchange: lazy(() => import("@/features/interchange/server/router")),
  itemAnalysis: lazy(() => import("@/features/item-analysis/server/router")),
  jobs: lazy(() => import("@/features/jobs/server/router")),
  learning: lazy(() => import("@/features/learning/server/router")),
  listings: lazy(() => import("@/features/administration/server/listings/router")),
  mail: lazy(() => import("@/features/mail/server/router")),
  media: lazy(() => import("@/features/media/server/router")),
  notebook: lazy(() => import("@/features/notebook/server/router")),
  notifications: lazy(() => import("@/features/notifications/server/router")),
  practice: lazy(() => import("@/features/practice/server/router")),
  privacy: lazy(() => import("@/features/privacy/server/router")),
  profiles: lazy(() => import("@/features/profiles/server/router")),
  records: lazy(() => import("@/features/records/server/router")),
  regrade: lazy(() => import("@/features/regrade/server/router")),
  reviews: lazy(() => import("@/features/reviews/server/router")),
  backups: lazy(() => import("@/features/administration/server/backups/router")),
  branding: lazy(() => import("@/features/administration/server/branding/router")),
  sitePages: lazy(() => import("@/features/administration/server/pages/router")),
  statistics: lazy(() => import("@/features/statistics/server/router")),
  studio: lazy(() => import("@/features/studio/server/router")),
  subscriptions: lazy(() => import("@/features/subscriptions/server/router")),
  users: lazy(() => import("@/features/users/server/router")),
  testimonials: lazy(() => import("@/features/administration/server/testimonials/router")),
});

export type AppRouter = typeof appRouter;

/** Calls the router in process: what pages, jobs' tests and the command line use. */
export const createCaller = createCallerFactory(appRouter);
