import * as z from "zod";
import { signalsInOne } from "./signals";

const most = 2_147_483_647;
const noted = {
  /** Made by the page: the same signal sent twice is one. */
  id: z.uuid(),
  /** By the server's clock as far as the page knows it; the server bounds it. */
  sinceStartMs: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
};

export const PageSignal = z.discriminatedUnion("kind", [
  z.strictObject({ ...noted, kind: z.literal("PAGE_HIDDEN"), awaySeconds: z.number().int().min(0).max(most) }),
  z.strictObject({
    ...noted,
    kind: z.literal("PASTED"),
    questionVersionId: z.uuid(),
    /** How many, and never which. */
    characterCount: z.number().int().min(0).max(most),
  }),
]);
export type PageSignal = z.infer<typeof PageSignal>;

export const RecordSignals = z.object({ attemptId: z.uuid(), signals: z.array(PageSignal).min(1).max(signalsInOne) });
export type RecordSignals = z.infer<typeof RecordSignals>;
