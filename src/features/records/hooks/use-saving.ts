import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useCall } from "@/components/api/use-call";

/** Sends a change of the dashboard and shows the page again; what went wrong is said in `problem`. */
export function useSaving() {
  const { refresh } = useRouter();
  const { isBusy, problem, run } = useCall();
  const [isShowing, show] = useTransition();
  const send = async (change: () => Promise<unknown>): Promise<boolean> => {
    const isSaved = await run(change);
    if (isSaved) show(refresh);
    return isSaved;
  };
  return { isBusy: isBusy || isShowing, problem, send };
}
