import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useId, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { type BlockId, blockIcons, blockIds, chooseBlock } from "./block-choices";
import { inText } from "./in-text";

interface SlashMatch {
  query: string;
  from: number;
  to: number;
}

/** `/` at the start of a paragraph or after a space, and the letters typed since. */
function slashMatch(editor: Editor): SlashMatch | null {
  const { $from, empty } = editor.state.selection;
  if (!empty || !editor.isEditable || !editor.isFocused || $from.parent.type.name !== "paragraph") return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\uFFFC");
  const match = /(?:^|\s)\/([\p{L}\d ]{0,24})$/u.exec(before);
  if (!match) return null;
  const query = match[1] ?? "";
  return { query: query.toLowerCase(), from: $from.pos - query.length - 1, to: $from.pos };
}

interface SlashMenuProps {
  editor: Editor;
  /** The element that the menu is placed in. */
  frame: RefObject<HTMLElement | null>;
  onKey: RefObject<(event: KeyboardEvent) => boolean>;
}

/** The blocks to choose from, where the author types `/`. The cursor stays in the text; arrows and Enter choose. */
export function SlashMenu({ editor, frame, onKey }: SlashMenuProps) {
  const t = useTranslations("editor");
  const id = useId();
  const match = useEditorState({ editor, selector: ({ editor: current }) => slashMatch(current) });
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const isOpen = match !== null && match.from !== closedAt;
  const found = isOpen
    ? blockIds.filter((block) => matches(match.query, t(`blocks.${block}`), t(`keywords.${block}`)))
    : [];
  const current = found[Math.min(active, found.length - 1)];
  const isShown = isOpen && (found.length > 0 || !match.query.includes(" "));

  const choose = (block: BlockId) => {
    if (!match) return;
    inText(editor).deleteRange({ from: match.from, to: match.to }).run();
    setActive(0);
    chooseBlock(editor, block);
  };
  onKey.current = (event) => {
    if (!isShown) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : found.length - 1;
      setActive((index) => (found.length > 0 ? (Math.min(index, found.length - 1) + step) % found.length : 0));
    } else if ((event.key === "Enter" || event.key === "Tab") && current) choose(current);
    else if (event.key === "Escape") setClosedAt(match.from);
    else return false;
    event.preventDefault();
    return true;
  };

  useEffect(() => {
    if (!match) setClosedAt(null);
  }, [match]);
  useActiveOption(editor, isShown ? id : null, current ? `${id}-${current}` : null);

  if (!isShown) return null;
  return (
    <div
      className="floats type-ui absolute z-3 inline-68 max-inline-full p-1"
      {...placeAt(editor, frame.current, match.from)}
    >
      {found.length === 0 ? (
        <p className="px-2 py-1 text-ink-muted">{t("noBlock")}</p>
      ) : (
        <div id={id} className="max-block-76 overflow-y-auto" role="listbox" tabIndex={0} aria-label={t("blockMenu")}>
          {found.map((block) => (
            <div
              key={block}
              className="flex cursor-pointer items-center gap-2 rounded-tick px-2 py-1.5 aria-selected:bg-sunken aria-selected:[box-shadow:inset_2px_0_0_var(--accent)] pointer-coarse:min-block-11 [&>.icon]:text-ink-muted"
              id={`${id}-${block}`}
              role="option"
              tabIndex={-1}
              aria-selected={block === current}
              ref={block === current ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(block);
              }}
            >
              <Icon name={blockIcons[block]} /> {t(`blocks.${block}`)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function matches(query: string, name: string, keywords: string): boolean {
  const words = `${name} ${keywords}`.toLowerCase().split(/\s+/);
  return name.toLowerCase().startsWith(query) || words.some((word) => word.startsWith(query.trim()));
}

/** Of the menu with all blocks, in pixels. */
const mostHeight = 330;

/** Below the caret, or above it where the window has no room below. */
function placeAt(editor: Editor, frame: HTMLElement | null, position: number) {
  if (!frame) return {};
  const box = frame.getBoundingClientRect();
  const caret = editor.view.coordsAtPos(position);
  const left = Math.max(0, Math.min(caret.left - box.left, box.width - 280));
  const isTight = window.innerHeight - caret.bottom < mostHeight && caret.top > mostHeight;
  return {
    style: isTight
      ? { insetBlockEnd: box.bottom - caret.top + 4, left }
      : { insetBlockStart: caret.bottom - box.top + 4, left },
  };
}

/** Tells a screen reader in the text which option is meant. */
function useActiveOption(editor: Editor, list: string | null, option: string | null): void {
  useEffect(() => {
    const { dom } = editor.view;
    const set = (name: string, value: string | null) =>
      value ? dom.setAttribute(name, value) : dom.removeAttribute(name);
    set("aria-controls", list);
    set("aria-activedescendant", option);
  }, [editor, list, option]);
}
