import "server-only";
import { hasAdmin } from "@/features/accounts/server/setup";
import type { Db } from "@/server/db/client";

/** Whether the site still waits for its first admin. Asked of the database until there is one, and never again by this process. */
export function makeSetupGate(db: Db, { countDemo }: { countDemo: boolean }): () => Promise<boolean> {
  let isOpen = false;
  return async () => {
    if (!isOpen) isOpen = await hasAdmin(db, { countDemo });
    return !isOpen;
  };
}
