"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { SelectField } from "@/components/form/select-field";
import { Switch } from "@/components/form/switch";
import { type InstructorTier, tiers } from "@/features/instructors/rules";
import type { QueuedInstructor } from "@/features/instructors/server/list-queue";

interface GradeProps {
  person: QueuedInstructor;
  isBusy: boolean;
  run: (act: () => Promise<string>) => Promise<boolean>;
}

/** Tier and verified mark, stored as they are chosen; what could not be stored goes back. */
export function GradeFields({ person, isBusy, run }: GradeProps) {
  const t = useTranslations("instructors.admin");
  const [tier, setTier] = useState<InstructorTier>(person.tier);
  const [isVerified, setVerified] = useState(person.isVerified);

  async function put(next: { tier: InstructorTier; isVerified: boolean }) {
    setTier(next.tier);
    setVerified(next.isVerified);
    const isDone = await run(async () => {
      await api.instructors.grade.mutate({ userId: person.userId, ...next });
      return t("told.grade");
    });
    if (isDone) return;
    setTier(person.tier);
    setVerified(person.isVerified);
  }

  return (
    <div className="row mbs-3 items-end">
      <SelectField
        label={t("tier")}
        choices={tiers.map((value) => ({ value, label: t(`tiers.${value}`) }))}
        value={tier}
        disabled={isBusy}
        onChange={({ target }) => void put({ tier: tiers.find((name) => name === target.value) ?? tier, isVerified })}
      />
      <Switch
        label={t("verified")}
        checked={isVerified}
        disabled={isBusy}
        onChange={({ target }) => void put({ tier, isVerified: target.checked })}
      />
    </div>
  );
}
