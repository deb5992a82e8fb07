"use client";
import { keepFocus } from "@/components/ui/keep-focus";

interface LineInputProps {
  id: string;
  name: string;
  value: string;
  /** Of the element that says what is wrong with it, if anything is. */
  problemId?: string;
  onText: (text: string) => void;
  /** Where lines have an order: Alt and an arrow key move this one. */
  onMove?: (by: 1 | -1) => void;
  /** It is rendered as Markdown, so it can hold images. */
  isMarkdown?: boolean;
}

/** A line of a list that an author writes: an option, an item. The field stays in focus while its line moves. */
export function LineInput({ id, name, value, problemId, onText, onMove, isMarkdown }: LineInputProps) {
  return (
    <input
      id={id}
      className="input"
      aria-label={name}
      aria-invalid={problemId ? true : undefined}
      aria-describedby={problemId}
      aria-keyshortcuts={onMove && "Alt+ArrowUp Alt+ArrowDown"}
      dir="auto"
      data-markdown={isMarkdown || undefined}
      value={value}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
        if (!onMove || !event.altKey || by === null) return;
        event.preventDefault();
        keepFocus(event.currentTarget, () => onMove(by));
      }}
    />
  );
}

/** The list with one thing moved up or down; the same where it is at the end already. */
export function moved<Of>(list: readonly Of[], at: number, by: number): Of[] {
  const one = list[at];
  const to = at + by;
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(at, 1).toSpliced(to, 0, one);
}
