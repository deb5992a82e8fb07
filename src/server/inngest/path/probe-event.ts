import "server-only";

/** Goes the way of every event, to see whether that way is open: `data: { askedAt }`, ISO 8601. Its one row is sent again and again. */
export const probeEvent = "lectern/path.probed";

export const probeId = "0a7e1d3c-5b0f-8c4e-9d2a-6f1b8e3c4d5a";
