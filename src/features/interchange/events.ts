import * as z from "zod";
import { event } from "@/lib/event";

/** Someone handed in a course file; ids only. */
export const importRequested = event("interchange/import-requested", { importId: z.uuid() });
