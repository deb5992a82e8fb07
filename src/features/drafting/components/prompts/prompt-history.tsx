import { useTranslations } from "next-intl";
import { LocalTime } from "@/components/i18n/local-time";
import { Messages } from "@/components/i18n/messages";
import { Link } from "@/components/ui/link";
import { TableFrame } from "@/components/ui/table-frame";
import { TextDifference } from "@/components/ui/text-difference";
import type { PromptView } from "@/features/drafting/server/prompts/get-prompt";
import { OutcomeShares } from "./outcome-shares";
import { PromptHeading, PromptWords } from "./prompt-layout";
import { RequestCount } from "./prompt-table";
import { RestoreVersion } from "./restore-version";

/** Every version there was, what came of it, and one of them opened. */
export function PromptHistory({ prompt }: { prompt: PromptView }) {
  const t = useTranslations("prompts");
  return (
    <section aria-labelledby="versions">
      <PromptHeading id="versions">{t("history.title")}</PromptHeading>
      <TableFrame aria-label={t("history.caption")}>
        <table>
          <caption className="visually-hidden">{t("history.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("history.version")}</th>
              <th scope="col">{t("list.changed")}</th>
              <th scope="col" className="r">
                {t("list.requests")}
              </th>
              <th scope="col" className="min-[48rem]:ps-6">
                {t("list.outcomes")}
              </th>
            </tr>
          </thead>
          <tbody>
            {prompt.versions.map(({ id, number, author, createdAt, use }) => (
              <tr key={id} aria-current={number === prompt.shown?.number ? "true" : undefined}>
                <th scope="row">
                  <Link href={`/admin/prompts/${prompt.stage}?version=${number}#versions`}>
                    {t("history.number", { number })}
                  </Link>
                  {number === prompt.current.number && <span className="caption">{t("history.current")}</span>}
                </th>
                <td>
                  <LocalTime at={createdAt} />
                  <span className="caption">{author ?? t("list.shipped")}</span>
                </td>
                <td className="r" data-l={t("list.requests")}>
                  <RequestCount versionId={id} requests={use.requests} />
                </td>
                <td className="muted min-[48rem]:ps-6">
                  {use.requests === 0 ? t("list.none") : <OutcomeShares use={use} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {prompt.shown !== null && <OpenedVersion prompt={prompt} shown={prompt.shown} />}
    </section>
  );
}

function OpenedVersion({ prompt, shown }: { prompt: PromptView; shown: NonNullable<PromptView["shown"]> }) {
  const t = useTranslations("prompts.history");
  const { number, body, changed, restored, problems } = shown;
  const isCurrent = number === prompt.current.number;
  const isSame = restored?.length === 0;
  return (
    <article className="grid gap-2 py-4" aria-labelledby="version">
      <h3 className="type-h4" id="version">
        {t("number", { number })}
      </h3>
      {number === 1 ? (
        <p className="caption">{t("first")}</p>
      ) : (
        <TextDifference places={changed} label={t("changed", { number })} />
      )}
      {isCurrent ? (
        <p className="caption">{t("isCurrent")}</p>
      ) : isSame ? (
        <p className="caption">{t("sameText")}</p>
      ) : (
        <TextDifference places={restored} label={t("restored")} />
      )}
      <details className="difference">
        <summary>{t("text")}</summary>
        <PromptWords>{body}</PromptWords>
      </details>
      {!isCurrent && !isSame && problems.length > 0 && <p className="caption">{t("unusable")}</p>}
      {!isCurrent && !isSame && problems.length === 0 && (
        <Messages only={["prompts.history", "prompts.errors"]}>
          <RestoreVersion stage={prompt.stage} body={body} over={prompt.current.number} />
        </Messages>
      )}
    </article>
  );
}
