import type { ComponentProps, ReactNode } from "react";
import { AuthoredText } from "../authored-text";
import type { OfferedShown } from "../shown-question";

/** Items in an order, one below the other. */
export function OrderRows({ isCarrying, ...rest }: ComponentProps<"ol"> & { isCarrying?: boolean }) {
  const carrying = isCarrying ? "cursor-grabbing select-none" : "";
  return <ol className={`mbe-2 rounded-control border border-edge bg-raised ${carrying}`} {...rest} />;
}

interface RowProps extends Omit<ComponentProps<"li">, "className"> {
  item: OfferedShown;
  /** Its place, with a handle where it can be carried. */
  place: ReactNode;
  isCarried?: boolean;
  /** A carried item would come to lie above it. */
  isBelow?: boolean;
  textId?: string;
}

export function OrderRow({ item, place, isCarried, isBelow, textId, children, ...rest }: RowProps) {
  const moved = `${isCarried ? "bg-sunken" : ""} ${isBelow ? "[box-shadow:inset_0_2px_0_var(--accent)]" : ""}`;
  return (
    <li
      className={`grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-2 border-line py-1 ps-3 pe-1 not-first:border-bs ${moved}`}
      {...rest}
    >
      {place}
      <span id={textId} className="py-1 wrap-anywhere" data-order-text>
        <AuthoredText text={item.text} />
      </span>
      {children}
    </li>
  );
}
