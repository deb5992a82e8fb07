"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toasts";
import { MOST_NAMED } from "@/features/course-groups/rules";

/** Adds students to a group by their user names or addresses, in a dialog. */
export function AddNamed({ courseId, groupId }: { courseId: string; groupId: string }) {
  const t = useTranslations("groups");
  const router = useRouter();
  const { isBusy, problem, run } = useCall();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const whom = [...new Set(typed.split(/[\n,;]+/).map((line) => line.trim()))].filter((line) => line !== "");

  const send = () =>
    run(async () => {
      const joined = await api.courseGroups.addNamed.mutate({ courseId, groupId, whom });
      showToast({ words: t("added", { ...joined }), icon: "check" });
      setTyped("");
      setOpen(false);
      router.refresh();
    });

  return (
    <>
      <Button size="small" icon="user-plus" onClick={() => setOpen(true)}>
        {t("add")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("add")} description={t("addWhy")}>
        <DialogForm
          report={problem}
          send={t("addSend")}
          isReady={!isBusy && whom.length > 0 && whom.length <= MOST_NAMED}
          close={t("form.close")}
          onSend={send}
          onClose={() => setOpen(false)}
        >
          <TextArea
            label={t("whom")}
            hint={t("whomHint", { most: MOST_NAMED })}
            rows={5}
            autoCapitalize="none"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </DialogForm>
      </Dialog>
    </>
  );
}
