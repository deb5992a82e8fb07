"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useRows } from "@/features/gradebook/hooks/use-rows";
import type { GradebookView } from "@/features/gradebook/server/get-gradebook";
import type { GradeItem } from "@/features/gradebook/server/read-setup";
import { GradeDialog } from "./grade-dialog";
import { GradeGrid } from "./grade-grid";
import { PersonView } from "./person-view";

export interface GradeColumn extends GradeItem {
  /** Its place among all items of the course. */
  place: number;
  isCounted: boolean;
}

interface GradebookTableProps {
  courseId: string;
  caption: string;
  view: GradebookView;
  /** Whose items are shown; null for all. */
  categoryId: string | null;
  mayGrade: boolean;
}

/** The grades of a course: a grid, or one student at a time on a phone, and a window for each field. */
export function GradebookTable({ courseId, caption, view, categoryId, mayGrade }: GradebookTableProps) {
  const t = useTranslations("gradebook");
  const rows = useRows(courseId, view);
  const [opened, setOpened] = useState<{ row: number; column: number } | null>(null);
  const { items, categories } = view.setup;
  const columns = useMemo(
    () =>
      items
        .map((item, place) => ({ ...item, place, isCounted: categories.length === 0 || item.categoryId !== null }))
        .filter((item) => categoryId === null || item.categoryId === categoryId),
    [items, categories, categoryId],
  );
  const onOpen = (row: number, column: number) => setOpened({ row, column });
  const shared = { columns, count: view.order.length, rows, onOpen };
  const row = opened && rows.rowAt(opened.row);
  const column = opened && columns[opened.column];
  return (
    <>
      {rows.problem !== null && (
        <Notice tone="negative" live="alert">
          {rows.problem} <Button onClick={rows.retry}>{t("retry")}</Button>
        </Notice>
      )}
      <div className="max-phone:hidden">
        <GradeGrid caption={caption} {...shared} />
        <p className="mt-2 text-caption text-ink-muted">{t("keys")}</p>
      </div>
      <div className="phone:hidden">
        <PersonView {...shared} />
      </div>
      {row && column && (
        <GradeDialog
          courseId={courseId}
          row={row}
          column={column}
          mayGrade={mayGrade}
          onChanged={rows.put}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
