"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useSavedCall } from "@/components/api/use-saved-call";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SavedState } from "@/components/ui/saved-state";
import { TemplateFields, type TypedTemplate, useTemplateFields } from "./template-fields";

/** Changes what is said of one's own template, shares it, or deletes it. */
export function EditTemplateForm({ templateId, initial }: { templateId: string; initial: TypedTemplate }) {
  const t = useTranslations("studio.templates");
  const router = useRouter();
  const { read, ...fields } = useTemplateFields(initial);
  const { isBusy, state, run } = useSavedCall({ place: "editor.errors" });
  const removal = useCall({ place: "editor.errors", staysBusy: true });
  const [isAsking, setAsking] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const about = read();
    if (!about) return;
    void run(async () => {
      await api.studio.templates.edit.mutate({ templateId, ...about });
      router.refresh();
    });
  }

  async function remove() {
    const isDeleted = await removal.run(() => api.studio.templates.delete.mutate({ templateId }));
    if (isDeleted) router.push("/instructor/templates");
    else setAsking(false);
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TemplateFields {...fields} />
      <div className="row">
        <Button type="submit" disabled={isBusy}>
          {t("save")}
        </Button>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t("delete")}
        </Button>
        <SavedState state={removal.problem === null ? state : { kind: "refused", why: removal.problem }} />
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
