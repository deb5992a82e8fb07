"use client";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useShownAtOnce } from "@/components/api/use-shown-at-once";
import { Button } from "@/components/ui/button";
import type { ShownPost } from "@/features/discussion/server/show-thread";
import type { SaveStatus } from "@/lib/kept/save-status";

interface UsefulButtonProps {
  of: { courseId: string; postId: string };
  stored: ShownPost["useful"];
  /** Hears why it was taken back; null with the next press. */
  onProblem: (sentence: string | null) => void;
}

/** Says that someone else's post was useful, and how many others say so. Shown at once; taken back if it is refused. */
export function UsefulButton({ of, stored, onProblem }: UsefulButtonProps) {
  const t = useTranslations("discussion.talk");
  const onStatus = (status: SaveStatus) => onProblem(status.kind === "refused" ? status.why : null);
  const { value: vote, change } = useShownAtOnce(stored, { onStatus });

  function toggle() {
    const isMine = !vote.isMine;
    void change({
      by: ({ count }) => ({ isMine, count: count + (isMine ? 1 : -1) }),
      send: () => api.discussion.vote.mutate({ ...of, isUseful: isMine }),
      answered: (_, { usefulCount }) => ({ isMine, count: usefulCount }),
    });
  }

  return (
    <Button look="quiet" size="small" icon="thumbs-up" aria-pressed={vote.isMine} onClick={toggle}>
      {t("useful", { count: vote.count })}
    </Button>
  );
}
