import type { ReactNodeViewProps } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { useEffect, useReducer } from "react";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { ProgressBar } from "@/components/ui/progress-bar";
import { type BlockJson, textAttr } from "@/features/editor/document/block-json";
import { type EditorUpload, figureOf, useEditorFiles } from "../editor-files";
import { BlockFrame } from "./block-frame";

/** A file on its way, where it was dropped. It becomes its block once it is one of the course's, and is never written into the text. */
export function UploadView(props: ReactNodeViewProps) {
  const t = useTranslations("editor");
  const { uploads } = useEditorFiles();
  const { node, deleteNode } = props;
  const key = textAttr(node, "key");
  const [, look] = useReducer((count: number) => count + 1, 0);
  useEffect(() => uploads?.subscribe(look), [uploads]);
  const upload = uploads?.find(key);
  useReplacement(props, upload);
  if (!upload) return <BlockFrame {...props} name={t("upload")} icon="file" />;
  const { name, percent, words, isRefused } = upload;
  const leave = () => {
    uploads?.cancel(key);
    deleteNode();
  };
  return (
    <BlockFrame {...props} name={name} icon={isRefused ? "circle-alert" : "file"}>
      {isRefused ? (
        <ErrorLine words={words} />
      ) : (
        <ProgressBar label={t("uploading", { name })} percent={percent} words={words} />
      )}
      <div className="row row--tight">
        {isRefused && (
          <Button size="small" icon="rotate-cw" onClick={() => uploads?.retry(key)}>
            {t("uploadRetry")}
          </Button>
        )}
        <Button size="small" look="quiet" icon="x" onClick={leave}>
          {t("uploadCancel")}
        </Button>
      </div>
    </BlockFrame>
  );
}

/** Once the file is there, or no one knows of it anymore (undone, brought by the clipboard), this block has done its part. */
function useReplacement({ editor, getPos, node }: ReactNodeViewProps, upload: EditorUpload | undefined): void {
  const file = upload?.file ?? null;
  const isOver = upload === undefined || file !== null;
  useEffect(() => {
    if (!isOver) return;
    // Not while the editor is drawing this view.
    const timer = setTimeout(() => {
      const from = getPos();
      if (from === undefined || editor.isDestroyed) return;
      const { state, view } = editor;
      const to = from + node.nodeSize;
      const tr = file
        ? state.tr.replaceWith(from, to, state.schema.nodeFromJSON(blockFor(file, textAttr(node, "alt"))))
        : state.tr.delete(from, to);
      view.dispatch(tr.setMeta("addToHistory", false));
    });
    return () => clearTimeout(timer);
  }, [isOver, file, editor, getPos, node]);
}

function blockFor(file: NonNullable<EditorUpload["file"]>, pastedAlt: string): BlockJson {
  const { kind, path, name } = file;
  if (kind === "image") return { type: "figure", attrs: figureOf(file, pastedAlt) };
  if (kind === "file") return { type: "file", attrs: { href: path, label: name } };
  return { type: "media", attrs: { kind, attributes: { src: path, title: name.replace(/\.[^.]+$/, "") } } };
}
