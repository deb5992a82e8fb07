import "server-only";
import { db } from "@/server/db/client";
import { inngest } from "@/server/inngest/client";
import { noteAnswer } from "@/server/inngest/path/probe";
import { probeEvent } from "@/server/inngest/path/probe-event";

/** Proves that events reach the Inngest server and that its calls reach this site. */
export const answerProbe = inngest.createFunction(
  { id: "system.answer-probe", retries: 0, triggers: [{ event: probeEvent }] },
  async () => {
    await noteAnswer(db, new Date());
  },
);
