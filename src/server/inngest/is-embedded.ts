import "server-only";
import { env } from "@/env/server";

/** True while no Inngest server is configured and the runner of this installation drives the functions. Without the SDK, for pages. */
export const isEmbedded = () => env.INNGEST_EVENT_KEY === undefined;
