import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { textAttr } from "@/features/editor/document/block-json";
import { BlockFacts, saysClass } from "./block-facts";

/** Text that a student folds open; here it always is. */
export function DetailsView({ node, updateAttributes, editor }: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const summary = textAttr(node, "summary");
  return (
    <NodeViewWrapper className="callout" role="group" aria-label={t("detailsNamed", { name: summary })}>
      <BlockFacts isNamed>
        <input
          className="input"
          aria-label={t("summary")}
          placeholder={t("summary")}
          readOnly={!editor.isEditable}
          value={summary}
          onChange={(event) => updateAttributes({ summary: event.target.value })}
        />
      </BlockFacts>
      <NodeViewContent className={saysClass} />
    </NodeViewWrapper>
  );
}
