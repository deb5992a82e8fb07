"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import type { GroupPage } from "@/features/course-groups/server/list-groups";
import { AddNamed } from "./add-named";
import { GroupForm } from "./group-form";

interface GroupActionsProps {
  courseId: string;
  group: Pick<GroupPage, "id" | "name" | "total" | "assessments">;
}

/** Adds students to a group, renames and deletes it. */
export function GroupActions({ courseId, group: { id, name, total, assessments } }: GroupActionsProps) {
  const t = useTranslations("groups");
  const router = useRouter();
  const { isBusy, problem, run } = useCall();
  const [asking, setAsking] = useState<"rename" | "delete" | null>(null);
  const close = () => setAsking(null);

  const remove = async () => {
    await run(async () => {
      await api.courseGroups.delete.mutate({ courseId, groupId: id });
      showToast({ words: t("deleted", { name }), icon: "check" });
      router.push(`/instructor/courses/${courseId}/students/groups`);
    });
    close();
  };

  return (
    <>
      <div className="row row--tight">
        <Button size="small" look="quiet" onClick={() => setAsking("delete")}>
          {t("delete")}
        </Button>
        <Button size="small" onClick={() => setAsking("rename")}>
          {t("rename")}
        </Button>
        <AddNamed courseId={courseId} groupId={id} />
      </div>
      <ErrorLine words={problem} />
      {asking === "rename" && <GroupForm courseId={courseId} group={{ id, name }} onClose={close} />}
      <ConfirmDialog
        open={asking === "delete"}
        danger
        busy={isBusy}
        title={t("deleteTitle", { name })}
        description={t("deleteWhy", { students: total, accommodations: assessments.length })}
        stay={t("keep")}
        go={t("delete")}
        onStay={close}
        onGo={remove}
      />
    </>
  );
}
