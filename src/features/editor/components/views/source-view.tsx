import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { TextArea } from "@/components/form/text-area";
import { textAttr } from "@/features/editor/document/block-json";
import { BlockFrame } from "./block-frame";
import { pieceLook } from "./piece";

/** Markdown or HTML that no block expresses: its text, and nothing that would change a byte of it automatically. */
export function SourceView(props: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const { node, updateAttributes, editor } = props;
  const text = textAttr(node, "text");
  return (
    <BlockFrame {...props} name={t("blocks.source")} icon="code">
      <TextArea
        label={t("markdown")}
        className="mono"
        dir="ltr"
        spellCheck={false}
        hint={t("sourceWhy")}
        value={text}
        readOnly={!editor.isEditable}
        onChange={(event) => updateAttributes({ text: event.target.value })}
      />
    </BlockFrame>
  );
}

/** A tag, a footnote's number or another piece of source in a line: kept, shown as it is written. */
export function InlineSourceView({ node, selected }: ReactNodeViewProps) {
  return (
    <NodeViewWrapper
      as="code"
      className={`whitespace-pre-wrap rounded-tick border border-line bg-paper px-[0.3em] py-[0.05em] text-[0.8em] text-ink-muted ${pieceLook(selected)}`}
      dir="ltr"
    >
      {textAttr(node, "text")}
    </NodeViewWrapper>
  );
}
