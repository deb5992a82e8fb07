"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SavedState, type SaveState } from "@/components/ui/saved-state";
import { TemplateFields, type TypedTemplate, useTemplateFields } from "./template-fields";

/** Changes what is said of one's own template, shares it, or deletes it. */
export function EditTemplateForm({ templateId, initial }: { templateId: string; initial: TypedTemplate }) {
  const t = useTranslations("studio.templates");
  const words = useRefusal("authoring.errors");
  const router = useRouter();
  const { read, ...fields } = useTemplateFields(initial);
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const [isAsking, setAsking] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const about = read();
    if (!about) return;
    setState({ kind: "saving" });
    try {
      await api.authoring.templates.edit.mutate({ templateId, ...about });
      setState({ kind: "saved", at: new Date() });
      router.refresh();
    } catch (error) {
      setState({ kind: "refused", why: words(error) });
    }
  }

  async function remove() {
    try {
      await api.authoring.templates.delete.mutate({ templateId });
      router.push("/instructor/templates");
    } catch (error) {
      setAsking(false);
      setState({ kind: "refused", why: words(error) });
    }
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TemplateFields {...fields} />
      <div className="row">
        <Button type="submit" disabled={state.kind === "saving"}>
          {t("save")}
        </Button>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t("delete")}
        </Button>
        <SavedState state={state} />
      </div>
      <ConfirmDialog
        open={isAsking}
        title={t("deleteTitle", { name: initial.name })}
        description={t("deleteWhy")}
        stay={t("deleteStay")}
        go={t("delete")}
        danger
        onStay={() => setAsking(false)}
        onGo={remove}
      />
    </form>
  );
}
