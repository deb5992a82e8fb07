import { expect } from "@playwright/test";

/**
 * Tries until it passes. Each try may wait longer than the one before: what is not there yet is soon asked for again, and a
 * machine with much else to do gets its time.
 */
export async function askAgain(attempt: (patience: { timeout: number }) => Promise<void>): Promise<void> {
  let timeout = 1_000;
  await expect(async () => {
    timeout *= 1.5;
    await attempt({ timeout });
  }).toPass();
}
