"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { DialogForm } from "@/components/form/dialog-form";
import { TextField } from "@/components/form/text-field";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toasts";
import { LONGEST_NAME } from "@/features/course-groups/rules";

interface GroupFormProps {
  courseId: string;
  /** What is renamed; null for a new one. */
  group: { id: string; name: string } | null;
  onClose: () => void;
}

/** The name of a group, in a dialog. */
export function GroupForm({ courseId, group, onClose }: GroupFormProps) {
  const t = useTranslations("groups");
  const router = useRouter();
  const { isBusy, problem, run } = useCall();
  // The same for every try, so that a second one makes no second group.
  const [groupId] = useState(() => group?.id ?? crypto.randomUUID());
  const [name, setName] = useState(group?.name ?? "");

  const send = () =>
    run(async () => {
      await api.courseGroups.save.mutate({ courseId, groupId, name });
      showToast({ words: t(group ? "renamed" : "created", { name: name.trim() }), icon: "check" });
      router.refresh();
      onClose();
      if (!group) router.push(`/instructor/courses/${courseId}/students/groups/${groupId}`);
    });

  return (
    <Dialog open onClose={onClose} title={t(group ? "form.rename" : "form.new")}>
      <DialogForm
        report={problem}
        send={t(group ? "form.save" : "form.create")}
        isReady={!isBusy && name.trim() !== ""}
        close={t("form.close")}
        onSend={send}
        onClose={onClose}
      >
        <TextField
          label={t("form.name")}
          hint={t("form.hint")}
          dir="auto"
          autoComplete="off"
          maxLength={LONGEST_NAME}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
