import type { PointerEvent, ReactNode } from "react";
import { Things } from "@/components/lists/things";
import { Icon } from "@/components/ui/icon";

interface SortableListProps {
  /** "ul" where their order says nothing, as in a tree. */
  as?: "ol" | "ul";
  label?: string;
  /** A row is being carried: no text is selected on the way. */
  isCarrying: boolean;
  children: ReactNode;
}

/** Rows that someone orders by their grips, see useRowOrder. */
export function SortableList({ as = "ol", label, isCarrying, children }: SortableListProps) {
  return (
    <Things as={as} className={isCarrying ? "select-none" : ""} aria-label={label}>
      {children}
    </Things>
  );
}

interface SortableRowProps {
  id: string;
  /** Those it is ordered among. */
  among: string;
  isCarried: boolean;
  /** What is carried would come before it. */
  isOver: boolean;
  className?: string;
  children: ReactNode;
}

export function SortableRow({ id, among, isCarried, isOver, className = "", children }: SortableRowProps) {
  const place = isOver
    ? "[box-shadow:inset_0_2px_0_var(--accent)] forced-colors:[border-block-start:2px_solid_Highlight]"
    : "";
  return (
    <li className={`${isCarried ? "bg-sunken" : ""} ${place} ${className}`} data-row={id} data-rows={among}>
      {children}
    </li>
  );
}

export function RowGrip({ title, onLift }: { title: string; onLift: (event: PointerEvent) => void }) {
  return (
    <span className="cursor-grab touch-none self-start py-1 text-ink-faint" title={title} onPointerDown={onLift}>
      <Icon name="grip-vertical" />
    </span>
  );
}

interface RowWordsProps {
  /** It leads nowhere any more. */
  isGone?: boolean;
  className?: string;
  children: ReactNode;
}

/** What a row is, in its first paragraph, and what else is said of it. */
export function RowWords({ isGone, className = "", children }: RowWordsProps) {
  return (
    <div
      className={`wrap-anywhere [&>p:first-child]:flex [&>p:first-child]:items-center [&>p:first-child]:gap-2 ${isGone ? "[&>p:first-child]:text-ink-faint" : ""} ${className}`}
    >
      {children}
    </div>
  );
}
