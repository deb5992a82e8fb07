import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { textAttr } from "@/features/editor/document/block-json";
import { calloutKindOf } from "@/features/editor/document/callout-names";
import { calloutKinds } from "@/features/media/content-words";
import { BlockFacts, saysClass } from "./block-facts";

/** A callout: its kind, its title if it has one of its own, and what it says. */
export function CalloutView({ node, updateAttributes, editor }: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const kind = calloutKindOf(textAttr(node, "name")) ?? "note";
  const name = textAttr(node, "title") || t(`callout.${kind}`);
  return (
    <NodeViewWrapper className="callout" role="group" aria-label={t("calloutNamed", { name })}>
      <BlockFacts isNamed>
        <select
          className="input"
          aria-label={t("calloutKind")}
          value={kind}
          disabled={!editor.isEditable}
          onChange={(event) => updateAttributes({ name: event.target.value })}
        >
          {calloutKinds.map((choice) => (
            <option key={choice} value={choice}>
              {t(`callout.${choice}`)}
            </option>
          ))}
        </select>
        <input
          className="input"
          aria-label={t("title")}
          placeholder={t(`callout.${kind}`)}
          readOnly={!editor.isEditable}
          value={textAttr(node, "title")}
          onChange={(event) => updateAttributes({ title: event.target.value })}
        />
      </BlockFacts>
      <NodeViewContent className={saysClass} />
    </NodeViewWrapper>
  );
}
