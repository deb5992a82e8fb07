import { clearDemo } from "@/features/administration/server/clear-demo";
import { isAppError } from "@/lib/app-error";
import { db } from "@/server/db/client";
import { migrate } from "@/server/db/migrations";
import { withDatabase } from "@/server/db/with-database";
import { getStorage } from "@/server/storage/get-storage";
import { CommandError } from "./command-error";
import { counted } from "./counted";
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
    const { courses, people, files, handedOver, storageKeys } = await clear();
    await writeDemoState(db, "cleared");
    await getStorage().delete(storageKeys);
    console.log(
      `Removed: ${counted(courses, "demo course")}, ${counted(people, "demo account")}, ${counted(files, "file")}.`,
    );
    if (handedOver.courses > 0)
      console.log(
        `${counted(handedOver.courses, "real course of a demo account now belongs", "real courses of demo accounts now belong")} to the admin.`,
      );
    if (handedOver.files > 0)
      console.log(
        `${counted(handedOver.files, "file of a demo account is still used and now belongs", "files of demo accounts are still used and now belong")} to the admin.`,
      );
  }),
);
