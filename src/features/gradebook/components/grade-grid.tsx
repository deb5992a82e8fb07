import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { memo, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { type Place, useGridKeys } from "@/features/gradebook/hooks/use-grid-keys";
import type { Rows } from "@/features/gradebook/hooks/use-rows";
import type { GradeRow } from "@/features/gradebook/server/read-rows";
import { CellText, PercentText } from "./cell-text";
import type { GradeColumn } from "./gradebook-table";

/** In pixels, as the classes below have them. */
const size = { row: 44, column: 128, head: 76, name: 208, total: 96 };
const beforeItems = size.name + size.total;
const page = 10;

interface GradeGridProps {
  caption: string;
  columns: readonly GradeColumn[];
  count: number;
  rows: Rows;
  onOpen: (row: number, column: number) => void;
}

/** What is in view, and the field with the focus, which stays rendered wherever the grid is scrolled to. */
const withActive = (active: number) => (range: Range) => {
  const shown = defaultRangeExtractor(range);
  return shown.includes(active) || active < 0 || active >= range.count
    ? shown
    : [...shown, active].sort((a, b) => a - b);
};

/** All students by all items. Only what is in view is rendered, so it scrolls as well with 5,000 students as with five. */
export function GradeGrid({ caption, columns, count, rows, onOpen }: GradeGridProps) {
  const t = useTranslations("gradebook");
  const grid = useRef<HTMLDivElement>(null);
  const { active, setActive, press } = useGridKeys({
    grid,
    rows: count,
    columns: columns.length + 2,
    page,
    reveal: ({ row, column }) => {
      down.scrollToIndex(row);
      if (column >= 2) across.scrollToIndex(column - 2);
    },
    onOpen: ({ row, column }) => column >= 2 && onOpen(row, column - 2),
  });
  const shared = { getScrollElement: () => grid.current, initialRect: { width: 1200, height: 600 } };
  const down = useVirtualizer({
    ...shared,
    count,
    estimateSize: () => size.row,
    overscan: 8,
    paddingStart: size.head,
    scrollPaddingStart: size.head,
    rangeExtractor: useMemo(() => withActive(active.row), [active.row]),
  });
  const across = useVirtualizer({
    ...shared,
    horizontal: true,
    isRtl: typeof document !== "undefined" && document.documentElement.dir === "rtl",
    count: columns.length,
    estimateSize: () => size.column,
    overscan: 2,
    paddingStart: beforeItems,
    scrollPaddingStart: beforeItems,
    rangeExtractor: useMemo(() => withActive(active.column - 2), [active.column]),
  });
  const shown = down.getVirtualItems();
  const places = across.getVirtualItems();
  const [first, last] = [down.range?.startIndex ?? 0, down.range?.endIndex ?? 0];
  const { show } = rows;
  useEffect(() => show(first, last));

  const latest = useRef({ onOpen });
  useEffect(() => {
    latest.current = { onOpen };
  });
  const [act] = useState(() => ({
    focus: setActive,
    open: (row: number, column: number) => latest.current.onOpen(row, column),
  }));
  const width = { inlineSize: across.getTotalSize() };
  return (
    <div
      ref={grid}
      className="relative max-h-[70vh] min-h-48 overflow-auto rounded-control border border-line bg-raised text-ui"
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with fields that arrow keys go through
        role="grid"
        aria-label={caption}
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 2}
        className="block"
        onKeyDown={press}
      >
        <thead className="sticky top-0 z-20 block" style={width}>
          <tr aria-rowindex={1} className="flex h-19 bg-sunken">
            <Head at={1} className="sticky start-0 z-10 w-52 bg-sunken text-start">
              {t("student")}
            </Head>
            <Head at={2} className="sticky start-52 z-10 w-24 bg-sunken text-end">
              {t("total")}
            </Head>
            {places.map(({ index }, at) => {
              const column = columns[index];
              return (
                column && <ColumnHead key={column.id} column={column} at={index + 3} gap={gapBefore(places, at)} />
              );
            })}
          </tr>
        </thead>
        <tbody className="block" style={{ ...width, blockSize: down.getTotalSize() - size.head }}>
          {shown.map(({ index, start }) => (
            <tr
              key={index}
              aria-rowindex={index + 2}
              aria-busy={rows.rowAt(index) ? undefined : true}
              className="absolute start-0 flex h-11 border-b border-line"
              style={{ ...width, insetBlockStart: start }}
            >
              <Fields
                at={index}
                row={rows.rowAt(index)}
                activeColumn={active.row === index ? active.column : null}
                {...{ columns, places, act }}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Places = readonly { index: number; start: number }[];

/** The room of the columns that are left out before this one, in pixels. */
function gapBefore(places: Places, at: number): number {
  const [here, last] = [places[at], places[at - 1]];
  return (here?.start ?? 0) - (last ? last.start + size.column : beforeItems);
}

interface FieldsProps {
  at: number;
  row: GradeRow | undefined;
  /** The column with the field that Tab comes to; null where that is in another row. */
  activeColumn: number | null;
  columns: readonly GradeColumn[];
  places: Places;
  /** The same object each time. */
  act: { focus: (place: Place) => void; open: (row: number, column: number) => void };
}

/** The fields of one row, which are left alone while others come into view. */
const Fields = memo(function Fields({ at, row, activeColumn, columns, places, act }: FieldsProps) {
  const fieldProps = (column: number) => ({
    "data-place": `${at}-${column}`,
    "aria-colindex": column + 1,
    tabIndex: column === activeColumn ? 0 : -1,
    onFocus: () => act.focus({ row: at, column }),
  });
  // The ring of the focus is within the field: its neighbors would cover one around it.
  const field = "flex shrink-0 px-3 -outline-offset-2";
  const fixed = `${field} sticky z-10 border-e border-line bg-raised`;
  return (
    <>
      <th
        scope="row"
        className={`${fixed} start-0 w-52 flex-col justify-center overflow-hidden text-start leading-tight`}
        {...fieldProps(0)}
      >
        <NameText row={row} />
      </th>
      <td className={`${fixed} start-52 w-24 items-center justify-end font-bold`} {...fieldProps(1)}>
        {row && <PercentText of={row.total} />}
      </td>
      {places.map(({ index }, place) => {
        const column = columns[index];
        const cell = column && row?.cells[column.place];
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes Enter for all of its fields
          <td
            key={index}
            className={`${field} w-32 cursor-pointer items-center justify-end`}
            style={{ marginInlineStart: gapBefore(places, place) }}
            {...fieldProps(index + 2)}
            onClick={() => row && act.open(at, index)}
          >
            {cell && column && <CellText cell={cell} isDropped={row?.dropped.includes(column.place) ?? false} />}
          </td>
        );
      })}
    </>
  );
});

function NameText({ row }: { row: GradeRow | undefined }) {
  const t = useTranslations("gradebook");
  if (!row) return <span className="text-ink-muted">{t("loading")}</span>;
  return (
    <>
      <span className="truncate font-bold">
        <bdi>{row.name}</bdi>
      </span>
      <bdi className="truncate text-caption font-normal text-ink-muted">{row.email ?? `@${row.username}`}</bdi>
    </>
  );
}

interface HeadProps {
  at: number;
  className: string;
  /** Pixels before it. */
  gap?: number;
  children: ReactNode;
}

function Head({ at, className, gap = 0, children }: HeadProps) {
  return (
    <th
      scope="col"
      aria-colindex={at}
      style={{ marginInlineStart: gap }}
      className={`flex shrink-0 flex-col justify-end border-e border-b border-line px-3 py-2 font-bold ${className}`}
    >
      {children}
    </th>
  );
}

function ColumnHead({ column, at, gap }: { column: GradeColumn; at: number; gap: number }) {
  const t = useTranslations("gradebook");
  return (
    <Head at={at} gap={gap} className="w-32 text-end">
      <bdi className="line-clamp-2 wrap-anywhere leading-tight" title={column.title}>
        {column.title}
      </bdi>
      <span className="text-caption font-normal text-ink-muted">
        {column.isCounted ? t("outOf", { points: column.maxPoints / 100 }) : t("notCounted")}
      </span>
    </Head>
  );
}
