import * as z from "zod";
import { event } from "@/lib/event";

/** Someone wants an export of all that the site has of them. */
export const exportAsked = event("privacy/export-asked", { requestId: z.uuid() });

/** It can be fetched. */
export const exportReady = event("privacy/export-ready", { requestId: z.uuid() });
