import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import type { KeyboardEvent, ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

interface BlockFrameProps extends Pick<ReactNodeViewProps, "editor" | "getPos" | "selected"> {
  name: string;
  icon: IconName;
  /** Why it is shown so, or what it is; beside its name. */
  note?: ReactNode;
  /** It shows what it is automatically: its fields fold away until the author goes to it. */
  isShown?: boolean;
  children?: ReactNode;
}

/** A block that is filled in by fields. Enter on it goes to its first field, Escape in a field comes back to it. */
export function BlockFrame({ name, icon, note, isShown, editor, getPos, selected, children }: BlockFrameProps) {
  const leave = (event: KeyboardEvent) => {
    const position = getPos();
    if (event.key !== "Escape" || position === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    editor.chain().setNodeSelection(position).focus().run();
  };
  return (
    <NodeViewWrapper
      className={["frame", selected && "frame--here", isShown && "frame--shown"].filter(Boolean).join(" ")}
      role="group"
      aria-label={name}
      contentEditable={false}
      onKeyDown={leave}
    >
      <p className="frame__name" data-drag-handle="">
        <Icon name={icon} /> <span>{name}</span> {note && <span className="caption">{note}</span>}
      </p>
      {children}
    </NodeViewWrapper>
  );
}
