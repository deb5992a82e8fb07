import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { Toolbar } from "radix-ui";
import { Button } from "@/components/ui/button";
import { inText } from "./in-text";
import { ToolRow } from "./tool-row";

type Align = "left" | "center" | "right";

/** Markdown aligns whole columns: every cell of the column gets the same. */
export function alignColumn(editor: Editor, align: Align): void {
  const { $from } = editor.state.selection;
  const depths = Array.from({ length: $from.depth }, (_, index) => $from.depth - index);
  const depth = depths.find((candidate) => $from.node(candidate).type.name === "table");
  if (depth === undefined) return;
  const column = $from.index(depth + 1);
  const tr = editor.state.tr;
  $from.node(depth).forEach((row, rowOffset) => {
    row.forEach((_cell, cellOffset, index) => {
      if (index === column) tr.setNodeAttribute($from.start(depth) + rowOffset + 1 + cellOffset, "align", align);
    });
  });
  editor.view.dispatch(tr);
  editor.view.focus();
}

/** What one can do to a table, while the cursor is in one. */
export function TableBar({ editor }: { editor: Editor }) {
  const t = useTranslations("editor");
  const run = () => inText(editor);
  const tools = {
    rowBefore: () => run().addRowBefore().run(),
    rowAfter: () => run().addRowAfter().run(),
    columnBefore: () => run().addColumnBefore().run(),
    columnAfter: () => run().addColumnAfter().run(),
    deleteRow: () => run().deleteRow().run(),
    deleteColumn: () => run().deleteColumn().run(),
    alignStart: () => alignColumn(editor, "left"),
    alignCenter: () => alignColumn(editor, "center"),
    alignEnd: () => alignColumn(editor, "right"),
    deleteTable: () => run().deleteTable().run(),
  };
  const names = Object.keys(tools) as (keyof typeof tools)[];
  return (
    <ToolRow label={t("table")}>
      {names.map((name) => (
        <Toolbar.Button key={name} asChild>
          <Button size="small" look="quiet" onClick={() => tools[name]()}>
            {t(name)}
          </Button>
        </Toolbar.Button>
      ))}
    </ToolRow>
  );
}
