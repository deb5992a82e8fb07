"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { lazyPart } from "@/components/on-demand/lazy-part";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";

const ReviewForm = lazyPart(() => import("./review-form").then(({ ReviewForm: form }) => form));

export interface OwnWords {
  id: string;
  rating: number;
  title: string;
  content: string;
}

/** The buttons that write, change and delete one's own review. The form comes on demand. */
export function OwnReview({
  courseId,
  readerId,
  own,
  mayWrite,
}: {
  courseId: string;
  readerId: string;
  own: OwnWords | null;
  mayWrite: boolean;
}) {
  const t = useTranslations("reviews.write");
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [asks, setAsks] = useState(false);
  const { isBusy, problem, run } = useCall();

  async function remove(reviewId: string) {
    await run(async () => {
      await api.reviews.remove.mutate({ reviewId });
      showToast({ words: t("removed"), icon: "check" });
      router.refresh();
    });
    setAsks(false);
  }

  if (isOpen) return <ReviewForm {...{ courseId, readerId }} own={own} onClose={() => setOpen(false)} />;
  return (
    <>
      <div className="row row--tight">
        {mayWrite && (
          <Button onClick={() => setOpen(true)} icon="pencil">
            {t(own ? "change" : "open")}
          </Button>
        )}
        {own && (
          <Button look="quiet" onClick={() => setAsks(true)}>
            {t("remove")}
          </Button>
        )}
      </div>
      <ErrorLine words={problem} />
      {own && (
        <ConfirmDialog
          open={asks}
          title={t("removeTitle")}
          description={t("removeWhy")}
          stay={t("keep")}
          go={t("removeNow")}
          danger
          busy={isBusy}
          onStay={() => setAsks(false)}
          onGo={() => void remove(own.id)}
        />
      )}
    </>
  );
}
