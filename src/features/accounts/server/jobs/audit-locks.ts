import "server-only";
import { accountLocked } from "@/features/accounts/events";
import { auditLock } from "@/features/accounts/server/security/audit-lock";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

/** Accounts that wrong passwords shut are in the audit log. */
export const auditLocks = inngest.createFunction(
  { id: "accounts.audit-locks", triggers: [on(accountLocked)] },
  ({ event, step }) => step.run("write", async () => ({ written: await auditLock({ db }, event.data.tryId) })),
);
