import type { ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckRow } from "@/components/form/check-row";
import { TextField } from "@/components/form/text-field";
import { textAttr } from "@/features/authoring/document/block-json";
import { type PickedFile, useEditorFiles } from "../editor-files";
import { BlockFrame } from "./block-frame";
import { FileField } from "./file-field";

/** A picture that stands alone. One without a description is decoration, and says so. */
export function FigureView(props: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const { resolveFile } = useEditorFiles();
  const { node, updateAttributes, editor } = props;
  const [src, alt, caption] = [textAttr(node, "src"), textAttr(node, "alt"), textAttr(node, "caption")];
  // A picture that was there before without a description was meant so; a new one has to be told.
  const [isMeant, setIsMeant] = useState(() => alt === "" && (node.attrs.decorative === true || src !== ""));
  const isDecorative = isMeant && alt === "";
  const decorate = (decorative: boolean) => {
    setIsMeant(decorative);
    updateAttributes({ decorative, ...(decorative ? { alt: "" } : {}) });
  };
  const take = (file: PickedFile) => {
    updateAttributes({ src: file.path, alt: file.alt ?? alt });
    if (file.decorative !== undefined) decorate(file.decorative);
  };
  return (
    <BlockFrame {...props} name={t("blocks.figure")} icon="image" isShown={src !== "" && (alt !== "" || isDecorative)}>
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
        disabled={isDecorative}
        hint={t("altHint")}
        error={src && alt === "" && !isDecorative ? t("altMissing") : undefined}
        onChange={(event) => updateAttributes({ alt: event.target.value })}
      />
      <DecorativeChoice isDecorative={isDecorative} isEditable={editor.isEditable} onChange={decorate} />
      <TextField
        label={t("caption")}
        value={caption}
        readOnly={!editor.isEditable}
        onChange={(event) => updateAttributes({ caption: event.target.value })}
      />
    </BlockFrame>
  );
}

interface DecorativeChoiceProps {
  isDecorative: boolean;
  isEditable: boolean;
  onChange: (isDecorative: boolean) => void;
}

function DecorativeChoice({ isDecorative, isEditable, onChange }: DecorativeChoiceProps) {
  const t = useTranslations("editor");
  return (
    <CheckRow
      label={t("decorative")}
      checked={isDecorative}
      disabled={!isEditable}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
