import "server-only";
import { accountsRouter } from "@/features/accounts/server/router";
import { backupsRouter } from "@/features/administration/server/backups/router";
import { brandingRouter } from "@/features/administration/server/branding/router";
import { categoriesRouter } from "@/features/administration/server/categories/router";
import { listingsRouter } from "@/features/administration/server/listings/router";
import { sitePagesRouter } from "@/features/administration/server/pages/router";
import { testimonialsRouter } from "@/features/administration/server/testimonials/router";
import { assessmentRouter } from "@/features/assessment/server/router";
import { auditRouter } from "@/features/audit/server/router";
import { captionsRouter } from "@/features/authoring/server/captions/router";
import { authoringRouter } from "@/features/authoring/server/router";
import { catalogRouter } from "@/features/catalog/server/router";
import { certificatesRouter } from "@/features/certificates/server/router";
import { courseGroupsRouter } from "@/features/course-groups/server/router";
import { coursesRouter } from "@/features/courses/server/router";
import { discussionRouter } from "@/features/discussion/server/router";
import { draftingRouter } from "@/features/drafting/server/router";
import { enrollmentRouter } from "@/features/enrollment/server/router";
import { gradebookRouter } from "@/features/gradebook/server/router";
import { gradingRouter } from "@/features/grading/server/router";
import { instructorsRouter } from "@/features/instructors/server/router";
import { interchangeRouter } from "@/features/interchange/server/router";
import { itemAnalysisRouter } from "@/features/item-analysis/server/router";
import { jobsRouter } from "@/features/jobs/server/router";
import { learningRouter } from "@/features/learning/server/router";
import { mailRouter } from "@/features/mail/server/router";
import { mediaRouter } from "@/features/media/server/router";
import { notebookRouter } from "@/features/notebook/server/router";
import { notificationsRouter } from "@/features/notifications/server/router";
import { practiceRouter } from "@/features/practice/server/router";
import { privacyRouter } from "@/features/privacy/server/router";
import { profilesRouter } from "@/features/profiles/server/router";
import { recordsRouter } from "@/features/records/server/router";
import { regradeRouter } from "@/features/regrade/server/router";
import { reviewsRouter } from "@/features/reviews/server/router";
import { statisticsRouter } from "@/features/statistics/server/router";
import { studioRouter } from "@/features/studio/server/router";
import { subscriptionsRouter } from "@/features/subscriptions/server/router";
import { usersRouter } from "@/features/users/server/router";
import { createCallerFactory, router } from "./init";

export const appRouter = router({
  accounts: accountsRouter,
  authoring: authoringRouter,
  certificates: certificatesRouter,
  assessment: assessmentRouter,
  audit: auditRouter,
  captions: captionsRouter,
  catalog: catalogRouter,
  courseGroups: courseGroupsRouter,
  courses: coursesRouter,
  categories: categoriesRouter,
  discussion: discussionRouter,
  drafting: draftingRouter,
  enrollment: enrollmentRouter,
  gradebook: gradebookRouter,
  grading: gradingRouter,
  instructors: instructorsRouter,
  interchange: interchangeRouter,
  itemAnalysis: itemAnalysisRouter,
  jobs: jobsRouter,
  learning: learningRouter,
  listings: listingsRouter,
  mail: mailRouter,
  media: mediaRouter,
  notebook: notebookRouter,
  notifications: notificationsRouter,
  practice: practiceRouter,
  privacy: privacyRouter,
  profiles: profilesRouter,
  records: recordsRouter,
  regrade: regradeRouter,
  reviews: reviewsRouter,
  backups: backupsRouter,
  branding: brandingRouter,
  sitePages: sitePagesRouter,
  statistics: statisticsRouter,
  studio: studioRouter,
  subscriptions: subscriptionsRouter,
  users: usersRouter,
  testimonials: testimonialsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls the router in process: what pages, jobs' tests and the command line use. */
export const createCaller = createCallerFactory(appRouter);
