import "server-only";
import * as z from "zod";

/** What a write answers at least that a page tells the time of. */
export const Saved = z.object({ savedAt: z.date() });
