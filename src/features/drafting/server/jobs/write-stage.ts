import "server-only";
import { stageAsked } from "@/features/drafting/events";
import { modelOf } from "@/features/drafting/server/model/model-config";
import { breakRun, endRun } from "@/features/drafting/server/runs/end-run";
import { writeUnit } from "@/features/drafting/server/runs/write-unit";
import { type Stage, stages } from "@/features/drafting/suggestions";
import { db } from "@/server/db/client";
import { failedWith, inngest, on } from "@/server/inngest/client";

const now = () => new Date();

/** Units of one author that are written at the same time. */
const atOnce = 4;

/** A stage of a draft, a step for each unit: a step that has ended is never run again, and one that was cut off goes on from what is stored. */
const writerOf = (stage: Stage) =>
  inngest.createFunction(
    {
      id: `drafting.write-${stage}`,
      retries: 3,
      concurrency: { key: "event.data.instructorId", limit: atOnce },
      triggers: [on(stageAsked[stage])],
      onFailure: async ({ event }) => {
        const asked = failedWith(stageAsked[stage], event);
        if (asked) await breakRun({ db, now }, asked.runId);
      },
    },
    async ({ event, step }) => {
      const { runId } = event.data;
      const units = await step.run("plan", () =>
        db.draftUnit.findMany({ where: { runId }, orderBy: { position: "asc" }, select: { id: true } }),
      );
      await Promise.all(
        units.map(({ id }, at) => step.run(`write-${at + 1}`, () => writeUnit({ db, now, model: modelOf() }, id))),
      );
      await step.run("end", async () => {
        await endRun({ db, now }, runId);
        return { runId };
      });
      return { runId };
    },
  );

export const writeStages = stages.map(writerOf);
