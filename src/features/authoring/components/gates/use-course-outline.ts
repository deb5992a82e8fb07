import { api } from "@/components/api/client";
import { type Reading, useRead } from "@/components/api/use-read";
import type { GateOutline } from "./gate-fields";

/** The outline of the course, asked for once someone looks. */
export const useCourseOutline = (courseId: string, isWanted: boolean): Reading<GateOutline[]> =>
  useRead<GateOutline[]>(isWanted ? courseId : null, (signal) =>
    api.authoring.outline.get.query({ courseId }, { signal }),
  );
