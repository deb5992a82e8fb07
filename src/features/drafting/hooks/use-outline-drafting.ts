"use client";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import type { OutlineDrafting } from "@/features/drafting/server/read-outline-drafting";

const none: OutlineDrafting = { titles: {}, blocks: {} };

/** What of a course's outline is as a model wrote it. Asked beside the page, which shows without it meanwhile. */
export function useOutlineDrafting(courseId: string, isAsked: boolean): OutlineDrafting {
  const [found, setFound] = useState(none);
  useEffect(() => {
    if (!isAsked) return;
    let isLeft = false;
    api.drafting.ofOutline.query({ courseId }).then(
      (answer) => {
        if (!isLeft) setFound(answer);
      },
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [courseId, isAsked]);
  return found;
}
