import { clearDemo } from "@/features/administration/server/clear-demo";
import { isAppError } from "@/lib/app-error";
import { db } from "@/server/db/client";
import { migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { getStorage } from "@/server/storage/get-storage";
import { CommandError } from "./command-error";
import { runCommand } from "./run-command";
import { writeDemoState } from "./site/seed-demo";

async function clear() {
  try {
    return await clearDemo(db, new Date());
  } catch (error) {
    if (!isAppError(error) || error.reason !== "administration.no_real_admin") throw error;
    throw new CommandError("There is no real admin yet. Create one first: npm run admin:create -- EMAIL");
  }
}

await runCommand({ usage: "Usage: npm run demo:clear" }, () =>
  withDatabase(async (url) => {
    await migrate(url);
    const { courses, people, handedOver, storageKeys } = await clear();
    await writeDemoState(db, "cleared");
    await getStorage().delete(storageKeys);
    console.log(`Removed: ${courses} demo courses, ${people} demo accounts, ${storageKeys.length} files.`);
    if (handedOver.courses > 0)
      console.log(`${handedOver.courses} real courses of demo accounts now belong to the admin.`);
  }),
);
