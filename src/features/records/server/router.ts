import "server-only";
import { SaveDesk } from "@/features/records/schema";
import { onSite, router } from "@/server/trpc/init";
import { getDesk } from "./get-desk";
import { getTranscript } from "./get-transcript";
import { listRecommendations } from "./list-recommendations";
import { saveDesk } from "./save-desk";

export const recordsRouter = router({
  /** The asker's time, streak, goal and habit. */
  desk: onSite("account.own").query(({ ctx }) => getDesk(ctx)),
  saveDesk: onSite("account.own")
    .input(SaveDesk)
    .mutation(({ ctx, input }) => saveDesk(ctx, input)),
  /** Courses that the asker does not have, each with its reason. */
  recommendations: onSite("account.own").query(({ ctx }) => listRecommendations(ctx)),

  /** All that the asker has studied, as it stands now. */
  transcript: onSite("account.own").query(({ ctx }) => getTranscript(ctx)),
});
