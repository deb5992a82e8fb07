import type { ComponentProps, ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { FileLabel } from "./file-label";

interface DropLabelProps extends Omit<ComponentProps<"label">, "title" | "className"> {
  icon: IconName;
  title: ReactNode;
  hint: ReactNode;
  /** Of the hint, for what the input is described by. */
  hintId: string;
  button: ReactNode;
  /** Files are held over it. */
  isOver?: boolean;
}

/** A field for files, with its `FileInput` as child. */
export function DropLabel({ icon, title, hint, hintId, button, isOver = false, children, ...rest }: DropLabelProps) {
  return (
    <FileLabel
      className={`grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-6 gap-y-4 rounded-dialog border-[1.5px] border-dashed p-8 max-phone:grid-cols-[auto_1fr] max-phone:p-4 ${isOver ? "border-accent bg-accent-wash" : "border-edge bg-raised"}`}
      {...rest}
    >
      <Icon name={icon} className="inline-8 block-8 stroke-[1.25] text-ink-muted" />
      <span>
        <b className="block [font:500_1.25rem/1.75rem_var(--serif)]">{title}</b>
        <span className="muted" id={hintId}>
          {hint}
        </span>
      </span>
      <span className={buttonClass({}, "max-phone:col-span-full")} aria-hidden="true">
        {button}
      </span>
      {children}
    </FileLabel>
  );
}
