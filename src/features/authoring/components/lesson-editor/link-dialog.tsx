import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { TextField } from "@/components/form/text-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Where the selected words lead. Without a selection the address itself becomes the words. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useTranslations("editor");
  const before = String(editor.getAttributes("link").href ?? "");
  const [address, setAddress] = useState(before);
  const close = () => {
    onClose();
    requestAnimationFrame(() => editor.view.focus());
  };
  const remove = () => {
    editor.chain().extendMarkRange("link").unsetLink().run();
    close();
  };
  const set = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const href = address.trim();
    if (href === "") return remove();
    const isBare = editor.state.selection.empty && !before;
    const chain = editor.chain();
    if (isBare) chain.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
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
