import "server-only";
import { addDays } from "@/lib/time";
import type { Db } from "@/server/db/client";

/** Days for which the words of an email are kept, and its row. */
const wordDays = 30;
const rowDays = 365;

/** Takes the words (they may hold links that open something) from emails of some weeks ago, and forgets those of a year ago. */
export async function purgeMails({ db, now }: { db: Db; now: () => Date }): Promise<{ emptied: number; gone: number }> {
  const at = now();
  const { count: gone } = await db.outboxMail.deleteMany({
    where: { createdAt: { lt: addDays(at, -rowDays) }, state: { not: "QUEUED" } },
  });
  const { count: emptied } = await db.outboxMail.updateMany({
    where: { createdAt: { lt: addDays(at, -wordDays) }, state: { not: "QUEUED" }, html: { not: "" } },
    data: { html: "", text: "" },
  });
  return { emptied, gone };
}
