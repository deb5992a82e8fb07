import "server-only";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { IdRow, queryRows } from "@/server/db/query-rows";

/**
 * Makes sure that nothing is left without anyone: a course that is not archived has its lead, and a site an admin.
 * @throws AppError RULE_BROKEN `privacy.leads_courses` { count }, `privacy.last_admin`
 */
export async function assertMayLeave(tx: Tx, userId: string): Promise<void> {
  const count = await tx.courseInstructor.count({
    where: { userId, role: "LEAD", isActive: true, course: { state: { not: "ARCHIVED" } } },
  });
  if (count > 0) throw new AppError("RULE_BROKEN", "privacy.leads_courses", { count });
  // Held, so that of two admins who leave at once the second sees the first gone.
  const admins = await queryRows(tx, IdRow)`
    SELECT u.id FROM users u WHERE u.role = 'ADMIN' AND u.is_active AND u.anonymized_at IS NULL
       AND (u.id = ${userId}::uuid OR NOT EXISTS (SELECT 1 FROM data_request d WHERE d.user_id = u.id AND d.kind = 'DELETION'
             AND d.state IN ('PENDING', 'RUNNING')))
     ORDER BY u.id FOR UPDATE OF u`;
  if (admins.length === 1 && admins[0]?.id === userId) throw new AppError("RULE_BROKEN", "privacy.last_admin");
}
