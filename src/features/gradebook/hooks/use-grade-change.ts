import { useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useRead } from "@/components/api/use-read";
import { useFailureSentence } from "@/components/api/use-refusal";
import type { CellHistory } from "@/features/gradebook/server/get-cell";
import type { Cell, GradeRow } from "@/features/gradebook/server/read-rows";
import type { Hundredths } from "@/features/questions/points";
import { uuidV7 } from "@/lib/uuid-v7";

interface ChangeAbout {
  courseId: string;
  enrollmentId: string;
  itemId: string;
  cell: Cell;
  onChanged: (row: GradeRow) => void;
}

/** The history of one field, and a change of it that is safe to send again. */
export function useGradeChange({ courseId, enrollmentId, itemId, cell, onChanged }: ChangeAbout) {
  const tell = useFailureSentence();
  const [replaces, setReplaces] = useState(cell.grade);
  const gradeId = useRef<{ id: string; of: string } | null>(null);

  const readCell = (signal?: AbortSignal): Promise<CellHistory> =>
    api.gradebook.cell.query({ courseId, enrollmentId, itemId }, { signal });
  const { found: history, problem: lost, put } = useRead(`${enrollmentId} ${itemId}`, readCell);
  const { isBusy, problem, run } = useCall({
    tell(error) {
      const failure = describeFailure(error);
      if (failure.reason === "gradebook.graded_meanwhile") void seeOthers();
      return tell(failure);
    },
  });

  /** The other's grade is shown, and the next try replaces it. */
  async function seeOthers() {
    const { rows } = await api.gradebook.rows.query({ courseId, enrollmentIds: [enrollmentId] });
    const [row] = rows;
    if (row) onChanged(row);
    const seen = await readCell();
    put(seen);
    setReplaces(seen.grades[0]?.number ?? 0);
  }

  function change(points: Hundredths | null, reason: string): Promise<boolean> {
    // Other points are another grade; the same ones over the same grade are the same, however often they are sent.
    const of = JSON.stringify([points, reason, replaces]);
    if (gradeId.current?.of !== of) gradeId.current = { id: uuidV7(), of };
    const id = gradeId.current.id;
    return run(async () => {
      const grade = { gradeId: id, replaces, points, reason };
      onChanged(await api.gradebook.give.mutate({ courseId, enrollmentId, itemId, ...grade }));
    });
  }
  return { history, lost, isBusy, problem, change };
}
