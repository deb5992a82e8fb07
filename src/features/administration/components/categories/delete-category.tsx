"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { ListedCategory } from "@/features/administration/server/categories/list-categories";

interface DeleteCategoryProps {
  category: ListedCategory;
  /** What was done, for whoever does not see the list change. */
  onSaid: (words: string) => void;
  onClose: () => void;
}

/** Asks before an empty category goes for good. */
export function DeleteCategory({ category: { id, name }, onSaid, onClose }: DeleteCategoryProps) {
  const t = useTranslations("categories.deleting");
  const router = useRouter();
  const { isBusy, problem, run } = useCall({ staysBusy: true });

  async function go() {
    await run(async () => {
      await api.categories.delete.mutate({ categoryId: id });
      onSaid(t("done", { name }));
      router.refresh();
      onClose();
    });
  }

  return (
    <ConfirmDialog
      open
      danger
      title={t("title", { name })}
      description={problem ?? t("why")}
      stay={t("stay")}
      go={t("go")}
      onStay={onClose}
      onGo={go}
      busy={isBusy}
    />
  );
}
