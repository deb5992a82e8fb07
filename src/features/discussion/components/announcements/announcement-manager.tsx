"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { Button } from "@/components/ui/button";
import { ErrorLine } from "@/components/ui/error-line";
import { QuietActions } from "@/components/ui/quiet-actions";
import { showToast } from "@/components/ui/toasts";
import { forgetUnnamedAnnouncements } from "@/features/discussion/components/kept-words";
import { WriteForm } from "@/features/discussion/components/write-form";
import type { Announcements, ShownAnnouncement } from "@/features/discussion/server/announcements/list-announcements";
import { AnnouncementSaid } from "./announcement-said";

/** Where the team writes what its students are told: drafts, what is, and a form for another one. */
export function AnnouncementManager({ page, viewerId }: { page: Announcements; viewerId: string }) {
  const t = useTranslations("discussion.announcements");
  const router = useRouter();
  const courseId = page.course.id;
  useEffect(forgetUnnamedAnnouncements, []);
  return (
    <>
      <WriteForm
        of={{ writerId: viewerId, about: `announcement.${courseId}` }}
        name={t("new")}
        field={t("text")}
        hint={t("textHint")}
        hasTitle
        titleField={t("title")}
        noTitle={t("noTitle")}
        submit={t("saveDraft")}
        caption={t("toldWhenPublished")}
        send={({ id, ...words }) =>
          api.discussion.writeAnnouncement.mutate({ courseId, announcementId: id, base: "", ...words })
        }
        onSent={() => router.refresh()}
      />
      {page.announcements.length === 0 && <p className="muted">{t("noneWritten")}</p>}
      {page.announcements.map((one) => (
        <Entry key={one.id} of={one} courseId={courseId} viewerId={viewerId} />
      ))}
    </>
  );
}

function Entry({ of, courseId, viewerId }: { of: ShownAnnouncement; courseId: string; viewerId: string }) {
  const t = useTranslations("discussion.announcements");
  const common = useTranslations("common");
  const { isBusy, problem, run } = useCall();
  const router = useRouter();
  const [isEditing, setEditing] = useState(false);
  const one = { courseId, announcementId: of.id };
  const { content } = of;

  const act = (call: () => Promise<unknown>, done?: () => void) =>
    run(async () => {
      await call();
      done?.();
      router.refresh();
    });
  const undo = () => void act(() => api.discussion.restoreAnnouncement.mutate(one));
  const withdraw = () =>
    act(
      () => api.discussion.withdrawAnnouncement.mutate(one),
      () => showToast({ words: t("withdrawn"), icon: "trash-2", action: { name: common("undo"), run: undo } }),
    );
  const publish = () =>
    act(
      () => api.discussion.publishAnnouncement.mutate(one),
      () => showToast({ words: t("published"), icon: "check" }),
    );

  if (isEditing && content !== null)
    return (
      <WriteForm
        of={{ writerId: viewerId, about: `announcement.${of.id}` }}
        name={t("edit")}
        field={t("text")}
        hasTitle
        titleField={t("title")}
        noTitle={t("noTitle")}
        stored={{ title: of.title, content }}
        submit={t("save")}
        caption={of.publishedAt === null ? undefined : t("saysEdited")}
        send={({ title, content: next }) =>
          api.discussion.writeAnnouncement.mutate({ ...one, base: content, title, content: next })
        }
        onSent={() => {
          setEditing(false);
          router.refresh();
        }}
        onCancel={() => setEditing(false)}
      />
    );
  return (
    <AnnouncementSaid of={of}>
      <QuietActions>
        {of.publishedAt === null && (
          <Button size="small" icon="check" disabled={isBusy} onClick={publish}>
            {t("publish")}
          </Button>
        )}
        <Button look="quiet" size="small" icon="pencil" onClick={() => setEditing(true)}>
          {t("edit")}
        </Button>
        <Button look="quiet" size="small" icon="trash-2" disabled={isBusy} onClick={withdraw}>
          {t(of.publishedAt === null ? "discard" : "withdraw")}
        </Button>
      </QuietActions>
      <ErrorLine words={problem} />
    </AnnouncementSaid>
  );
}
