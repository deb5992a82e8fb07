"use client";
import { useRouter } from "next/navigation";
import { useCall } from "@/components/api/use-call";
import { showToast } from "@/components/ui/toasts";

/** Runs one change at a time, tells how it went and shows the page as it is now. */
export function useUserAct() {
  const router = useRouter();
  const { isBusy, problem, run: call } = useCall({ place: "users.errors" });

  /** Resolves to whether it was done. */
  const run = (act: () => Promise<void>, done: string): Promise<boolean> =>
    call(async () => {
      await act();
      showToast({ words: done, icon: "check" });
      router.refresh();
    });
  return { isBusy, problem, run };
}
