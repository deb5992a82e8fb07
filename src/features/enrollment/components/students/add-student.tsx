"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useReportedCall } from "@/components/api/use-reported-call";
import { DialogForm } from "@/components/form/dialog-form";
import { InstantField } from "@/components/form/instant-field";
import { PersonField } from "@/components/form/person-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** Enrolls one person by name or address. */
export function AddStudent({ courseId }: { courseId: string }) {
  const t = useTranslations("students");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [whom, setWhom] = useState("");
  const [until, setUntil] = useState("");
  const { isBusy, report, run } = useReportedCall({ place: "students.errors" });

  const send = () =>
    run(async () => {
      const { outcome, name } = await api.enrollment.students.enroll.mutate({ courseId, whom, until: until || null });
      setWhom("");
      router.refresh();
      return t(`add.${outcome}`, { name });
    });

  return (
    <>
      <Button size="small" icon="user-plus" onClick={() => setOpen(true)}>
        {t("addOne")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("add.title")} description={t("add.why")}>
        <DialogForm
          report={report}
          send={t("add.send")}
          isReady={!isBusy && whom.trim().length >= 2}
          close={t("add.close")}
          onSend={send}
          onClose={() => setOpen(false)}
        >
          <PersonField label={t("add.whom")} value={whom} onText={setWhom} />
          <InstantField label={t("add.until")} hint={t("add.untilHint")} isLastDay value={until} onInstant={setUntil} />
        </DialogForm>
      </Dialog>
    </>
  );
}
