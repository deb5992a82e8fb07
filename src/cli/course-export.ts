import "@/server/small-memory";
import { isImportError } from "@/features/interchange/import-error";
import { exportCourse } from "@/features/interchange/server/export-course";
import { db } from "@/server/db/client";
import { withDatabase } from "@/server/db/with-database";
import { getStorage } from "@/server/storage/get-storage";
import { callerPath } from "./caller-path";
import { CommandError } from "./command-error";
import { counted } from "./counted";
import { requireMigrated } from "./require-migrated";
import { runCommand } from "./run-command";

const usage = "Usage: npm run course:export -- SLUG PATH";

await runCommand({ usage, words: [2, 2] }, async ([slug = "", path = ""]) => {
  await withDatabase(async (url) => {
    await requireMigrated(url);
    try {
      const to = { slug, path: callerPath(path) };
      const { title, lessons, files } = await exportCourse({ db, storage: getStorage() }, to);
      console.log(`${title}: ${counted(lessons, "lesson")} and ${counted(files, "file")} in ${path}`);
    } catch (error) {
      if (!isImportError(error)) throw error;
      throw new CommandError(error.file === null ? error.message : `${error.file}: ${error.message}`);
    }
  });
});
