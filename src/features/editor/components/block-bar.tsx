import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { Toolbar } from "radix-ui";
import type { Ref } from "react";
import { Button } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon-names";
import { barIds, blockIcons, chooseBlock } from "./block-choices";
import { inText } from "./in-text";
import { blockAt, moveSelectedBlock } from "./move-block";
import { TableBar } from "./table-bar";
import { ToolRow } from "./tool-row";

interface Tool {
  name: "bold" | "italic" | "strike" | "code" | "link" | "undo" | "redo" | "moveUp" | "moveDown" | "deleteBlock";
  icon: IconName;
  /** Undefined: it has no state of its own. */
  isPressed?: boolean;
  isOff?: boolean;
  run: () => void;
}

/** The bar above the page: blocks to add, and what the keys can do too. One stop for Tab, arrows inside. */
export function BlockBar({ ref, editor, onLink }: { ref: Ref<HTMLDivElement>; editor: Editor; onLink: () => void }) {
  const t = useTranslations("editor");
  const isInTable = useEditorState({ editor, selector: ({ editor: current }) => current.isActive("table") });
  return (
    <div
      ref={ref}
      className="sticky inset-bs-[var(--tools-top,0)] z-2 flex flex-col border-line border-be bg-paper px-4 py-1 max-phone:overflow-x-auto [&_.btn]:px-2 [&_.btn]:font-[450]"
    >
      <ToolRow label={t("addBlock")}>
        {barIds.map((id) => (
          <Toolbar.Button key={id} asChild>
            <Button size="small" look="quiet" icon={blockIcons[id]} onClick={() => chooseBlock(editor, id)}>
              {t(`bar.${id}`)}
            </Button>
          </Toolbar.Button>
        ))}
      </ToolRow>
      <ToolRow label={t("format")}>
        <FormatTools editor={editor} onLink={onLink} />
      </ToolRow>
      {isInTable && <TableBar editor={editor} />}
    </div>
  );
}

function FormatTools({ editor, onLink }: { editor: Editor; onLink: () => void }) {
  const t = useTranslations("editor");
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive("bold"),
      italic: current.isActive("italic"),
      strike: current.isActive("strike"),
      code: current.isActive("code"),
      link: current.isActive("link"),
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
    }),
  });
  const tools: Tool[] = [
    { name: "bold", icon: "bold", isPressed: state.bold, run: () => inText(editor).toggleBold().run() },
    { name: "italic", icon: "italic", isPressed: state.italic, run: () => inText(editor).toggleItalic().run() },
    {
      name: "strike",
      icon: "strikethrough",
      isPressed: state.strike,
      run: () => inText(editor).toggleStrike().run(),
    },
    { name: "code", icon: "code-xml", isPressed: state.code, run: () => inText(editor).toggleCode().run() },
    { name: "link", icon: "link", isPressed: state.link, run: onLink },
    { name: "undo", icon: "undo-2", isOff: !state.canUndo, run: () => inText(editor).undo().run() },
    { name: "redo", icon: "redo-2", isOff: !state.canRedo, run: () => inText(editor).redo().run() },
    { name: "moveUp", icon: "chevron-up", run: () => moveSelectedBlock(editor, -1) },
    { name: "moveDown", icon: "chevron-down", run: () => moveSelectedBlock(editor, 1) },
    { name: "deleteBlock", icon: "trash-2", run: () => deleteBlock(editor) },
  ];
  return tools.map(({ name, icon, isPressed, isOff, run }) => (
    <Toolbar.Button key={name} asChild>
      <Button
        size="small"
        look="quiet"
        icon={icon}
        iconOnly
        title={t(name)}
        aria-pressed={isPressed}
        aria-disabled={isOff}
        onClick={() => !isOff && run()}
      >
        {t(name)}
      </Button>
    </Toolbar.Button>
  ));
}

function deleteBlock(editor: Editor): void {
  const place = blockAt(editor.state);
  if (place)
    inText(editor)
      .deleteRange({ from: place.from, to: place.from + place.node.nodeSize })
      .run();
}
