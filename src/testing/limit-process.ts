import { isAppError } from "@/lib/app-error";
import { getPool } from "@/server/db/pool";
import { requestClasses } from "@/server/rate-limit/request-class";
import { makeRequestLimiter } from "@/server/rate-limit/request-limiter";
import { actorOf } from "./deps-of";

/** A web process as far as limits go: sent `{ id, tries }` it says how many of that many changes were let through. */
const change = { person: 100, network: 100, windowSeconds: 600, lease: 5 };
const limiter = makeRequestLimiter(getPool(), { ...requestClasses, change }, 10_000);

process.on("message", async ({ id, tries }: { id: string; tries: number }) => {
  const actor = actorOf({ id, name: "Writer", role: "STUDENT" });
  const taken = await Promise.all(
    Array.from({ length: tries }, () =>
      limiter.take("change", { actor, ip: null }).then(
        () => 1,
        (error: unknown) => {
          if (!isAppError(error) || error.code !== "QUOTA_EXCEEDED") throw error;
          return 0;
        },
      ),
    ),
  );
  process.send?.({ passed: taken.reduce((sum, one) => sum + one, 0) });
});
process.on("disconnect", () => process.exit(0));
process.send?.({ type: "ready" });
