import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checks } from "@/components/ui/checks";
import { Icon } from "@/components/ui/icon";
import { TaskSide } from "@/components/work/task";
import type { BriefView } from "@/features/drafting/server/get-brief";
import { HeadingsButton } from "./brief-start";
import { Costs, MonthBudget } from "./stage/month-budget";

const works = ["outline", "lessons", "questions"] as const;

/** What drafting costs and where the author's files go; without a model, what can be done all the same. */
export function BriefAside({ draft: { id, model, credits, estimate, hasOutline } }: { draft: BriefView }) {
  const t = useTranslations("drafting.page");
  const code = (chunks: ReactNode) => <code>{chunks}</code>;
  return (
    <TaskSide aria-label={t("aside")}>
      {model === null ? (
        <>
          <section>
            <h2>{t("works")}</h2>
            <Checks>
              {works.map((name) => (
                <li key={name}>
                  <Icon name="check" /> <span>{t(`work.${name}`)}</span>
                </li>
              ))}
              <li>
                <Icon name="minus" /> <span className="muted">{t("worksNot")}</span>
              </li>
            </Checks>
          </section>
          <section>
            <h2>{t("cost")}</h2>
            <p className="caption num">{t("costWhy")}</p>
          </section>
        </>
      ) : (
        <section>
          <h2>{t("month")}</h2>
          <Costs>
            <MonthBudget credits={credits} more={hasOutline ? 0 : estimate.tokens} />
          </Costs>
        </section>
      )}
      <section>
        <h2>{t("where")}</h2>
        <p className="caption">{model === null ? t("whereWhy") : t.rich("whereModel", { model, code })}</p>
      </section>
      {model === null ? (
        <section>
          <h2>{t("host")}</h2>
          <p className="caption">{t.rich("hostWhy", { code })}</p>
        </section>
      ) : (
        <section>
          <h2>{t("without")}</h2>
          <p className="caption">{t("withoutWhy")}</p>
          {!hasOutline && <HeadingsButton draftId={id} />}
        </section>
      )}
    </TaskSide>
  );
}
