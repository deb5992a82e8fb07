import type { ComponentProps } from "react";

/** Around any table: it scrolls sideways where it must. What a cell says of itself counts more than what is said here. */
export const tableClass =
  "overflow-x-auto [:where(&)_tr>*]:border-line [:where(&)_tr>*]:border-be [:where(&)_tr>*]:py-[0.4375rem] [:where(&)_tr>*]:pe-4 [:where(&)_tr>*]:align-baseline [:where(&)_thead_th]:border-ink [:where(&)_thead_th]:type-caption [:where(&)_thead_th]:whitespace-nowrap [:where(&)_thead_th]:text-ink-muted [:where(&)_.r]:text-end";

const rows =
  "[:where(&)_tbody_tr>*]:align-middle [:where(&)_tbody_th]:font-plain [:where(&)_tbody_th_a]:font-strong [:where(&)_tbody_th_a]:no-underline [:where(&)_tbody_th_a:hover]:underline [:where(&)_.caption]:block [:where(&)_tbody_tr:hover]:bg-sunken [:where(&)_tr[aria-current]]:row-mark [:where(&)_tr[aria-current]]:bg-sunken [:where(&)_.meter]:me-2 [:where(&)_.meter]:inline-block [:where(&)_.meter]:align-middle [:where(&)_.meter]:inline-24 pointer-coarse:[:where(&)_.check]:items-center pointer-coarse:[:where(&)_.check]:min-block-11 pointer-coarse:[:where(&)_.check]:min-inline-11 min-[48rem]:[:where(&)_.r:last-child]:pe-0 min-[48rem]:[:where(&)_tr[aria-current]>:first-child]:ps-3";

/** On a phone: the row's name first, the rest as one quiet line under it. */
const folded =
  "max-[48rem]:[:where(&)_:is(table,tbody,thead)]:block max-[48rem]:[:where(&)_thead]:sr-only max-[48rem]:[:where(&)_tr]:flex max-[48rem]:[:where(&)_tr]:flex-wrap max-[48rem]:[:where(&)_tr]:items-baseline max-[48rem]:[:where(&)_tr]:gap-x-3 max-[48rem]:[:where(&)_tr]:gap-y-1 max-[48rem]:[:where(&)_tr]:border-line max-[48rem]:[:where(&)_tr]:border-be max-[48rem]:[:where(&)_tr]:py-2.5 max-[48rem]:[:where(&)_tr>*]:border-0 max-[48rem]:[:where(&)_tr>*]:p-0 max-[48rem]:[:where(&)_tr>*]:wrap-anywhere max-[48rem]:[:where(&)_tr>th]:flex-[1_1_12rem] max-[48rem]:[:where(&)_td]:whitespace-normal max-[48rem]:[:where(&)_td]:type-caption max-[48rem]:[:where(&)_td]:text-ink-muted max-[48rem]:[:where(&)_td:empty]:hidden max-[48rem]:[:where(&)_td[data-l]]:before:content-[attr(data-l)_'_'] max-[48rem]:[:where(&)_.r]:text-start max-[48rem]:[:where(&)_tr[aria-current]]:ps-3 max-[48rem]:[:where(&)_tr:has(>td:first-child_.check)]:relative max-[48rem]:[:where(&)_tr:has(>td:first-child_.check)]:ps-8 max-[48rem]:[:where(&)_td:first-child:has(.check)]:absolute max-[48rem]:[:where(&)_td:first-child:has(.check)]:start-0 max-[48rem]:[:where(&)_td:first-child:has(.check)]:inset-bs-2.5 max-[48rem]:[:where(&)_td:first-child:has(.check)]:m-0 max-[48rem]:[:where(&)_td:first-child_.check]:items-start max-phone:pointer-coarse:[:where(&)_td:has(.check)]:-mbs-2.5";

/** Of a cell: on a phone it is a line by itself, as large as the name. */
export const ownLine = "max-[48rem]:basis-full max-[48rem]:[font:inherit]";

/** Of someone's name in a cell: however long, it leaves the other columns their room. */
export const nameInCell = "block min-inline-40 max-inline-[30rem] wrap-anywhere";

/** Around a table whose rows have a name: they show where the pointer is, and fold on a phone. Cells with figures have the class `r`. */
export function TableFrame(props: Omit<ComponentProps<"section">, "className">) {
  return <section className={`${tableClass} ${rows} ${folded}`} {...props} />;
}
