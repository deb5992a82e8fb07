import type { ReactNode } from "react";

/** Charts beside each other, wide ones before narrow ones; or all of one width, where their words are drawn larger. */
export function ChartGrid({ isEven = false, children }: { isEven?: boolean; children: ReactNode }) {
  const columns = isEven
    ? "grid-cols-2 min-[68.0625rem]:[&_section>svg_text]:text-[15px]"
    : "grid-cols-[minmax(0,1fr)_24rem]";
  return (
    <div
      className={`grid items-start gap-x-12 gap-y-10 max-[68.0625rem]:grid-cols-[minmax(0,1fr)] [&>*]:min-inline-0 ${columns}`}
    >
      {children}
    </div>
  );
}

/** A chart as wide as the grid, drawn no larger than is easy to read. */
export function WideChart({ children }: { children: ReactNode }) {
  return <div className="col-[1/-1] [&>section>svg]:max-inline-[60rem]">{children}</div>;
}
