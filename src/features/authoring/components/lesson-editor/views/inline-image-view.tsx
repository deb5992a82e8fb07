import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Tag } from "@/components/ui/tag";
import { textAttr } from "@/features/authoring/document/block-json";
import { useEditorFiles } from "../editor-files";

/** A picture in a line; with the cursor on it, Enter opens its alternative text. */
export function InlineImageView({ node, updateAttributes, editor, getPos, selected }: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const { resolveFile, isDecorative } = useEditorFiles();
  const [isOpen, setIsOpen] = useState(false);
  const [src, alt] = [textAttr(node, "src"), textAttr(node, "alt")];
  const isOurs = !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(src);
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    setIsOpen(false);
    const position = getPos();
    if (position !== undefined)
      editor
        .chain()
        .setTextSelection(position + node.nodeSize)
        .focus()
        .run();
  };
  return (
    <NodeViewWrapper
      as="span"
      className={selected ? "piece piece--here" : "piece"}
      contentEditable={isOpen ? false : undefined}
    >
      <button
        type="button"
        className="piece__open"
        data-open-field=""
        tabIndex={selected ? 0 : -1}
        disabled={!editor.isEditable}
        aria-label={t("describePicture", { alt })}
        onClick={() => setIsOpen(true)}
      >
        {/* biome-ignore lint/performance/noImgElement: a file of the course, at an address that only the page knows */}
        {isOurs ? <img className="piece__picture" src={resolveFile(src)} alt="" /> : alt || src}
        {alt === "" && !isDecorative?.(src) && <Tag tone="caution">{t("altLacks")}</Tag>}
      </button>
      {isOpen && editor.isEditable && (
        <input
          // biome-ignore lint/a11y/noAutofocus: the author has just asked for it
          autoFocus
          className="input"
          aria-label={t("alt")}
          size={Math.max(12, Math.min(alt.length + 1, 40))}
          value={alt}
          onChange={(event) => updateAttributes({ alt: event.target.value })}
          onKeyDown={close}
          onBlur={() => setIsOpen(false)}
        />
      )}
    </NodeViewWrapper>
  );
}
