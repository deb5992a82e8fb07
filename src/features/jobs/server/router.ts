import "server-only";
import {
  ActOnRun,
  FunctionRef,
  ListRuns,
  RepeatRun,
  RunNow,
  RunRef,
  SaveTimetable,
  SwitchFunction,
  Timetable,
} from "@/features/jobs/schema";
import { onSite, router } from "@/server/trpc/init";
import { AskedRun, endRun, hasBegun, hurryRun, repeatRun, runNow } from "./ask-for-run";
import { getJobFunction } from "./get-function";
import { getRun } from "./get-run";
import { listJobFunctions } from "./list-functions";
import { listRuns } from "./list-runs";
import { listDue, readTimetable } from "./read-timetable";
import { saveTimetable } from "./save-timetable";
import { switchFunction } from "./switch-function";

export const jobsRouter = router({
  runs: onSite("admin.use")
    .input(ListRuns)
    .query(({ ctx, input }) => listRuns(ctx, input)),
  run: onSite("admin.use")
    .input(RunRef)
    .query(({ ctx, input }) => getRun(ctx, input.runId)),
  hasBegun: onSite("admin.use")
    .input(RunRef)
    .query(({ ctx, input }) => hasBegun(ctx, input.runId)),
  functions: onSite("admin.use").query(({ ctx }) => listJobFunctions(ctx)),
  function: onSite("admin.use")
    .input(FunctionRef)
    .query(({ ctx, input }) => getJobFunction(ctx, input.name)),
  /** The next three times of a timetable that no one has saved yet. */
  preview: onSite("admin.use")
    .input(Timetable)
    .query(({ ctx, input }) => listDue(readTimetable(input, ctx.now()), ctx.now(), 3)),
  switch: onSite("admin.use")
    .input(SwitchFunction)
    .mutation(({ ctx, input }) => switchFunction(ctx, input)),
  saveTimetable: onSite("admin.use")
    .input(SaveTimetable)
    .mutation(({ ctx, input }) => saveTimetable(ctx, input)),
  runNow: onSite("admin.use")
    .input(RunNow)
    .output(AskedRun)
    .mutation(({ ctx, input }) => runNow(ctx, input)),
  repeat: onSite("admin.use")
    .input(RepeatRun)
    .output(AskedRun)
    .mutation(({ ctx, input }) => repeatRun(ctx, input)),
  hurry: onSite("admin.use")
    .input(ActOnRun)
    .mutation(({ ctx, input }) => hurryRun(ctx, input)),
  end: onSite("admin.use")
    .input(ActOnRun)
    .mutation(({ ctx, input }) => endRun(ctx, input)),
});
