import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";

/** Sends a change of the dashboard and shows the page again; what went wrong is said in `problem`. */
export function useSaving() {
  const t = useTranslations("records.dashboard");
  const { refresh } = useRouter();
  const [isSending, setSending] = useState(false);
  const [isShowing, show] = useTransition();
  const [problem, setProblem] = useState("");
  const send = async (change: () => Promise<unknown>): Promise<boolean> => {
    setSending(true);
    setProblem("");
    try {
      await change();
      show(refresh);
      return true;
    } catch {
      setProblem(t("notSaved"));
      return false;
    } finally {
      setSending(false);
    }
  };
  return { isBusy: isSending || isShowing, problem, send };
}
