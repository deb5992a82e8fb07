"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button, type ButtonLook } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";

/** Takes an enrollment and shows the page again, on which this button has become "Continue". Sends a guest to sign in and back. */
export function EnrollButton({ courseId, look }: { courseId: string; look?: Pick<ButtonLook, "size" | "full"> }) {
  const t = useTranslations("enrollment");
  const router = useRouter();
  const { isBusy, problem, run } = useCall({ place: "enrollment.errors", staysBusy: true });
  const message = useId();

  const enroll = () =>
    run(async () => {
      try {
        await api.enrollment.enroll.mutate({ courseId });
        router.refresh();
      } catch (error) {
        if (describeFailure(error).httpStatus !== 401) throw error;
        location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
      }
    });

  return (
    <>
      <Button
        look="first"
        {...look}
        onClick={enroll}
        disabled={isBusy}
        aria-describedby={problem ? message : undefined}
      >
        {isBusy ? t("enrolling") : t("enroll")}
      </Button>
      <ErrorLine id={message} words={problem} />
    </>
  );
}
