"use client";
import { api } from "@/components/api/client";
import { useRead } from "@/components/api/use-read";
import type { OutlineDrafting } from "@/features/drafting/server/read-outline-drafting";

const none: OutlineDrafting = { titles: {}, blocks: {} };

/** What of a course's outline is as a model wrote it. Asked beside the page, which shows without it meanwhile. */
export function useOutlineDrafting(courseId: string, isAsked: boolean): OutlineDrafting {
  const read = (signal: AbortSignal) => api.drafting.ofOutline.query({ courseId }, { signal });
  return useRead(isAsked ? courseId : null, read).found ?? none;
}
