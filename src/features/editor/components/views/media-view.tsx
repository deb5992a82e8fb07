import type { ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/form/text-field";
import { ButtonLink } from "@/components/ui/button-link";
import { recordAttr, textAttr } from "@/features/editor/document/block-json";
import { embedFor, embedProviders } from "@/lib/embed-hosts";
import { useEditorFiles } from "../editor-files";
import { BlockFrame, pictureClass } from "./block-frame";
import { FileField } from "./file-field";

type Attributes = Record<string, string>;

/** A recording of the course, or something on a service that lessons may show. */
export function MediaView(props: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const { node, updateAttributes, editor } = props;
  const kind = textAttr(node, "kind");
  const attributes = recordAttr({ type: kind, attrs: node.attrs }, "attributes");
  const key = attributes.url && !attributes.src ? "url" : kind === "embed" ? "url" : "src";
  const set = (name: string, value: string) => {
    const next: Attributes = { ...attributes, [name]: value };
    updateAttributes({ attributes: Object.fromEntries(Object.entries(next).filter(([, text]) => text !== "")) });
  };
  const shared = { isEditable: editor.isEditable, attributes, addressKey: attributes.src ? "src" : key, set };
  if (kind === "embed")
    return (
      <BlockFrame {...props} name={t("blocks.embed")} icon="app-window">
        <EmbedFields {...shared} label={textAttr(node, "label")} onLabel={(label) => updateAttributes({ label })} />
      </BlockFrame>
    );
  const isVideo = kind !== "audio";
  return (
    <BlockFrame
      {...props}
      name={t(isVideo ? "blocks.video" : "blocks.audio")}
      icon={isVideo ? "square-play" : "volume-2"}
    >
      <RecordingFields {...shared} isVideo={isVideo} />
    </BlockFrame>
  );
}

interface FieldsProps {
  attributes: Attributes;
  addressKey: string;
  isEditable: boolean;
  set: (name: string, value: string) => void;
}

function EmbedFields({
  attributes,
  addressKey,
  isEditable,
  set,
  label,
  onLabel,
}: FieldsProps & { label: string; onLabel: (label: string) => void }) {
  const t = useTranslations("editor");
  const address = attributes[addressKey] ?? "";
  const embed = embedFor(address);
  const usesTitle = attributes.title !== undefined;
  return (
    <>
      <TextField
        label={t("address")}
        type="url"
        dir="ltr"
        value={address}
        readOnly={!isEditable}
        hint={
          embed
            ? t("embedFrom", { provider: embed.provider })
            : t("embedHint", { providers: embedProviders.join(", ") })
        }
        error={address && !embed ? t("embedRefused", { providers: embedProviders.join(", ") }) : undefined}
        onChange={(event) => set(addressKey, event.target.value.trim())}
      />
      <TextField
        label={t("title")}
        value={usesTitle ? attributes.title : label}
        readOnly={!isEditable}
        onChange={(event) => (usesTitle ? set("title", event.target.value) : onLabel(event.target.value))}
      />
    </>
  );
}

function RecordingFields({ attributes, addressKey, isEditable, set, isVideo }: FieldsProps & { isVideo: boolean }) {
  const t = useTranslations("editor");
  const { resolveFile, captionsHref } = useEditorFiles();
  const path = attributes[addressKey] ?? "";
  const isOurs = path !== "" && !/^https?:/i.test(path);
  return (
    <>
      {isOurs && isVideo && (
        // biome-ignore lint/a11y/useMediaCaption: the captions are the field below
        <video className={pictureClass} controls preload="metadata" src={resolveFile(path)} />
      )}
      {isOurs && !isVideo && (
        // biome-ignore lint/a11y/useMediaCaption: the captions are the field below
        <audio className={pictureClass} controls preload="none" src={resolveFile(path)} />
      )}
      <FileField
        label={t("recording")}
        kind={isVideo ? "video" : "audio"}
        path={path}
        isEditable={isEditable}
        onPath={(value) => set(addressKey, value)}
      />
      {isOurs && isEditable && captionsHref && (
        <div className="row row--tight">
          <ButtonLink size="small" icon="captions" href={captionsHref(path)}>
            {t("writeCaptions")}
          </ButtonLink>
        </div>
      )}
      <TextField
        label={t("title")}
        value={attributes.title ?? ""}
        readOnly={!isEditable}
        onChange={(event) => set("title", event.target.value)}
      />
      <FileField
        label={t("captions")}
        kind="captions"
        path={attributes.captions ?? ""}
        isEditable={isEditable}
        onPath={(value) => set("captions", value)}
      />
      {attributes.captions && (
        <TextField
          label={t("captionsLanguage")}
          value={attributes.lang ?? ""}
          readOnly={!isEditable}
          dir="ltr"
          onChange={(event) => set("lang", event.target.value.trim())}
        />
      )}
    </>
  );
}
