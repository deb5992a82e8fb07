import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { type ChangeEvent, type KeyboardEvent, type ReactNode, useState } from "react";

/** A piece in a line that opens into a field: whether it is open, and what the field does. */
export function usePiece({ node, editor, getPos }: ReactNodeViewProps, isOpenAtFirst: boolean) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    setIsOpen(false);
    const position = getPos();
    if (position === undefined) return;
    const behind = position + node.nodeSize;
    editor.chain().setTextSelection(behind).scrollIntoView().run();
    editor.view.focus();
  };
  return {
    isOpen: isOpen && editor.isEditable,
    open: () => setIsOpen(true),
    field: { onKeyDown: close, onBlur: () => setIsOpen(false) },
  };
}

interface FieldProps {
  label: string;
  value: string;
  fewestSigns: number;
  isCode?: boolean;
  onText: (text: string) => void;
  field: ReturnType<typeof usePiece>["field"];
}

/** The field of an open piece, as wide as what is in it. */
export function PieceField({ label, value, fewestSigns, isCode, onText, field }: FieldProps) {
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the author has just asked for it
      autoFocus
      className={isCode ? "input mono" : "input"}
      dir={isCode ? "ltr" : undefined}
      aria-label={label}
      size={Math.max(fewestSigns, Math.min(value.length + 1, 40))}
      value={value}
      onChange={(event: ChangeEvent<HTMLInputElement>) => onText(event.target.value)}
      {...field}
    />
  );
}

interface ButtonProps {
  name: string;
  isSelected: boolean;
  isDisabled?: boolean;
  onOpen: () => void;
  children: ReactNode;
}

/** A closed piece: with the cursor on it, Enter opens it. */
export function PieceButton({ name, isSelected, isDisabled, onOpen, children }: ButtonProps) {
  return (
    <button
      type="button"
      className="inline cursor-text rounded-tick bg-sunken px-[0.125em]"
      data-open-field=""
      tabIndex={isSelected ? 0 : -1}
      disabled={isDisabled}
      aria-label={name}
      onClick={onOpen}
    >
      {children}
    </button>
  );
}

/** What is around a piece that the cursor is on. */
export const pieceLook = (isSelected: boolean): string =>
  isSelected ? "outline-offset-1 [outline:2px_solid_var(--accent)]" : "";

/** Where a piece is in its line. */
export function Piece({
  isSelected,
  isOpen,
  children,
}: {
  isSelected: boolean;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <NodeViewWrapper
      as="span"
      className={`whitespace-nowrap rounded-tick ${pieceLook(isSelected)}`}
      contentEditable={isOpen ? false : undefined}
    >
      {children}
    </NodeViewWrapper>
  );
}
