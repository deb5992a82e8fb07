import "server-only";
import { authSecret } from "@/env/secrets";
import { env } from "@/env/server";
import { processWide } from "@/server/cache/process-wide";
import { LocalStorage } from "./local-storage";

/** The folder, also behind the route that answers its links. Apart from `getStorage`: who serves files needs no client of buckets. */
export function getLocalStorage(): LocalStorage {
  return processWide(
    "local-storage",
    () => new LocalStorage({ folder: env.STORAGE_DIR, secret: authSecret(), linkPath: "/files" }),
  );
}
