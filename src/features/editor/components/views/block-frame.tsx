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

/** Folded, only what it shows is there, with its caption; the focus in it opens it. */
const looks = {
  here: "border-accent [&>.caption]:hidden",
  open: "border-line [&>.caption]:hidden",
  folded:
    "border-line not-focus-within:border-transparent not-focus-within:bg-transparent not-focus-within:p-0 not-focus-within:[&>:not(img,figure,.caption)]:hidden focus-within:[&>.caption]:hidden",
} as const;

/** Of a picture or a recording in it. */
export const pictureClass = "mx-auto max-block-96 max-inline-full rounded-tick";

/** A block that is filled in by fields. Enter on it goes to its first field, Escape in a field comes back to it. */
export function BlockFrame({ name, icon, note, isShown, editor, getPos, selected, children }: BlockFrameProps) {
  const leave = (event: KeyboardEvent) => {
    const position = getPos();
    if (event.key !== "Escape" || position === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    editor.chain().setNodeSelection(position).scrollIntoView().run();
    editor.view.focus();
  };
  return (
    <NodeViewWrapper
      className={`type-ui grid gap-3 whitespace-normal rounded-control border bg-paper px-4 pbs-3 pbe-4 [&_textarea.input]:min-block-14 ${looks[selected ? "here" : isShown ? "folded" : "open"]}`}
      role="group"
      aria-label={name}
      contentEditable={false}
      onKeyDown={leave}
    >
      <p className="type-h4 flex cursor-grab items-center gap-2 [&>.icon]:text-ink-muted" data-drag-handle="">
        <Icon name={icon} /> <span>{name}</span> {note && <span className="caption">{note}</span>}
      </p>
      {children}
    </NodeViewWrapper>
  );
}
