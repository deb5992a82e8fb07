import "server-only";
import { accountsRouter } from "@/features/accounts/server/router";
import { assessmentRouter } from "@/features/assessment/server/router";
import { captionsRouter } from "@/features/authoring/server/captions/router";
import { authoringRouter } from "@/features/authoring/server/router";
import { catalogRouter } from "@/features/catalog/server/router";
import { certificatesRouter } from "@/features/certificates/server/router";
import { draftingRouter } from "@/features/drafting/server/router";
import { enrollmentRouter } from "@/features/enrollment/server/router";
import { interchangeRouter } from "@/features/interchange/server/router";
import { learningRouter } from "@/features/learning/server/router";
import { mailRouter } from "@/features/mail/server/router";
import { mediaRouter } from "@/features/media/server/router";
import { notebookRouter } from "@/features/notebook/server/router";
import { profilesRouter } from "@/features/profiles/server/router";
import { reviewsRouter } from "@/features/reviews/server/router";
import { createCallerFactory, router } from "./init";

export const appRouter = router({
  accounts: accountsRouter,
  authoring: authoringRouter,
  certificates: certificatesRouter,
  assessment: assessmentRouter,
  captions: captionsRouter,
  catalog: catalogRouter,
  drafting: draftingRouter,
  enrollment: enrollmentRouter,
  interchange: interchangeRouter,
  learning: learningRouter,
  mail: mailRouter,
  media: mediaRouter,
  notebook: notebookRouter,
  profiles: profilesRouter,
  reviews: reviewsRouter,
});

export type AppRouter = typeof appRouter;

/** Calls the router in process: what pages, jobs' tests and the command line use. */
export const createCaller = createCallerFactory(appRouter);
