import type { ReactNode } from "react";
import { ownLine, TableFrame } from "./table-frame";

export type Column<Row> = {
  id: string;
  /** The heading; on a phone it is before the value when `label` is set. */
  name: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures are at the end of their column. */
  end?: boolean;
  label?: string;
  /** Left out on a phone. */
  wide?: boolean;
  /** On a phone a line by itself, as large as the row's name. */
  line?: boolean;
};

export type DataTableProps<Row> = {
  caption: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The first column names the row. */
  columns: readonly [Column<Row>, ...Column<Row>[]];
};

/** A table that folds on a phone: the row's name first, the rest as one quiet line under it. */
export function DataTable<Row>({ caption, rows, keyOf, columns: [head, ...columns] }: DataTableProps<Row>) {
  return (
    <TableFrame aria-label={caption}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {[head, ...columns].map(({ id, name, end }) => (
              <th key={id} scope="col" className={end ? "r" : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{head.cell(row)}</th>
              {columns.map(({ id, cell, end, label, wide, line }) => (
                <td
                  key={id}
                  data-l={label}
                  className={
                    [end && "r", wide && "max-[48rem]:hidden", line && ownLine].filter(Boolean).join(" ") || undefined
                  }
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
