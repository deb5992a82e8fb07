"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCall } from "@/components/api/use-call";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toasts";
import type { InstructorsPage } from "@/features/instructors/server/list-queue";
import { InstructorCase } from "./instructor-case";

/** A page of a queue: each person with what can be decided about them. */
export function InstructorList({ people, children }: { people: InstructorsPage["people"]; children: ReactNode }) {
  const t = useTranslations("instructors.admin");
  const router = useRouter();
  const { isBusy, problem, run: call } = useCall({ place: "instructors.errors" });

  async function run(act: () => Promise<string>): Promise<boolean> {
    const isDone = await call(async () => showToast({ words: await act(), icon: "check" }));
    router.refresh();
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
