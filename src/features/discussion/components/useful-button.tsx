"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { api } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import type { ShownPost } from "@/features/discussion/server/show-thread";

interface UsefulButtonProps {
  of: { courseId: string; postId: string };
  stored: ShownPost["useful"];
  onRefused: (error: unknown) => void;
}

/** Says that someone else's post was useful, and how many others say so. Shown at once; taken back if it is refused. */
export function UsefulButton({ of, stored, onRefused }: UsefulButtonProps) {
  const t = useTranslations("discussion.talk");
  const [vote, setVote] = useState(stored);

  async function toggle() {
    const before = vote;
    const isMine = !before.isMine;
    setVote({ isMine, count: before.count + (isMine ? 1 : -1) });
    try {
      const { usefulCount } = await api.discussion.vote.mutate({ ...of, isUseful: isMine });
      setVote({ isMine, count: usefulCount });
    } catch (error) {
      setVote(before);
      onRefused(error);
    }
  }

  return (
    <Button look="quiet" size="small" icon="thumbs-up" aria-pressed={vote.isMine} onClick={toggle}>
      {t("useful", { count: vote.count })}
    </Button>
  );
}
