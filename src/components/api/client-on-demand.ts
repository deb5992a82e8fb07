import { OnDemand } from "@/components/on-demand/on-demand";

/** The client for a page that makes no calls itself, but has a button that does. */
export const apiClient = new OnDemand(() => import("./client"));
