import type { ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/components/form/check-row";
import { TextField } from "@/components/form/text-field";
import { Tag } from "@/components/ui/tag";
import { textAttr } from "@/features/editor/document/block-json";
import { isDecoration, markPicture, splitPicture } from "@/features/media/picture-mark";
import { figureOf, type PickedFile, useEditorFiles } from "../editor-files";
import { BlockFrame, pictureClass } from "./block-frame";
import { FileField } from "./file-field";

/** An image that is alone. One without a description lacks it, unless it is decoration in this place. */
export function FigureView(props: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const { resolveFile, isDecorative } = useEditorFiles();
  const { node, updateAttributes, editor } = props;
  const [src, alt, caption] = [textAttr(node, "src"), textAttr(node, "alt"), textAttr(node, "caption")];
  const { path, mark } = splitPicture(src);
  const isByFile = isDecorative?.(path) ?? false;
  const isOrnament = src !== "" && isDecoration({ address: src, alt }, isByFile);
  const isMissing = src !== "" && alt === "" && !isOrnament;
  const noOrnament = isByFile ? "meaningful" : null;
  const decorate = (decorative: boolean) =>
    updateAttributes(
      decorative ? { alt: "", src: markPicture(src, "decorative") } : { src: markPicture(src, noOrnament) },
    );
  // The words say enough; while there are none the field stays open to them.
  const setWords = (words: string) =>
    updateAttributes({ alt: words, src: markPicture(src, words === "" ? noOrnament : null) });
  const take = (file: PickedFile) => updateAttributes(figureOf(file, alt));
  return (
    <BlockFrame
      {...props}
      name={t("blocks.figure")}
      icon="image"
      note={isMissing && <Tag tone="caution">{t("altLacks")}</Tag>}
      isShown={src !== "" && !isMissing}
    >
      {/* biome-ignore lint/performance/noImgElement: a file of the course, at an address that only the page knows */}
      {src && <img className={pictureClass} src={resolveFile(path)} alt={alt} />}
      {caption && <p className="caption text-center">{caption}</p>}
      <FileField
        label={t("picture")}
        kind="image"
        path={path}
        isEditable={editor.isEditable}
        onPath={(next) => updateAttributes({ src: next && markPicture(next, mark) })}
        onPicked={take}
      />
      <TextField
        label={t("alt")}
        value={alt}
        readOnly={!editor.isEditable}
        disabled={isOrnament}
        hint={t("altHint")}
        error={isMissing ? t("altMissing") : undefined}
        onChange={(event) => setWords(event.target.value)}
      />
      <CheckRow
        label={t("decorative")}
        checked={isOrnament}
        disabled={!editor.isEditable || src === "" || /^(?:https?:)?\/\//i.test(src)}
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
