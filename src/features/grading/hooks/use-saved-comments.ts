import { useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import type { SavedComment } from "@/features/grading/server/saved-comments/list-saved-comments";

const byText = (one: SavedComment, other: SavedComment) => one.text.localeCompare(other.text);

/** The grader's own comments, asked for once they are needed: null until then. */
export function useSavedComments() {
  const [comments, setComments] = useState<readonly SavedComment[] | null>(null);
  const isAsked = useRef(false);
  const { isBusy, problem, run } = useCall();

  return {
    ...{ comments, isBusy, problem },
    async load() {
      if (isAsked.current) return;
      isAsked.current = true;
      isAsked.current = await run(async () => setComments(await api.grading.savedComments.list.query()));
    },
    /** A new one, or other words for a known one. Resolves to whether it went well. */
    save: (comment: SavedComment) =>
      run(async () => {
        const { id: savedCommentId, text } = comment;
        await api.grading.savedComments.save.mutate({ savedCommentId, text });
        setComments((before) => [...(before ?? []).filter(({ id }) => id !== comment.id), comment].sort(byText));
      }),
    remove: (id: string) =>
      run(async () => {
        await api.grading.savedComments.remove.mutate({ savedCommentId: id });
        setComments((before) => (before ?? []).filter((one) => one.id !== id));
      }),
  };
}

export type SavedComments = ReturnType<typeof useSavedComments>;
