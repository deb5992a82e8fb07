"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useRefusal } from "@/components/api/use-refusal";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toasts";
import type { InstructorsPage } from "@/features/instructors/server/list-queue";
import { InstructorCase } from "./instructor-case";

/** A page of a queue: each person with what can be decided about them. */
export function InstructorList({ people, children }: { people: InstructorsPage["people"]; children: ReactNode }) {
  const t = useTranslations("instructors.admin");
  const words = useRefusal("instructors.errors");
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function run(act: () => Promise<string>): Promise<boolean> {
    if (isBusy) return false;
    setBusy(true);
    setProblem(null);
    let isDone = false;
    try {
      showToast({ words: await act(), icon: "check" });
      isDone = true;
    } catch (error) {
      setProblem(words(error));
    }
    router.refresh();
    setBusy(false);
    return isDone;
  }

  return (
    <section aria-label={t("list")}>
      {problem !== null && (
        <Notice tone="caution" live="alert">
          <p>{problem}</p>
        </Notice>
      )}
      {people.map((person) => (
        <InstructorCase key={person.userId} person={person} isBusy={isBusy} run={run} />
      ))}
      {children}
    </section>
  );
}
