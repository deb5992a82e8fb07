import type { Editor } from "@tiptap/core";
import { NodeSelection, type Transaction } from "@tiptap/pm/state";
import { useTranslations } from "next-intl";
import { type DragEvent, type RefObject, useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { blockAt } from "./move-block";

interface Spot {
  /** Position before the block of the page. */
  position: number;
  /** Where it is in the frame, in CSS pixels. */
  top: number;
}

function spotOf(editor: Editor, frame: HTMLElement, position: number): Spot | null {
  const dom = editor.view.nodeDOM(position);
  if (!(dom instanceof HTMLElement)) return null;
  return { position, top: dom.getBoundingClientRect().top - frame.getBoundingClientRect().top };
}

/** The block under the pointer, otherwise the one with the cursor. */
function useSpot(editor: Editor, frame: RefObject<HTMLElement | null>): Spot | null {
  const [spot, setSpot] = useState<Spot | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const show = (position: number | undefined) => {
      if (position !== undefined) setSpot(spotOf(editor, element, position));
    };
    const showCursor = () => {
      const { $from } = editor.state.selection;
      show($from.depth > 0 ? $from.before(1) : blockAt(editor.state)?.from);
    };
    const showPointer = (event: PointerEvent) => {
      if (event.pointerType === "touch" || event.buttons > 0) return;
      const block = [...editor.view.dom.children].find((child) => {
        const box = child.getBoundingClientRect();
        return event.clientY >= box.top && event.clientY <= box.bottom;
      });
      const inside = block ? editor.view.posAtDOM(block, 0) : -1;
      if (inside < 0) return;
      const $inside = editor.state.doc.resolve(inside);
      show($inside.depth > 0 ? $inside.before(1) : inside);
    };
    // Not when the text only gains or loses the focus: a press on the grip does that, and it has to stay under the pointer.
    const follow = ({ transaction }: { transaction: Transaction }) => {
      if (transaction.docChanged || transaction.selectionSet) showCursor();
    };
    showCursor();
    editor.on("transaction", follow);
    element.addEventListener("pointermove", showPointer);
    return () => {
      editor.off("transaction", follow);
      element.removeEventListener("pointermove", showPointer);
    };
  }, [editor, frame]);
  return spot;
}

/** The handle beside a block: a press selects it, with the mouse it can be dragged. Keys: Alt with the arrows. */
export function BlockGrip({ editor, frame }: { editor: Editor; frame: RefObject<HTMLElement | null> }) {
  const t = useTranslations("editor");
  const spot = useSpot(editor, frame);
  if (!spot) return null;
  const select = () => {
    const { state, view } = editor;
    if (!state.doc.nodeAt(spot.position)) return;
    view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, spot.position)));
  };
  const drag = (event: DragEvent) => {
    select();
    const { selection } = editor.state;
    const dom = editor.view.nodeDOM(spot.position);
    if (dom instanceof HTMLElement) event.dataTransfer.setDragImage(dom, 0, 0);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData(
      "text/plain",
      selection.content().content.textBetween(0, selection.content().size, "\n"),
    );
    editor.view.dragging = { slice: selection.content(), move: true };
  };
  return (
    <button
      type="button"
      className="absolute -start-8 grid block-7 inline-7 cursor-grab place-content-center text-body text-ink-faint hover:text-ink max-[48rem]:hidden"
      draggable
      tabIndex={-1}
      style={{ insetBlockStart: spot.top }}
      onClick={() => {
        select();
        editor.view.focus();
      }}
      onDragStart={drag}
      onDragEnd={() => {
        editor.view.dragging = null;
      }}
    >
      <Icon name="grip-vertical" />
      <span className="visually-hidden">{t("grip")}</span>
    </button>
  );
}
