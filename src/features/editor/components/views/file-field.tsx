import { useTranslations } from "next-intl";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { type FileKind, type PickedFile, useEditorFiles } from "../editor-files";

interface FileFieldProps {
  label: string;
  kind: FileKind;
  path: string;
  isEditable: boolean;
  onPath: (path: string) => void;
  onPicked?: (file: PickedFile) => void;
}

/** The path of a file of the course: typed, or chosen where there is something to choose from. */
export function FileField({ label, kind, path, isEditable, onPath, onPicked }: FileFieldProps) {
  const t = useTranslations("editor");
  const { pickFile } = useEditorFiles();
  const choose = async () => {
    const file = await pickFile?.(kind);
    if (!file) return;
    if (onPicked) onPicked(file);
    else onPath(file.path);
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
      <TextField
        label={label}
        value={path}
        readOnly={!isEditable}
        placeholder={t("pathExample")}
        dir="ltr"
        onChange={(event) => onPath(event.target.value.trim())}
      />
      {pickFile && isEditable && (
        <Button size="small" onClick={() => void choose()}>
          {t("choose")}
        </Button>
      )}
    </div>
  );
}
