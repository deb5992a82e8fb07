import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Messages } from "@/components/i18n/messages";
import { ButtonBody, buttonClass } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Opening } from "@/components/ui/opening";
import { Pagination } from "@/components/ui/pagination";
import { NoteFilters } from "@/features/notebook/components/saved/note-filters";
import { SavedBookmarks } from "@/features/notebook/components/saved/saved-bookmarks";
import { SavedNote } from "@/features/notebook/components/saved/saved-note";
import { noteAddress, noteFilterIn } from "@/features/notebook/note-filter";
import type { NotePageRef } from "@/features/notebook/schema";
import { orRefuse, requirePerson, requireSite, serverApi } from "@/server/trpc/rsc";

type Query = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notebook.saved"))("title"), robots: { index: false } };
}

export default async function SavedPage({ searchParams }: Query) {
  await requireSite("account.own");
  const t = await getTranslations("notebook.saved");
  return (
    <main id="main" className="wrap">
      <Opening title={t("title")}>{t("lead")}</Opening>
      <Bookmarks />
      <Notes asked={noteFilterIn(await searchParams)} />
    </main>
  );
}

async function Bookmarks() {
  const t = await getTranslations("notebook.saved");
  const bookmarks = await orRefuse((await serverApi()).notebook.bookmarks());
  return (
    <SavedPart id="bookmarks" title={t("bookmarks")}>
      {bookmarks.length === 0 ? (
        <EmptyState title={t("noBookmarks")} action={<ButtonLink href="/courses">{t("browse")}</ButtonLink>}>
          {t("noBookmarksWhy")}
        </EmptyState>
      ) : (
        <Messages only={["notebook.saved"]}>
          <SavedBookmarks bookmarks={bookmarks} />
        </Messages>
      )}
    </SavedPart>
  );
}

async function Notes({ asked }: { asked: NotePageRef }) {
  const t = await getTranslations("notebook.saved");
  const [page, { id: readerId }] = await Promise.all([
    orRefuse((await serverApi()).notebook.notes(asked)),
    requirePerson(),
  ]);
  return (
    <SavedPart id="notes" title={t("notes")}>
      {page.total === 0 ? (
        <EmptyState title={t("noNotes")} action={<ButtonLink href="/dashboard">{t("toDashboard")}</ButtonLink>}>
          {t("noNotesWhy")}
        </EmptyState>
      ) : (
        <>
          <NoteFilters asked={asked} page={page} />
          {page.notes.length === 0 ? (
            <EmptyState title={t("noneFound")} action={<ButtonLink href="/saved#notes">{t("showAll")}</ButtonLink>}>
              {t("noneFoundWhy", { total: page.total })}
            </EmptyState>
          ) : (
            <Messages only={["notebook.lesson", "notebook.saved"]}>
              <p className="row row--apart mbe-3">
                <span className="caption num">{t("found", { found: page.found })}</span>
                <a
                  className={buttonClass({ size: "small" })}
                  href={noteAddress("/saved/export", { ...asked, page: 1 })}
                  download
                >
                  <ButtonBody icon="download">{t("export")}</ButtonBody>
                </a>
              </p>
              {page.notes.map((note) => (
                <SavedNote key={`${note.id} ${note.savedAt}`} note={note} readerId={readerId} />
              ))}
            </Messages>
          )}
          <Pagination
            page={page.page}
            last={page.lastPage}
            hrefOf={(number) => noteAddress("/saved", { ...asked, page: number })}
          />
        </>
      )}
    </SavedPart>
  );
}

function SavedPart({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="my-8 max-inline-[54rem]" aria-labelledby={id}>
      <h2 className="mbe-4" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
