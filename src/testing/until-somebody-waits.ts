import type { Pool } from "pg";
import { expect, vi } from "vitest";

/** Resolves when so many statements on this database wait for locks that other transactions hold. */
export async function untilSomebodyWaits(pool: Pool, count = 1): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rowCount } = await pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      expect(rowCount).toBe(count);
    },
    { timeout: 30_000, interval: 10 },
  );
}
