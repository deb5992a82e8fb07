import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { focusAfter } from "@/components/ui/keep-focus";
import { typedAddress } from "@/features/editor/document/typed-address";

export interface LinkableLesson {
  address: string;
  /** "2.1 Springs and neaps" */
  name: string;
}

interface LinkDialogProps {
  editor: Editor;
  listLessons?: () => Promise<readonly LinkableLesson[]>;
  onClose: () => void;
}

/** Where the selected words lead. Without a selection the lesson's name or the address itself becomes the words. */
export function LinkDialog({ editor, listLessons, onClose }: LinkDialogProps) {
  const t = useTranslations("editor");
  const lessons = useLessons(listLessons);
  const before = String(editor.getAttributes("link").href ?? "");
  const [address, setAddress] = useState(before);
  const close = () => focusAfter(onClose, () => editor.view);
  const remove = () => {
    editor.chain().extendMarkRange("link").unsetLink().run();
    close();
  };
  const set = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const href = typedAddress(address);
    if (href === "") return remove();
    const isBare = editor.state.selection.empty && !before;
    const chain = editor.chain();
    const words = lessons.find((lesson) => lesson.address === href)?.name ?? address.trim();
    if (isBare) chain.insertContent({ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] }).run();
    else chain.extendMarkRange("link").setLink({ href }).run();
    close();
  };
  return (
    <Dialog open onClose={close} title={t("linkTitle")}>
      <form className="stack" onSubmit={set}>
        <TextField
          label={t("address")}
          hint={t("linkHint")}
          dir="ltr"
          data-safe=""
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        {lessons.length > 0 && (
          <SelectField
            label={t("linkLesson")}
            choices={[
              { value: "", label: t("linkNoLesson") },
              ...lessons.map(({ address: value, name }) => ({ value, label: name })),
            ]}
            value={lessons.some((lesson) => lesson.address === address) ? address : ""}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
        <div className="row">
          <Button look="first" type="submit">
            {t("linkSet")}
          </Button>
          {before && <Button onClick={remove}>{t("linkRemove")}</Button>}
          <Button look="quiet" onClick={close}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** None until they have come, and none where they cannot be had: an address is enough for a link. */
function useLessons(list: LinkDialogProps["listLessons"]): readonly LinkableLesson[] {
  const [lessons, setLessons] = useState<readonly LinkableLesson[]>([]);
  useEffect(() => {
    let isGone = false;
    list?.().then(
      (found) => !isGone && setLessons(found),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [list]);
  return lessons;
}
