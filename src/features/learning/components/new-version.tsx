import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { Notice } from "@/components/ui/notice";
import type { OwnMove } from "@/features/learning/server/moves/own-move";
import { NewVersionButton } from "./new-version-button";

const shownChanges = 8;
const saidOf = { added: "new", removed: "removed", changed: "changed", moved: "moved" } as const;

/** Tells a student in progress that a newer version is there, what it changes for them, and lets them move. Never automatically. */
export function NewVersion({ slug, offer, language }: { slug: string; offer: OwnMove; language: string }) {
  const t = useTranslations("versions.own");
  const { effect, changes } = offer;
  const { percentageFrom: from, percentageTo: to } = effect;
  const lessons = changes.filter(({ of }) => of === "lesson");
  return (
    <aside className="m-4" aria-label={t("title")}>
      <Notice icon="git-compare-arrows">
        <details>
          <summary className="min-block-6">{t("title")}</summary>
          <div className="mbs-2 grid justify-items-start gap-2">
            <p>
              {t.rich("lead", {
                number: offer.number,
                date: () => offer.publishedAt && <LocalTime at={offer.publishedAt} shape="date" />,
              })}
            </p>
            <p>
              {t(`group.${effect.group}`, { count: effect.newRequired.length })}{" "}
              {from === to ? t("samePercent", { from }) : t("percent", { from, to })} {t("keep")}
            </p>
            {offer.note && (
              <p>
                {t("note")}: <q lang={language}>{offer.note}</q>
              </p>
            )}
            {lessons.length > 0 && (
              <>
                <h2 className="label">{t("details")}</h2>
                <ul>
                  {lessons.slice(0, shownChanges).map(({ id, kind, place, title }) => (
                    <li key={`${id} ${kind}`}>
                      <span className="num">{place}</span> <span lang={language}>{title}</span>, {t(saidOf[kind])}
                    </li>
                  ))}
                  {lessons.length > shownChanges && <li>{t("more", { count: lessons.length - shownChanges })}</li>}
                </ul>
              </>
            )}
            <Messages only={["versions.own"]}>
              <NewVersionButton slug={slug} versionId={offer.versionId} />
            </Messages>
          </div>
        </details>
      </Notice>
    </aside>
  );
}
