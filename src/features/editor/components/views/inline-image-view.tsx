import type { ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import { textAttr } from "@/features/editor/document/block-json";
import { isDecoration, splitPicture } from "@/features/media/picture-mark";
import { useEditorFiles } from "../editor-files";
import { Piece, PieceButton, PieceField, usePiece } from "./piece";

const inLineClass = "inline-block max-block-[2em] align-middle";

/** An image in a line; with the cursor on it, Enter opens its alternative text. */
export function InlineImageView(props: ReactNodeViewProps) {
  const { node, updateAttributes, editor, selected } = props;
  const t = useTranslations("editor");
  const { resolveFile, isDecorative } = useEditorFiles();
  const { isOpen, open, field } = usePiece(props, false);
  const [src, alt] = [textAttr(node, "src"), textAttr(node, "alt")];
  const { path } = splitPicture(src);
  const isLacking = alt === "" && !isDecoration({ address: src, alt }, isDecorative?.(path) ?? false);
  const isOurs = !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(src);
  return (
    <Piece isSelected={selected} isOpen={isOpen}>
      <PieceButton
        name={t("describePicture", { alt })}
        isSelected={selected}
        isDisabled={!editor.isEditable}
        onOpen={open}
      >
        {/* biome-ignore lint/performance/noImgElement: a file of the course, at an address that only the page knows */}
        {isOurs ? <img className={inLineClass} src={resolveFile(path)} alt="" /> : alt || src}
        {isLacking && <Tag tone="caution">{t("altLacks")}</Tag>}
      </PieceButton>
      {isOpen && (
        <PieceField
          label={t("alt")}
          value={alt}
          fewestSigns={12}
          onText={(text) => updateAttributes({ alt: text })}
          field={field}
        />
      )}
    </Piece>
  );
}
