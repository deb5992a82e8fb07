import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useFailureSentence } from "@/components/api/use-refusal";
import { ROWS_A_PAGE } from "@/features/gradebook/rules";
import type { GradebookView } from "@/features/gradebook/server/get-gradebook";
import type { GradeRow } from "@/features/gradebook/server/read-rows";

/** So that a drag along the whole list asks for what it ends at, and not for all that it passes. */
const mostAtOnce = 2;

export interface Rows {
  /** Undefined while it isn't there yet. */
  rowAt: (at: number) => GradeRow | undefined;
  /** Asks for the rows of these places, if they are not there. */
  show: (first: number, last: number) => void;
  put: (row: GradeRow) => void;
  /** Why rows could not be loaded. */
  problem: string | null;
  retry: () => void;
}

/** The rows of a gradebook, fetched page by page where they are looked at. Those that were fetched stay. */
export function useRows(courseId: string, { order, rows: first, setup }: Omit<GradebookView, "asOf" | "groups">): Rows {
  const tell = useFailureSentence();
  const router = useRouter();
  const [rows, setRows] = useState<ReadonlyMap<string, GradeRow>>(
    () => new Map(first.map((row) => [row.enrollmentId, row])),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const asked = useRef(new Set(first.length > 0 ? [0] : []));
  const wanted = useRef<number[]>([]);
  const running = useRef(0);
  const isGone = useRef(false);
  /** Until the reader asks again: what fails is not asked for at every look. */
  const hasFailed = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  /** Rows have a field for each column of the page. Where items came or went meanwhile, the page is read again. */
  function keep(found: readonly GradeRow[]) {
    if (found.some(({ cells }) => cells.length !== setup.items.length)) return router.refresh();
    setRows((known) => new Map([...known, ...found.map((row) => [row.enrollmentId, row] as const)]));
  }

  async function fetchPage(page: number) {
    const enrollmentIds = order.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE);
    running.current += 1;
    try {
      const { revision, rows: found } = await api.gradebook.rows.query({ courseId, enrollmentIds });
      if (isGone.current) return;
      if (revision === setup.revision) keep(found);
      else router.refresh();
      setProblem(null);
    } catch (error) {
      asked.current.delete(page);
      hasFailed.current = true;
      if (!isGone.current) setProblem(tell(describeFailure(error)));
    } finally {
      running.current -= 1;
      pump();
    }
  }

  function pump() {
    for (const page of wanted.current) {
      if (isGone.current || hasFailed.current || running.current >= mostAtOnce) return;
      if (asked.current.has(page)) continue;
      asked.current.add(page);
      void fetchPage(page);
    }
  }

  const looked = useRef<[number, number]>([0, 0]);
  const show = (firstAt: number, lastAt: number) => {
    looked.current = [firstAt, lastAt];
    if (order.length === 0) return;
    const [from, to] = [
      Math.floor(firstAt / ROWS_A_PAGE),
      Math.floor(Math.min(lastAt, order.length - 1) / ROWS_A_PAGE),
    ];
    wanted.current = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    pump();
  };

  return {
    rowAt: (at) => rows.get(order[at] ?? ""),
    show,
    put: (row) => keep([row]),
    problem,
    retry() {
      hasFailed.current = false;
      setProblem(null);
      show(...looked.current);
    },
  };
}
