import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import type { GateOutline } from "./gate-fields";

/** The outline of the course, asked for once someone looks; null until it is there. */
export function useCourseOutline(courseId: string, isWanted: boolean): GateOutline[] | "failed" | null {
  const [outline, setOutline] = useState<GateOutline[] | "failed" | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const loading = { isWanted: true };
    api.authoring.outline.get.query({ courseId }).then(
      (modules) => loading.isWanted && setOutline(modules),
      () => loading.isWanted && setOutline("failed"),
    );
    return () => {
      loading.isWanted = false;
    };
  }, [courseId, isWanted]);
  return outline;
}
