import type { Pool } from "pg";
import { expect, vi } from "vitest";

/** Resolves when a statement on this database waits for a lock that another transaction holds. */
export async function untilSomebodyWaits(pool: Pool): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rowCount } = await pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      expect(rowCount).toBe(1);
    },
    { timeout: 30_000, interval: 10 },
  );
}
