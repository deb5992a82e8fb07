import "server-only";
import { router } from "@/server/trpc/init";
import { assessmentEditingRouter } from "./assessment/router";
import { banksRouter } from "./banks/router";
import { drawsRouter } from "./draws/router";
import { lessonRouter } from "./lesson/router";
import { outlineRouter } from "./outline/router";

export const authoringRouter = router({
  outline: outlineRouter,
  lesson: lessonRouter,
  assessment: assessmentEditingRouter,
  draws: drawsRouter,
  banks: banksRouter,
});
