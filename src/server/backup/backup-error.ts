import "server-only";

/** A backup or a restore that cannot be done, in words for the person at the terminal. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}
