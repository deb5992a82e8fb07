"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useRefusal } from "@/components/api/use-refusal";
import { showToast } from "@/components/ui/toasts";

/** Runs one change at a time, tells how it went and shows the page as it is now. */
export function useUserAct() {
  const router = useRouter();
  const words = useRefusal("users.errors");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");

  /** Resolves to whether it was done. */
  async function run(act: () => Promise<void>, done: string): Promise<boolean> {
    setBusy(true);
    setProblem("");
    try {
      await act();
      showToast({ words: done, icon: "check" });
      router.refresh();
      return true;
    } catch (error) {
      setProblem(words(error));
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { isBusy, problem, run };
}
