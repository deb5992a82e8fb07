import type { ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/form/text-field";
import { textAttr } from "@/features/editor/document/block-json";
import { BlockFrame } from "./block-frame";
import { FileField } from "./file-field";

/** A file of the course to take away. */
export function FileView(props: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const { node, updateAttributes, editor } = props;
  return (
    <BlockFrame {...props} name={t("blocks.file")} icon="file-text">
      <FileField
        label={t("file")}
        kind="file"
        path={textAttr(node, "href")}
        isEditable={editor.isEditable}
        onPath={(href) => updateAttributes({ href })}
      />
      <TextField
        label={t("linkText")}
        value={textAttr(node, "label")}
        readOnly={!editor.isEditable}
        onChange={(event) => updateAttributes({ label: event.target.value })}
      />
    </BlockFrame>
  );
}
