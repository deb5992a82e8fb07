import type { ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { TextField } from "@/components/form/text-field";
import { Tag } from "@/components/ui/tag";
import { textAttr } from "@/features/authoring/document/block-json";
import { type PickedFile, useEditorFiles } from "../editor-files";
import { BlockFrame } from "./block-frame";
import { FileField } from "./file-field";

/** A picture that stands alone. One without a description lacks it, unless its file is decoration. */
export function FigureView(props: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const { resolveFile, isDecorative, markDecorative } = useEditorFiles();
  const { node, updateAttributes, editor } = props;
  const [src, alt, caption] = [textAttr(node, "src"), textAttr(node, "alt"), textAttr(node, "caption")];
  const isDecoration = src !== "" && alt === "" && (isDecorative?.(src) ?? false);
  const isMissing = src !== "" && alt === "" && !isDecoration;
  const decorate = (decorative: boolean) => {
    if (decorative) updateAttributes({ alt: "" });
    markDecorative?.(src, decorative);
  };
  const take = (file: PickedFile) =>
    updateAttributes({ src: file.path, alt: file.decorative ? "" : (file.alt ?? alt) });
  return (
    <BlockFrame
      {...props}
      name={t("blocks.figure")}
      icon="image"
      note={isMissing && <Tag tone="caution">{t("altLacks")}</Tag>}
      isShown={src !== "" && !isMissing}
    >
      {/* biome-ignore lint/performance/noImgElement: a file of the course, at an address that only the page knows */}
      {src && <img className="frame__picture" src={resolveFile(src)} alt={alt} />}
      {caption && <p className="frame__caption caption">{caption}</p>}
      <FileField
        label={t("picture")}
        kind="image"
        path={src}
        isEditable={editor.isEditable}
        onPath={(path) => updateAttributes({ src: path })}
        onPicked={take}
      />
      <TextField
        label={t("alt")}
        value={alt}
        readOnly={!editor.isEditable}
        disabled={isDecoration}
        hint={t("altHint")}
        error={isMissing ? t("altMissing") : undefined}
        onChange={(event) => updateAttributes({ alt: event.target.value })}
      />
      <CheckRow
        label={t("decorative")}
        checked={isDecoration}
        disabled={!editor.isEditable || !markDecorative || src === "" || /^(?:https?:)?\/\//i.test(src)}
        onChange={(event) => decorate(event.target.checked)}
      />
      <TextField
        label={t("caption")}
        value={caption}
        readOnly={!editor.isEditable}
        onChange={(event) => updateAttributes({ caption: event.target.value })}
      />
    </BlockFrame>
  );
}
