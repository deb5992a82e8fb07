import "server-only";
/** Postgres channel on which a committed outbox row announces itself. */
export const outboxChannel = "lectern_outbox";
