import "server-only";
import { listKeptBackups } from "@/server/backup/kept-backups";
import { onSite, router } from "@/server/trpc/init";

export const backupsRouter = router({
  /** Those that the site took automatically on the machine that answers. */
  list: onSite("admin.use").query(() => listKeptBackups()),
});
