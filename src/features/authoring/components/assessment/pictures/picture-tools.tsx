"use client";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useRefusal } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { ProgressBar } from "@/components/ui/progress-bar";
import { handedFiles } from "@/features/editor/components/paste/handed-files";
import { PictureDialog } from "./picture-dialog";
import { fieldAt, insertImage, type MarkdownField, markdownFields, nameOf } from "./text-fields";
import type { ChosenImage, ImageSource } from "./use-question-pictures";

interface ToolsProps {
  images: ImageSource;
  form: RefObject<HTMLFormElement | null>;
}

interface Arriving {
  key: string;
  field: MarkdownField;
}

interface Described {
  image: ChosenImage;
  field: MarkdownField | null;
}

/** Puts images into the texts of a question: chosen with a button, or pasted or dropped where they belong. */
export function PictureTools({ images, form }: ToolsProps) {
  const t = useTranslations("questions.image");
  const wordsFor = useRefusal("editor.errors");
  const [arriving, setArriving] = useState<readonly Arriving[]>([]);
  const [chosen, setChosen] = useState<Described | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const lastField = useRef<MarkdownField | null>(null);
  useHandedFiles(form, lastField, (files, field) => {
    const pictures = files.filter(({ type }) => type.startsWith("image/"));
    setProblem(pictures.length < files.length ? t("imagesOnly") : null);
    setArriving((now) => [...now, ...images.add(pictures).map((key) => ({ key, field }))]);
  });

  const arrived = arriving.find(({ key }) => images.find(key)?.file);
  const file = arrived && images.find(arrived.key)?.file;
  const described = chosen ?? (arrived && file ? { image: images.chosenOf(file), field: arrived.field } : null);
  const forget = (key: string) => setArriving((now) => now.filter((each) => each.key !== key));
  const end = () => {
    if (chosen) setChosen(null);
    else if (arrived) forget(arrived.key);
  };

  async function choose() {
    setProblem(null);
    try {
      const image = await images.choose();
      if (image) setChosen({ image, field: lastField.current });
    } catch (error) {
      setProblem(wordsFor(error));
    }
  }

  return (
    <div className="stack">
      <div className="row row--tight">
        <Button size="small" look="quiet" icon="image" onClick={() => void choose()}>
          {t("add")}
        </Button>
        <span className="caption">{t("hint")}</span>
      </div>
      <ErrorLine words={problem} />
      {arriving.map(({ key }) => (
        <Upload key={key} images={images} uploadKey={key} onForget={() => forget(key)} />
      ))}
      {described && form.current && (
        <FieldsDialog key={described.image.path} {...described} form={form.current} onEnd={end} />
      )}
    </div>
  );
}

/** Asks where an image belongs and what it shows, and puts it there. */
function FieldsDialog({ image, field, form, onEnd }: Described & { form: HTMLFormElement; onEnd: () => void }) {
  const [fields] = useState(() => markdownFields(form));
  return (
    <PictureDialog
      image={image}
      fields={fields.map(nameOf)}
      field={Math.max(0, field ? fields.indexOf(field) : 0)}
      onClose={onEnd}
      onAdd={(markdown, at) => {
        const target = fields[at];
        // An open dialog would take the focus back.
        flushSync(onEnd);
        if (target) insertImage(target, markdown);
      }}
    />
  );
}

function Upload({ images, uploadKey, onForget }: { images: ImageSource; uploadKey: string; onForget: () => void }) {
  const t = useTranslations("questions.image");
  const upload = images.find(uploadKey);
  if (!upload || upload.file) return null;
  const { name, percent, words, isRefused } = upload;
  const leave = () => {
    images.cancel(uploadKey);
    onForget();
  };
  return (
    <div className="row row--tight">
      {isRefused ? (
        <ErrorLine words={`${name}: ${words}`} />
      ) : (
        <ProgressBar label={t("uploading", { name })} percent={percent} words={words} />
      )}
      {isRefused && (
        <Button size="small" icon="rotate-cw" onClick={() => images.retry(uploadKey)}>
          {t("retry")}
        </Button>
      )}
      <Button size="small" look="quiet" icon="x" onClick={leave}>
        {t("leave", { name })}
      </Button>
    </div>
  );
}

/** Notes the field that was used last, and takes the files that are pasted or dropped into one. */
function useHandedFiles(
  form: RefObject<HTMLFormElement | null>,
  lastField: RefObject<MarkdownField | null>,
  onFiles: (files: readonly File[], field: MarkdownField) => void,
): void {
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const all = form.current;
    if (!all) return;
    const note = ({ target }: FocusEvent) => {
      lastField.current = fieldAt(target) ?? lastField.current;
    };
    const hand = (event: ClipboardEvent | DragEvent) => {
      const field = fieldAt(event.target);
      const files = handedFiles(event instanceof DragEvent ? event.dataTransfer : event.clipboardData);
      if (!field || field.disabled || files.length === 0) return;
      event.preventDefault();
      take.current(files, field);
    };
    const allow = (event: DragEvent) => {
      if (fieldAt(event.target) && event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    all.addEventListener("focusin", note);
    all.addEventListener("paste", hand);
    all.addEventListener("drop", hand);
    all.addEventListener("dragover", allow);
    return () => {
      all.removeEventListener("focusin", note);
      all.removeEventListener("paste", hand);
      all.removeEventListener("drop", hand);
      all.removeEventListener("dragover", allow);
    };
  }, [form, lastField]);
}
