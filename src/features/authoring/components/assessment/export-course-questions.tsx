"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

const CourseExport = lazyPart(() => import("./course-export").then((part) => part.CourseExport));

/** The questions of all lessons of a course as they are under edit, as a file for other platforms. */
export function ExportCourseQuestions({ courseId }: { courseId: string }) {
  const t = useTranslations("exchange");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="small" look="quiet" icon="download" onClick={() => setOpen(true)}>
        {t("exportTitle")}
      </Button>
      <Dialog open={isOpen} onClose={close} title={t("exportTitle")} description={t("exportCourseWhy")}>
        <CourseExport courseId={courseId} onClose={close} />
      </Dialog>
    </>
  );
}
