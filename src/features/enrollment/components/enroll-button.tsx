"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useRefusal } from "@/components/api/use-refusal";
import { Button, type ButtonLook } from "@/components/ui/button";

/** Takes an enrollment and shows the page again, on which this button has become "Continue". Sends a guest to sign in and back. */
export function EnrollButton({ courseId, look }: { courseId: string; look?: Pick<ButtonLook, "size" | "full"> }) {
  const t = useTranslations("enrollment");
  const refusal = useRefusal("enrollment.errors");
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const message = useId();
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  async function enroll() {
    setBusy(true);
    setProblem(null);
    try {
      await api.enrollment.enroll.mutate({ courseId });
      router.refresh();
    } catch (error) {
      if (describeFailure(error).httpStatus === 401) {
        location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
        return;
      }
      if (!mounted.current) return;
      setProblem(refusal(error));
      setBusy(false);
    }
  }

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
      <p id={message} role="alert" className="field__error" hidden={problem === null}>
        {problem}
      </p>
    </>
  );
}
