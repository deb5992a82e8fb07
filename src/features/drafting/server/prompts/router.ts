import "server-only";
import * as z from "zod";
import { PreviewPrompt, SavePrompt, ShowPrompt } from "@/features/drafting/prompts-schema";
import { onSite, router } from "@/server/trpc/init";
import { getPrompt } from "./get-prompt";
import { listPrompts } from "./list-prompts";
import { previewPrompt } from "./preview-prompt";
import { savePrompt } from "./save-prompt";

/** What models are told is no one's business but an admin's. */
const forAdmins = onSite("admin.use");

export const promptsRouter = router({
  list: forAdmins.query(({ ctx }) => listPrompts(ctx)),
  get: forAdmins.input(ShowPrompt).query(({ ctx, input }) => getPrompt(ctx, input)),
  save: forAdmins
    .input(SavePrompt)
    .output(z.object({ number: z.int() }))
    .mutation(({ ctx, input }) => savePrompt(ctx, input)),
  /** A mutation because the text is too long for an address. */
  preview: forAdmins.input(PreviewPrompt).mutation(({ ctx, input }) => previewPrompt(ctx, input)),
});
