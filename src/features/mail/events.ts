import * as z from "zod";
import { event } from "@/lib/event";

/** An email was written and waits to be handed over. */
export const mailQueued = event("mail/queued", { mailId: z.uuid() });
