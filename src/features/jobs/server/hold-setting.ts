import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/server/db/client";

export interface HeldSetting {
  isEnabled: boolean;
  cron: string | null;
  timeZone: string | null;
  revision: number;
}

/** What is set for a function, locked until the commit: two admins who change it come one after the other. */
export async function holdJobSetting(tx: Tx, functionId: string, at: Date): Promise<HeldSetting> {
  await tx.$executeRaw`
    INSERT INTO job_setting (id, function_id, changed_at, updated_at) VALUES (${randomUUID()}::uuid, ${functionId}, ${at}, ${at})
    ON CONFLICT (function_id) DO NOTHING`;
  await tx.$executeRaw`SELECT 1 FROM job_setting WHERE function_id = ${functionId} FOR UPDATE`;
  return tx.jobSetting.findUniqueOrThrow({
    where: { functionId },
    select: { isEnabled: true, cron: true, timeZone: true, revision: true },
  });
}
