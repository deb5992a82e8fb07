import * as z from "zod";
import { event } from "@/lib/event";

/** An upload became a file of someone's library; ids only. */
export const fileStored = event("media/file-stored", { fileId: z.uuid() });

/** Someone wants to know what is in storage now. */
export const storageCountAsked = event("media/count-asked", { askedAt: z.iso.datetime() });
