"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { CheckRow } from "@/components/form/check-row";
import { ChoiceGroup } from "@/components/form/choice-group";
import { SheetEnd } from "@/components/sheet/sheet";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { MoveGroup } from "@/features/courses/schema";
import { uuidV7 } from "@/lib/uuid-v7";

interface MoveFormProps {
  courseId: string;
  toVersionId: string;
  fromVersionId: string | null;
  groups: readonly { group: MoveGroup; count: number }[];
}

/** Chooses who moves and asks for it. The same press twice is one move: its id is made with the page. */
export function MoveForm({ courseId, toVersionId, fromVersionId, groups }: MoveFormProps) {
  const t = useTranslations("versions.move");
  const router = useRouter();
  const { isBusy, problem, run } = useCall({ staysBusy: true });
  const [moveId] = useState(() => uuidV7());
  const [chosen, setChosen] = useState<ReadonlySet<MoveGroup>>(
    () => new Set(groups.map(({ group }) => group).filter((group) => group !== "finished")),
  );
  const back = `/instructor/courses/${courseId}/versions`;
  const count = groups.reduce((sum, { group, count: of }) => sum + (chosen.has(group) ? of : 0), 0);

  function choose(group: MoveGroup, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(group);
    else next.delete(group);
    setChosen(next);
  }
  const move = () =>
    run(async () => {
      await api.courses.versions.moveLearners.mutate({
        courseId,
        moveId,
        toVersionId,
        fromVersionId,
        groups: [...chosen],
      });
      router.push(back);
      router.refresh();
    });

  return (
    <>
      <ChoiceGroup legend={t("who")} hint={t("keeps")}>
        {groups.map(({ group, count: of }) => (
          <CheckRow
            key={group}
            label={t(`groups.${group}`)}
            count={of}
            checked={chosen.has(group)}
            onChange={(event) => choose(group, event.target.checked)}
          />
        ))}
      </ChoiceGroup>
      <SheetEnd>
        <Button look="first" size="large" onClick={move} disabled={count === 0 || isBusy}>
          {isBusy ? t("going") : t("go", { count })}
        </Button>
        <ButtonLink look="quiet" href={back}>
          {t("back")}
        </ButtonLink>
        {chosen.size === 0 && <p className="caption">{t("chooseOne")}</p>}
      </SheetEnd>
      {problem && (
        <div className="mbs-4">
          <Notice tone="negative" live="alert">
            {problem}
          </Notice>
        </div>
      )}
    </>
  );
}
