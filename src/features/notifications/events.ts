import * as z from "zod";
import { event } from "@/lib/event";

/** Notifications whose mail is to go out at once; ids only. */
export const notificationMailDue = event("notification/mail-due", { notificationIds: z.array(z.uuid()) });
