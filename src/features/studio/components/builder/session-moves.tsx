"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { showToast } from "@/components/ui/toasts";

/** Puts a session away at once, with Undo, or brings it back. */
export function SessionMoves({ sessionId, isAway }: { sessionId: string; isAway: boolean }) {
  const t = useTranslations("studio.builder");
  const common = useTranslations("common");
  const router = useRouter();
  const { problem, run } = useCall({ place: "editor.errors" });

  const move = (to: "archive" | "restore") =>
    run(async () => {
      await api.studio.builder.move.mutate({ sessionId, move: to });
      router.refresh();
      if (to === "archive")
        showToast({ words: t("archived"), action: { name: common("undo"), run: () => void move("restore") } });
    });

  return (
    <>
      {isAway ? (
        <Button size="small" onClick={() => move("restore")}>
          {t("bringBack")}
        </Button>
      ) : (
        <Button size="small" look="quiet" icon="archive" onClick={() => move("archive")}>
          {t("putAway")}
        </Button>
      )}
      <ErrorLine words={problem} />
    </>
  );
}
