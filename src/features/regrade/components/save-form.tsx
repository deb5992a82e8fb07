"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { api, describeFailure } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useFailureSentence } from "@/components/api/use-refusal";
import { CheckRow } from "@/components/form/check-row";
import { TextArea } from "@/components/form/text-area";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";
import type { AskRegrade } from "@/features/regrade/schema";
import { longestReason } from "@/features/regrade/schema";
import { uuidV7 } from "@/lib/uuid-v7";

interface SaveFormProps {
  asked: AskRegrade & { courseId: string };
  stamp: string;
  counts: { changed: number; loses: number };
  /** Where the page leads afterwards. */
  doneHref: string;
}

/** Why, whether passes are taken too, and the button that saves what the preview shows. */
export function SaveForm({ asked, stamp, counts, doneHref }: SaveFormProps) {
  const t = useTranslations("regrade");
  const router = useRouter();
  const tell = useFailureSentence();
  const [reason, setReason] = useState("");
  const [takesPasses, setTakesPasses] = useState(false);
  // One regrade, however often it has to be sent over a bad line.
  const regradeId = useRef<string | null>(null);
  const { isBusy, problem, run } = useCall({
    tell(error) {
      const failure = describeFailure(error);
      // The next try saves what the new preview shows.
      if (failure.reason === "regrade.changed_since") router.refresh();
      return tell(failure);
    },
  });
  const count = counts.changed - (takesPasses ? 0 : counts.loses);

  async function save() {
    regradeId.current ??= uuidV7();
    const sent = { ...asked, regradeId: regradeId.current, stamp, takesPasses, reason };
    let students = 0;
    const isSaved = await run(async () => {
      students = (await api.regrade.save.mutate(sent)).students;
    });
    if (!isSaved) return;
    showToast({ words: t("saved", { count: students }), icon: "check" });
    router.push(doneHref);
    router.refresh();
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {counts.loses > 0 && (
        <div>
          <CheckRow
            label={t("takes", { count: counts.loses })}
            checked={takesPasses}
            aria-describedby="takes-hint"
            onChange={(event) => {
              regradeId.current = null;
              setTakesPasses(event.target.checked);
            }}
          />
          <p className="field__hint" id="takes-hint">
            {t("takesHint")}
          </p>
        </div>
      )}
      <TextArea
        label={t("reason")}
        rows={3}
        dir="auto"
        maxLength={longestReason}
        hint={t("reasonHint", { most: longestReason })}
        value={reason}
        onChange={(event) => {
          regradeId.current = null;
          setReason(event.target.value);
        }}
      />
      <ErrorLine words={problem} />
      <div className="row">
        <Button type="submit" look="first" disabled={isBusy}>
          {t("save", { count })}
        </Button>
      </div>
    </form>
  );
}
