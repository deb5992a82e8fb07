import "server-only";
import { AskForDeletion, ExportRef, SaveDataSettings } from "@/features/privacy/schema";
import { getStorage } from "@/server/storage/get-storage";
import { onSite, router } from "@/server/trpc/init";
import { readDataSettings, saveDataSettings } from "./data-settings";
import { askForDeletion, cancelDeletion } from "./erasure/ask-for-deletion";
import { askForExport, stopExport } from "./export/ask-for-export";
import { openExport } from "./export/open-export";
import { getOwnData } from "./get-own-data";

export const privacyRouter = router({
  own: onSite("account.own").query(({ ctx }) => getOwnData(ctx)),

  askForExport: onSite("account.change").mutation(({ ctx }) => askForExport(ctx)),

  stopExport: onSite("account.change").mutation(({ ctx }) => stopExport(ctx)),

  openExport: onSite("account.change")
    .input(ExportRef)
    .query(({ ctx, input }) => openExport({ ...ctx, storage: getStorage() }, input)),

  askForDeletion: onSite("account.change")
    .input(AskForDeletion)
    .mutation(({ ctx, input }) => askForDeletion(ctx, input)),

  cancelDeletion: onSite("account.change").mutation(({ ctx }) => cancelDeletion(ctx)),

  settings: onSite("admin.use").query(({ ctx }) => readDataSettings(ctx.db)),

  saveSettings: onSite("admin.use")
    .input(SaveDataSettings)
    .mutation(({ ctx, input }) => saveDataSettings(ctx, input)),
});
